"""Suggestions below the answers, worked out on this computer while nobody types; taken only by a person."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QWidget

from moin_desktop.analysis.suggestions import Answers
from moin_desktop.i18n import _, ngettext
from moin_desktop.ui import controls
from moin_desktop.ui.coding.coding import Coding

_AFTER_MS, _SLICE_MS, _AT_ONCE = 120, 8, 20


class Suggestion(QWidget):
    """One line: what could be given too, and a button that does."""

    accepted = Signal(str, object)
    """A theme, and the rows to give it to."""

    def __init__(self, coding: Coding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coding = coding
        self._answers: Answers | None = None
        self._take: Callable[[], object] | None = None
        self._given: tuple[int, str] | None = None
        self.words = controls.elided(px=13, tone="ink2")
        self.button = controls.button("", "quiet", "check")
        row = controls.row(self, 8)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.setFixedHeight(36)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._go_on)
        self.button.clicked.connect(self.take)
        coding.reset.connect(self._forget)
        coding.current_changed.connect(self._later)
        coding.given_changed.connect(self._later)
        self._say("", "", None)

    def after_giving(self, row: int, theme: str) -> None:
        """Look for answers like the one a theme was just given to."""
        self._given = (row, theme)
        self._later()

    def take(self) -> None:
        """Do what is suggested."""
        if self._take is not None:
            take, self._take = self._take, None
            self._given = None
            take()

    def stop(self) -> None:
        """Work out nothing more."""
        self._soon.stop()

    def _forget(self) -> None:
        self._answers, self._given = None, None
        self._later()

    def _later(self) -> None:
        if self._take is not None:
            self._say("", "", None)
        self._soon.start(_AFTER_MS)

    def _go_on(self) -> None:
        """Take in some more answers; once all are known, suggest."""
        coding = self._coding
        if coding.question is None or not self.isVisible():
            return
        if self._answers is None:
            self._answers = Answers((row, coding.words(row)) for row in coding.rows)
        since = QElapsedTimer()
        since.start()
        while not self._answers.ready and since.elapsed() < _SLICE_MS:
            self._answers.take_in(_AT_ONCE)
        if not self._answers.ready:
            self._soon.start(0)
            return
        self._suggest(self._answers)

    def _suggest(self, answers: Answers) -> None:
        if self._given is not None and self._suggest_alike(answers, *self._given):
            return
        row = self._coding.row
        if row < 0 or len(self._coding.targets) > 1 or self._coding.is_coded(row):
            self._say("", "", None)
            return
        alike = next((other for other in answers.near(row) if self._themes(other)), -1)
        if alike >= 0:
            self._suggest_theme(row, self._themes(alike)[0], _("Nearly the same as answer {n}.").format(
                n=self._coding.number(alike)))  # fmt: skip
            return
        found = answers.themes_like(row, self._coding.coded_rows(), 1)
        if found:
            said = _("Words in common: {words}.").format(words=_(", ").join(found[0].words))
            self._suggest_theme(row, found[0].theme, said)
        else:
            self._say("", "", None)

    def _themes(self, row: int) -> tuple[str, ...]:
        return tuple(id for id in self._coding.given(row) if self._coding.tint(id) >= 0)

    def _suggest_alike(self, answers: Answers, row: int, id: str) -> bool:
        theme = self._coding.theme_of(id)
        rows = tuple(other for other in answers.near(row) if id not in self._coding.given(other))
        if theme is None or not rows or id not in self._coding.given(row):
            return False
        said = ngettext(
            "{n} more answer says nearly the same as answer {number}.",
            "{n} more answers say nearly the same as answer {number}.",
            len(rows),
        ).format(n=len(rows), number=self._coding.number(row))
        label = _("Give “{theme}” too (G)").format(theme=theme.name)
        self._say(said, label, lambda: self.accepted.emit(id, rows))
        return True

    def _suggest_theme(self, row: int, id: str, said: str) -> None:
        theme = self._coding.theme_of(id)
        if theme is not None:
            label = _("Give “{theme}” (G)").format(theme=theme.name)
            self._say(_("A suggestion. {why}").format(why=said), label, lambda: self.accepted.emit(id, (row,)))

    def _say(self, words: str, label: str, take: Callable[[], object] | None) -> None:
        self._take = take
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.button.set_text(label)
        self.button.setVisible(take is not None)
