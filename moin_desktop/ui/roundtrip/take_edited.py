"""What an edited workbook would change, row by row with a tick each, before anything is taken in."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models.roundtrip.edited import Change, State
from moin_desktop.ui import controls
from moin_desktop.ui.roundtrip import wording
from moin_desktop.ui.roundtrip.tick_list import TickList
from moin_desktop.ui.team.sheet import Sheet

_ORDER = (State.EDIT, State.CLASH, State.NEW, State.GONE, State.REFUSED)


class TakeEdited(Sheet):
    """The list on the left, before and after on the right, one button."""

    def __init__(self, name: str, changes: Sequence[Change], parent: QWidget) -> None:
        super().__init__(_("Edited in {name}").format(name=name), parent, QSize(1120, 740))
        self._changes = tuple(changes)
        self._ticked = {change.key for change in changes if change.wanted}
        self.about.setText(
            _("Nothing is taken in before you say so. Edits of numbers, charts and responses stay in the workbook.")
        )
        body = controls.row(spacing=20)
        self.list = TickList(_("What was edited"))
        self.list.setMinimumWidth(420)
        body.addWidget(self.list, 6)
        body.addWidget(controls.line(vertical=True))
        body.addWidget(self._build_side(), 5)
        self.page.addLayout(body, 1)
        self.all = controls.button(_("Tick all"))
        self.none = controls.button(_("Tick none"))
        self.leave = controls.button(_("Leave it"))
        self.take = controls.button("", "primary")
        foot = self.foot(self.leave, self.take)
        foot.insertWidget(0, self.all)
        foot.insertWidget(1, self.none)
        for button in (self.all, self.none, self.leave, self.take):
            button.setAutoDefault(False)
        self._connect()
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_side(self) -> QWidget:
        side = QWidget()
        page = controls.column(side, 12)
        self.title = controls.label(px=16, weight=600, wrap=True)
        self.where = controls.label(px=13.5, tone="ink2", wrap=True)
        page.addWidget(self.title)
        page.addWidget(self.where)
        self.versions = {
            "exported": _Version(_("When it was saved")),
            "before": _Version(_("In the project")),
            "after": _Version(_("In the workbook")),
        }
        for version in self.versions.values():
            page.addWidget(version)
        self.trouble = controls.label(px=13.5, weight=500, tone="warn", wrap=True)
        page.addWidget(self.trouble)
        page.addWidget(controls.label(_("Space ticks, A all, N none, ↑ ↓ next"), 12.5, tone="ink2", wrap=True))
        page.addStretch(1)
        return controls.scroll(side, _("Before and after"))

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_chosen)
        self.list.ticked_one.connect(self.toggle)
        self.list.pressed_key.connect(self._on_key)
        self.all.clicked.connect(self.tick_all)
        self.none.clicked.connect(self.tick_none)
        self.leave.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)

    @property
    def accepted_changes(self) -> list[Change]:
        """Those that are ticked, in their order."""
        return [change for change in self._changes if change.key in self._ticked]

    # Shown

    def refresh(self) -> None:
        """Show every line with its tick."""
        by_state = {state: [one for one in self._changes if one.state is state] for state in _ORDER}
        headed = [(wording.heading(state, len(some)), some) for state, some in by_state.items() if some]
        self.list.show_changes(headed, self._ticked)
        n = len(self._ticked)
        words = ngettext("Take in {n} change", "Take in {n} changes", n).format(n=number_text(n))
        self.take.set_text(words if n else _("Nothing to take in"))
        self.take.setEnabled(n > 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        change = self.list.change(self.list.key)
        if change is None:
            return
        self.title.setText(wording.line(change))
        self.where.setText(wording.where(change))
        told = {
            "exported": change.exported if change.state is State.CLASH else None,
            "before": None if change.state is State.NEW or (change.trouble and not change.before) else change.before,
            "after": None if change.state is State.GONE else change.after,
        }
        for name, version in self.versions.items():
            words = told[name]
            version.setVisible(words is not None)
            version.show_words(words or "–")
        both = _("It was changed in the project since the workbook was saved. Ticked, the workbook counts.")
        self.trouble.setText(change.trouble or (both if change.state is State.CLASH else ""))
        self.trouble.setVisible(bool(self.trouble.text()))

    # Done

    def toggle(self, key: str) -> None:
        """Take one in, or leave it."""
        change = self.list.change(key)
        if change is not None and change.state is not State.REFUSED:
            self._ticked ^= {key}
            self.refresh()

    def tick_all(self) -> None:
        """Take in all but what was deleted, which is ticked one by one."""
        self._ticked |= {c.key for c in self._changes if c.state not in (State.REFUSED, State.GONE)}
        self.refresh()

    def tick_none(self) -> None:
        """Leave all."""
        self._ticked.clear()
        self.refresh()

    def _on_key(self, event: QKeyEvent) -> None:
        act = {Qt.Key.Key_A: self.tick_all, Qt.Key.Key_N: self.tick_none}.get(Qt.Key(event.key()))
        if act is not None and not event.modifiers() & ~Qt.KeyboardModifier.ControlModifier:
            act()
            event.accept()


class _Version(QFrame):
    """What one side says."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("look", "sunken")
        page = controls.column(self, 6, (14, 12, 14, 14))
        page.addWidget(controls.label(name, 12.5, 600, "ink2"))
        self.words = controls.label(px=15.5, serif=True, wrap=True)
        page.addWidget(self.words)

    def show_words(self, words: str) -> None:
        """Show what it says."""
        self.words.setText(words if len(words) <= _MOST else words[:_MOST] + " …")


_MOST = 3000
"""Letters of a text that are shown; more would not be read here."""
