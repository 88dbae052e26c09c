"""What a parcel would bring, line by line, before anything is taken; where the two differ a person says what counts."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models.parcels import Choice, Item, State
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.team.rows import Row, RowsView
from moin_desktop.ui.team.sheet import Sheet

_ORDER = (State.CONFLICT, State.NEW, State.GONE, State.HOMELESS, State.SAME)
_ICONS = {"theme": "theme", "coding": "text", "quote": "text", "note": "note", "finding": "bookmark"}
_BESIDE = frozenset({"note", "finding"})
"""Kinds of which ours and theirs can stand side by side."""


class TakeIn(Sheet):
    """The list on the left, the two versions on the right, one button."""

    def __init__(self, title: str, about: str, items: Sequence[Item], parent: QWidget) -> None:
        super().__init__(title, parent, QSize(1080, 720))
        self._items = {item.key: item for item in items}
        self.choices: dict[str, Choice] = {}
        self.about.setText(about)
        body = controls.row(spacing=20)
        self.list = RowsView(_("What is in the file"))
        self.list.setMinimumWidth(380)
        body.addWidget(self.list, 5)
        body.addWidget(controls.line(vertical=True))
        body.addWidget(self._build_side(), 6)
        self.page.addLayout(body, 1)
        self.leave = controls.button(_("Leave it"))
        self.take = controls.button("", "primary")
        self.left = controls.label(px=13.5, tone="ink2")
        foot = self.foot(self.leave, self.take)
        foot.insertWidget(0, self.left)
        self.leave.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self.list.chosen.connect(self._show_chosen)
        self.list.pressed_key.connect(self._on_key)
        self.take.setAutoDefault(False)
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_side(self) -> QWidget:
        side = QWidget()
        page = controls.column(side, 12)
        self.title = controls.label(px=16, weight=600, wrap=True)
        self.said = controls.label(px=14, tone="ink2", wrap=True)
        page.addWidget(self.title)
        page.addWidget(self.said)
        both = controls.row(spacing=12)
        self.ours, self.theirs = _Version(_("Here")), _Version(_("In the file"))
        both.addWidget(self.ours, 1)
        both.addWidget(self.theirs, 1)
        page.addLayout(both)
        page.addLayout(self._build_ways())
        self.keys = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self.keys)
        page.addStretch(1)
        return side

    def _build_ways(self) -> QHBoxLayout:
        ways = controls.row(spacing=8)
        self.ways = {
            Choice.OURS: controls.button("", checkable=True),
            Choice.THEIRS: controls.button("", checkable=True),
            Choice.BOTH: controls.button(_("Both"), checkable=True, tip=_("Keep ours and take theirs beside it (B)")),
        }
        for choice, button in self.ways.items():
            button.clicked.connect(lambda _checked=False, choice=choice: self.choose(choice))
            ways.addWidget(button)
        ways.addStretch()
        return ways

    # Shown

    def refresh(self) -> None:
        """Show every line with what was said about it."""
        rows: list[Row] = []
        for state in _ORDER:
            some = [item for item in self._items.values() if item.state is state]
            if some:
                rows.append(Row("", _heading(state, len(some))))
                rows += [self._row(item) for item in some]
        self.list.show_rows(rows)
        n, left = self._taken(), self._open()
        self.take.set_text(_("Take in {n}").format(n=number_text(n)) if n else _("Nothing to take in"))
        self.take.setEnabled(n > 0)
        words = ngettext("{n} still open: ours stays until you say", "{n} still open: ours stays until you say", left)
        self.left.setText(words.format(n=number_text(left)) if left else "")
        self._show_chosen()

    def _row(self, item: Item) -> Row:
        pale = item.state in (State.SAME, State.HOMELESS)
        return Row(item.key, item.title, self._word(item), _ICONS.get(item.kind, ""), pale)

    def _word(self, item: Item) -> str:
        choice = self.choices.get(item.key)
        if item.state is State.CONFLICT:
            words = {None: _("Open"), Choice.OURS: _("Ours"), Choice.THEIRS: _("Theirs"), Choice.BOTH: _("Both")}
            return words[choice]
        if item.state is State.GONE:
            return _("Goes") if choice is Choice.THEIRS else _("Stays")
        return ""

    def _taken(self) -> int:
        """How many lines change something here."""
        asked = (State.CONFLICT, State.GONE)
        wanted = (Choice.THEIRS, Choice.BOTH)
        return sum(
            item.state is State.NEW or (item.state in asked and self.choices.get(key) in wanted)
            for key, item in self._items.items()
        )

    def _open(self) -> int:
        return sum(item.state is State.CONFLICT and key not in self.choices for key, item in self._items.items())

    def _show_chosen(self) -> None:
        item = self._items.get(self.list.key)
        conflict = item is not None and item.state is State.CONFLICT
        asked = conflict or (item is not None and item.state is State.GONE)
        self.title.setText(item.title if item is not None else "")
        self.said.setText(_explained(item) if item is not None else "")
        for version, words in ((self.ours, item.ours if item else ""), (self.theirs, item.theirs if item else "")):
            version.setVisible(conflict)
            version.show_words(words)
        ours, theirs = (_("Ours"), _("Theirs")) if conflict else (_("Let it stay"), _("Take it away here too"))
        self.ways[Choice.OURS].set_text(ours)
        self.ways[Choice.THEIRS].set_text(theirs)
        chosen = self.choices.get(item.key) if item is not None else None
        for choice, button in self.ways.items():
            button.setVisible(asked and (choice is not Choice.BOTH or (conflict and _has_both(item))))
            button.setChecked(choice is chosen)
        self.keys.setVisible(asked)
        both = conflict and _has_both(item)
        words = _("O ours, T theirs, B both, ↑ ↓ next") if both else _("O ours, T theirs, ↑ ↓ next")
        self.keys.setText(words if conflict else _("O stays, T goes, ↑ ↓ next"))

    # Done

    def choose(self, choice: Choice, *, on: bool = False) -> None:
        """Say what counts for the line that is looked at; with ``on`` the next one comes up."""
        item = self._items.get(self.list.key)
        asked = item is not None and item.state in (State.CONFLICT, State.GONE)
        if item is None or not asked or (choice is Choice.BOTH and not _has_both(item)):
            return
        self.choices[item.key] = choice
        if on:
            self.list.step(1)
        self.refresh()

    def _on_key(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_O: Choice.OURS, Qt.Key.Key_T: Choice.THEIRS, Qt.Key.Key_B: Choice.BOTH}
        choice = keys.get(Qt.Key(event.key()))
        if choice is not None and not event.modifiers():
            self.choose(choice, on=True)
            event.accept()


class _Version(QFrame):
    """One of two versions."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("look", "sunken")
        page = controls.column(self, 6, (14, 12, 14, 14))
        page.addWidget(controls.label(name, 12.5, 600, "ink2"))
        self.words = controls.label(px=15.5, serif=True, wrap=True)
        self.words.setFont(fonts.serif(15.5, 400))
        page.addWidget(self.words)
        page.addStretch(1)

    def show_words(self, words: str) -> None:
        """Show what it says."""
        self.words.setText(words)


