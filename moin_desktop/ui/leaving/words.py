"""A chart in words, to read, to hear and to copy: how it is read, its largest and smallest, and of whom it is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from moin_desktop.analysis import telling
from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.charts.plan import Plan


class InWords(QDialog):
    """The paragraph, with a way to copy it; Esc closes it."""

    def __init__(self, plan: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("This chart in words"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = controls.column(self, 12, (28, 24, 28, 20))
        page.addWidget(controls.label(_("This chart in words"), 21, 600, serif=True))
        self.words = QPlainTextEdit(telling.reading(plan.data))
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setFont(fonts.serif(16.5))
        self.words.setAccessibleName(_("This chart in words"))
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        page.addWidget(self.words, 1)
        foot = controls.row()
        self.copy = controls.button(_("Copy"), "", "copy")
        close = controls.button(_("Close"), "primary")
        foot.addWidget(self.copy)
        foot.addStretch()
        foot.addWidget(close)
        page.addLayout(foot)
        self.copy.clicked.connect(self._on_copy)
        close.clicked.connect(self.accept)
        self.resize(QSize(560, 320).boundedTo(parent.window().size()))
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.toPlainText())
        self.copy.set_text(_("Copied"))
