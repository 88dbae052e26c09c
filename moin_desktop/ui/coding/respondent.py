"""What else the respondent said, filled in bit by bit while nobody types."""

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QWidget

from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.respondents import answer_text
from moin_desktop.i18n import _
from moin_desktop.ui import controls
from moin_desktop.ui.charts.text import cut
from moin_desktop.ui.coding.coding import Coding
from moin_desktop.ui.texts import Para

_AFTER_MS, _SLICE_MS, _LONGEST = 90, 8, 220


class Respondent(QWidget):
    """Question and answer, one pair after the other."""

    def __init__(self, coding: Coding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coding = coding
        self._left: Iterator[Question] = iter(())
        self._said: list[tuple[str, bool]] = []
        self._row = -1
        page = controls.column(self, 6)
        page.addWidget(controls.label(_("What else this respondent said"), 12.5, 600, "ink2"))
        self.said = controls.label(px=13, wrap=True)
        self.said.setAccessibleName(_("What else this respondent said"))
        page.addWidget(self.said)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._go_on)

    def refresh(self) -> None:
        """Show another respondent, once it is clear that one stays there."""
        row = self._coding.row
        if row != self._row:
            self._row, self._said = row, []
            own = self._coding.question_id
            self._left = iter([q for q in self._coding.survey.charted if own not in {q.id, q.themes_of}])
            self._soon.start(_AFTER_MS)

    def stop(self) -> None:
        """Read nothing more."""
        self._soon.stop()
        self._row = -1

    def _go_on(self) -> None:
        since = QElapsedTimer()
        since.start()
        survey = self._coding.survey
        while since.elapsed() < _SLICE_MS:
            question = next(self._left, None)
            if question is None:
                self._show()
                return
            said = answer_text(question, survey.answers(question.id), self._row) if self._row >= 0 else ""
            if said:
                self._said += [(_("{question}: ").format(question=question.name), True)]
                self._said += [(f"{cut(said, _LONGEST)}\n", False)]
        self._soon.start(0)

    def _show(self) -> None:
        self.setVisible(bool(self._said))
        if isinstance(self.said, Para):
            self.said.set_parts(self._said)
        else:
            self.said.setText("".join(part for part, _bold in self._said))
