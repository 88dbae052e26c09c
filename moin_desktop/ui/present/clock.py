"""How long it has been: since the beginning, and on the slide shown; of so many minutes where these were planned."""

import time
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from moin_desktop.i18n import _, ngettext
from moin_desktop.models import settings
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.present.session import Session

PLANNED = "minutes planned"
CHOICES = (0, 10, 15, 20, 30, 45, 60, 90, 120)


def text(seconds: float) -> str:
    """ "12:40", from an hour on "1:02:40"."""
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class Clock(QWidget):
    """Ticks every second while it is seen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._build()
        self._ticking = QTimer(self)
        self._ticking.setInterval(1000)
        self._ticking.timeout.connect(self.refresh)
        self._ticking.start()
        session.moved.connect(self.refresh)
        self.refresh()

    def _build(self) -> None:
        row = controls.row(self, 8)
        row.addWidget(controls.Picture("clock", 18))
        self.since = controls.label(px=20, weight=600)
        self.since.setFont(fonts.sans(20, 600, tabular=True))
        self.since.setAccessibleName(_("Time since the beginning"))
        row.addWidget(self.since)
        self.of = controls.button("", "quiet", name=_("Minutes planned"), tip=_("How long it should take"))
        self.of.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.of.clicked.connect(self._on_of)
        row.addWidget(self.of)
        self.here = controls.label(px=13, tone="ink2")
        row.addWidget(self.here)

    def stop(self) -> None:
        """Tick no longer."""
        self._ticking.stop()

    @property
    def planned(self) -> int:
        """The minutes planned; 0 for none."""
        kept = settings.get(self._session.workspace.project.session, PLANNED)
        return int(kept) if kept.isdigit() else 0

    def refresh(self) -> None:
        """Show the time."""
        if not self._session.workspace.is_open:
            return
        now, planned = time.monotonic(), self.planned
        gone = now - self._session.began
        self.since.setText(text(gone))
        controls.set_tone(self.since, "warn" if planned and gone > planned * 60 else "")
        said = ngettext("of {n} min", "of {n} min", planned).format(n=planned) if planned else _("Plan minutes")
        if self.of.text() != said:
            self.of.setText(said)
        self.here.setText(_("{time} on this one").format(time=text(now - self._session.since)))

    def _on_of(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(fonts.sans(13.5, 500))
        for minutes in CHOICES:
            words = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes) if minutes else _("No limit")
            entry = menu.addAction(words, partial(self.plan, minutes))
            entry.setCheckable(True)
            entry.setChecked(minutes == self.planned)
        menu.addSeparator()
        menu.addAction(_("Count from now"), self._on_again)
        menu.popup(self.of.mapToGlobal(self.of.rect().bottomLeft()))

    def plan(self, minutes: int) -> None:
        """Plan so many minutes; 0 for no limit."""
        self._session.workspace.project.remember(settings.put, PLANNED, str(minutes))
        self.refresh()

    def _on_again(self) -> None:
        self._session.began = time.monotonic()
        self.refresh()
