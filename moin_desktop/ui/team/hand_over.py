"""Hand over one person's work on a survey as a small file."""

import re
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import parcels, people
from moin_desktop.ui import controls
from moin_desktop.ui.team.sheet import Sheet
from moin_desktop.ui.workspace import Workspace


class HandOver(Sheet):
    """Whose work, and what is in it; the button asks where to."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(_("Hand over my notes"), parent, QSize(560, 420))
        self._workspace = workspace
        self.parcel: dict[str, Any] = {}
        self.about.setText(
            _(
                "A parcel is a small file with one person's notes, codes, quotes and findings, and none of the "
                "answers. Whoever has a copy of this project takes it in."
            )
        )
        self.page.addWidget(controls.label(_("Whose work"), 12.5, 600, "ink2"))
        self.who = controls.Combo(_("Whose work"))
        survey, own = workspace.survey.id, workspace.author
        for name in dict.fromkeys((*((own,) if own else ()), *people.names(workspace.project.session, survey))):
            self.who.addItem(_who(name, own), name)
        self.page.addWidget(self.who)
        self.holds = controls.label(px=16, weight=600, wrap=True)
        self.page.addWidget(self.holds)
        self.hint = controls.label(px=13.5, tone="ink2", wrap=True)
        self.page.addWidget(self.hint)
        self.page.addStretch(1)
        self.leave = controls.button(_("Close"))
        self.save = controls.button(_("Save the parcel"), "primary", "export")
        self.foot(self.leave, self.save)
        self.leave.clicked.connect(self.reject)
        self.save.clicked.connect(self.accept)
        self.who.currentIndexChanged.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        ws = self._workspace
        if self.who.count():
            self.parcel = parcels.make(ws.project.session, ws.survey.id, self.who.currentData())
        parts = contents(self.parcel)
        self.holds.setText(parts or _("Nothing yet under this name"))
        self.hint.setText(
            _("They need a project of the same export of “{name}”. Taking a parcel in twice changes nothing.").format(
                name=ws.survey.name
            )
        )
        self.save.setEnabled(bool(parts))


def _who(name: str, own: str) -> str:
    return _("{name} (you)").format(name=name) if name and name == own else name or _("Without a name")


def contents(parcel: dict[str, Any]) -> str:
    """What is in a parcel: "3 notes, 31 codes, 2 findings"."""
    words = {
        "notes": partial(ngettext, "{n} note", "{n} notes"),
        "codings": partial(ngettext, "{n} code", "{n} codes"),
        "quotes": partial(ngettext, "{n} quote", "{n} quotes"),
        "findings": partial(ngettext, "{n} finding", "{n} findings"),
    }
    counts = {name: len(parcel.get(name, ())) for name in words}
    return _(", ").join(words[name](n).format(n=number_text(n)) for name, n in counts.items() if n)


def file_name(name: str) -> str:
    """The proposed name: whose it is and of which day."""
    plain = "-".join(re.sub(r"[^\w]+", " ", name.casefold()).split()) or _("notes")
    return f"{plain}-{datetime.now().astimezone():%Y-%m-%d}.moin-parcel"


def with_suffix(path: Path) -> Path:
    """The path with the ending of parcels."""
    return path if path.suffix.lower() == ".moin-parcel" else path.with_name(f"{path.name}.moin-parcel")
