"""The console's box while the bars are hidden: who guesses, what, and what was guessed already."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from moin_desktop.analysis import guessing as rules
from moin_desktop.i18n import _
from moin_desktop.models import guesses
from moin_desktop.models.guesses import Guess
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.present.guessing import Guessing
from moin_desktop.ui.present.hands_fields import Keeper, NumberFields


class GuessingPanel(QWidget):
    """Types the guesses of the tables, one after the other, and reveals."""

    def __init__(self, guessing: Guessing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guessing = guessing
        self._build()
        self._connect()
        self._refresh()

    def _build(self) -> None:
        page = controls.column(self, 8)
        top = controls.row(spacing=10)
        self.title = controls.label(_("Guess first"), 14, 600)
        self.way = controls.Segments(
            (("places", _("Places"), ""), ("percents", _("Percentages"), "")), _("What is guessed")
        )
        self.who = QLineEdit()
        self.who.setAccessibleName(_("Who guesses"))
        self.who.setFont(fonts.sans(14))
        self.who.setMinimumHeight(36)
        self.who.setMaximumWidth(200)
        top.addWidget(self.title)
        top.addWidget(self.who)
        top.addWidget(self.way)
        top.addStretch(1)
        page.addLayout(top)
        self.fields = NumberFields(self.guessing.entry, _("Guess for {answer}"))
        page.addWidget(self.fields)
        self.trouble = controls.label("", 12.5, 500, "warn")
        page.addWidget(self.trouble)
        foot = controls.row(spacing=8)
        self.keep = controls.button(_("Keep the guess"), "", "check")
        self.reveal = controls.button(_("Reveal  H"), "primary", name=_("Reveal"))
        foot.addWidget(self.keep)
        foot.addStretch(1)
        foot.addWidget(self.reveal)
        page.addLayout(foot)
        self._list = controls.column(spacing=2)
        page.addLayout(self._list)
        self._keeper = Keeper(self)
        self.who.installEventFilter(self._keeper)

    def _connect(self) -> None:
        self.who.textEdited.connect(self.guessing.entry.sign)
        self.way.chosen.connect(self._on_way)
        self.fields.entered.connect(self._keep)
        self._keeper.entered.connect(self.fields.focus_first)
        self.keep.clicked.connect(self._keep)
        self.reveal.clicked.connect(self.guessing.toggle)
        self.guessing.changed.connect(self._refresh)

    def _on_way(self, way: str) -> None:
        self.guessing.set_percents(way == "percents")
        self.fields.focus_first()

    def _keep(self) -> None:
        if self.guessing.keep():
            self.fields.focus_first()

    def _refresh(self) -> None:
        entry, shown = self.guessing.entry, self.guessing.is_revealed
        if self.who.text() != entry.name:
            self.who.setText(entry.name)
        self.way.set_current("percents" if self.guessing.percents else "places")
        self.keep.setEnabled(entry.is_typed and not shown)
        for part in (self.who, self.way, self.fields, self.keep):
            part.setVisible(not shown)
        self.reveal.set_text(_("Hide again  H") if shown else _("Reveal  H"))
        self.reveal.setAccessibleName(_("Hide again") if shown else _("Reveal"))
        self.trouble.setText(self.guessing.trouble)
        self.trouble.setVisible(bool(self.guessing.trouble))
        self._show_kept()

    def _show_kept(self) -> None:
        controls.clear(self._list)
        if self.guessing.is_revealed:
            for said in self.guessing.surprises:
                self._list.addWidget(controls.label(said, 15.5, serif=True, wrap=True))
            return
        for guess in self.guessing.kept:
            line = QWidget()
            row = controls.row(line, 6)
            row.addWidget(controls.elided(self._told(guess), 13, tone="ink2"), 1)
            let_go = controls.icon_button(
                "close", _("Forget the guess of {who}").format(who=guess.who or _("the room"))
            )
            let_go.clicked.connect(partial(self._forget, guess.id))
            row.addWidget(let_go)
            self._list.addWidget(line)

    def _told(self, guess: Guess) -> str:
        labels = {mark.option: mark.label for mark in self.guessing.marks}
        if guess.order:
            parts = [f"{rules.place_text(at)} {labels.get(one, '')}" for at, one in enumerate(guess.order, 1)]
        else:
            parts = [f"{labels.get(one, '')} {percent}%" for one, percent in guess.percents.items()]
        return _("{who}: {guess}").format(who=guess.who or _("The room"), guess=", ".join(parts))

    def _forget(self, id: str, _checked: bool = False) -> None:
        label = _("Forget a guess")
        self.guessing.session.workspace.do(label, guesses.remove, id)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