def _has_both(item: Item | None) -> bool:
    return item is not None and item.kind in _BESIDE


def _heading(state: State, n: int) -> str:
    words = {
        State.CONFLICT: _("Different here: {n}"),
        State.NEW: _("New: {n}"),
        State.GONE: _("Here, and no longer in the file: {n}"),
        State.HOMELESS: _("Without a place here: {n}"),
        State.SAME: _("The same here: {n}"),
    }
    return words[state].format(n=number_text(n))


def _explained(item: Item) -> str:
    match item.state:
        case State.CONFLICT:
            return _("This was changed in one of the two copies. Which counts?")
        case State.NEW:
            return _("It comes in.")
        case State.GONE:
            return _("This person has taken it away since, or it is newer here. Nothing goes unless you say so.")
        case State.HOMELESS:
            return _("It is about a question or an answer that is not here. It stays in the parcel.")
        case _:
            return _("It is here already, and nothing comes twice.")


def about_parcel(parcel: dict[str, Any], items: Sequence[Item]) -> str:
    """What a parcel is about, and how much of it is new."""
    new = sum(item.state is State.NEW for item in items)
    words = _("On “{survey}”. {new} new, {same} the same, {other} different. Nothing is taken before you say so.")
    return words.format(
        survey=parcel["survey"]["name"],
        new=number_text(new),
        same=number_text(sum(item.state is State.SAME for item in items)),
        other=number_text(sum(item.state is State.CONFLICT for item in items)),
    )
