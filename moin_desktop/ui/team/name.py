"""Who works here: one line, asked for lightly."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls
from moin_desktop.ui.team.sheet import Sheet

_LONGEST = 60


class NamePage(Sheet):
    """A field for a name; Enter keeps it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(_("Who works here"), parent, QSize(480, 240))
        self.about.setText(
            _(
                "The name stands beside your steps, notes, codes and findings, so that two people can be told apart. "
                "It stays on this computer until you hand your work over."
            )
        )
        self.field = controls.CommittingEdit(_("Your name"), _("Your name"))
        self.field.setFixedHeight(40)
        self.field.setMaxLength(_LONGEST)
        self.field.show_text(name)
        self.page.addWidget(self.field)
        self.page.addStretch(1)
        self.keep = controls.button(_("Use this name"), "primary")
        self.later = controls.button(_("Not now"))
        self.foot(self.later, self.keep)
        self.later.clicked.connect(self.reject)
        self.keep.clicked.connect(self.accept)
        self.field.returnPressed.connect(self.accept)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def name(self) -> str:
        """What was typed."""
        return " ".join(self.field.text().split())
