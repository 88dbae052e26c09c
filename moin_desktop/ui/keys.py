"""All keys on one page: F1 or ?."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls


def groups() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Where, and there: key and what it does."""
    return (
        (
            _("Anywhere"),
            (
                ("Ctrl+1  Ctrl+2  Ctrl+3", _("Data, Explore, Findings")),
                ("Ctrl+O", _("Open a survey or a project")),
                ("Ctrl+E", _("Export")),
                ("Ctrl+Z", _("Undo")),
                ("Ctrl+Shift+Z", _("Redo")),
                ("Ctrl+Shift+D", _("Light, dark, as the system")),
                ("F6", _("Next part of the window")),
                ("F10", _("Menu")),
                ("F1  ?", _("This page")),
            ),
        ),
        (
            _("Explore"),
            (
                (_("Up  Down"), _("Choose an answer")),
                (_("Enter"), _("Only these respondents")),
                (_("Esc"), _("Clear the selection, then the filter")),
                ("[  ]", _("Previous or next question")),
                ("N", _("Pin a note")),
                ("K", _("Keep the chart as a finding")),
                ("T", _("Table or chart")),
                ("S", _("Most first, or as listed")),
                ("F2", _("Edit the headline")),
                ("Ctrl+C", _("Copy picture and table")),
                ("Alt+1  …  Alt+4", _("Pillar of the finding")),
            ),
        ),
        (
            _("Data"),
            (
                (_("Enter"), _("Read the question another way")),
                ("F2", _("Edit its short name, or an answer")),
                (_("Alt+Up  Alt+Down"), _("Move an answer")),
            ),
        ),
        (
            _("Findings"),
            (
                (_("Arrows"), _("Choose a finding")),
                (_("Alt+arrows"), _("Move it")),
                (_("Enter"), _("Open it in Explore")),
                (_("Del"), _("Remove it")),
            ),
        ),
    )


class Keys(QDialog):
    """A page of keys; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = controls.column(self, 16, (28, 24, 28, 20))
        page.addWidget(controls.label(_("Keys"), 27, 600, serif=True))
        across = controls.row(spacing=40)
        for where, keys in groups():
            part = QGridLayout()
            part.setHorizontalSpacing(16)
            part.setVerticalSpacing(8)
            part.addWidget(controls.label(where, 13, 600, "ink2"), 0, 0, 1, 2)
            for number, (key, does) in enumerate(keys, 1):
                part.addWidget(controls.label(key, 13.5, 600), number, 0)
                part.addWidget(controls.label(does, 13.5), number, 1)
            part.setRowStretch(len(keys) + 1, 1)
            across.addLayout(part)
        page.addLayout(across)
        page.addWidget(controls.label(_("Single letters act only when no field has the focus."), 12.5, 400, "ink2"))
        foot = controls.row()
        foot.addStretch()
        close = controls.button(_("Close"), "primary")
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        page.addLayout(foot)
