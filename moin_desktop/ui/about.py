"""What the program is, what it keeps to itself, and whose work it stands on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from moin_desktop import __version__
from moin_desktop.i18n import _
from moin_desktop.ui import controls


class About(QDialog):
    """Version, privacy and licences; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About MOIN Desktop"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(520)
        page = controls.column(self, 8, (28, 24, 28, 20))
        page.addWidget(controls.label("MOIN Desktop", 27, 600, serif=True))
        page.addWidget(controls.label(_("Version {version}").format(version=__version__), 13.5, 400, "ink2"))
        for head, text in _parts():
            page.addSpacing(8)
            page.addWidget(controls.label(head, 13, 600, "ink2"))
            page.addWidget(controls.label(text, 14, wrap=True))
        page.addSpacing(8)
        foot = controls.row()
        foot.addStretch()
        close = controls.button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        page.addLayout(foot)


def _parts() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Privacy"),
            _(
                "Nothing leaves this computer. The program opens no connection. Columns with emails, names, phone "
                "numbers or addresses are never stored, and the spreadsheet itself is never written."
            ),
        ),
        (
            _("Licence"),
            _("MIT. You may use, change and pass on this program, as long as its licence stays with it."),
        ),
        (
            _("Made with"),
            _(
                "Qt and PySide6 (LGPL 3), pyqtgraph (MIT), NumPy (BSD), SQLAlchemy (MIT), calamine (MIT), "
                "XlsxWriter (BSD), Inter and Source Serif 4 (SIL Open Font Licence)."
            ),
        ),
    )
