"""Which notes are about numbers that are others now: worked out in slices, so that the window goes on."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from moin_desktop.analysis.survey import Survey
from moin_desktop.models import note_numbers
from moin_desktop.models.notes import Note

SLICE_MS = 8
"""How long one looks before the window may do something else."""


class Drift(QObject):
    """What became of the numbers of many notes."""

    found = Signal()
    """All notes are looked through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: dict[tuple[int, Note], str] = {}
        self._surveys: dict[str, Survey] = {}
        self._left: Iterator[Note] = iter(())
        self._since: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._look_on)

    @property
    def since(self) -> Mapping[str, str]:
        """What became of the number of each note whose number is another one, as far as one has looked."""
        return self._since

    def look(self, notes: Sequence[Note], surveys: Mapping[str, Survey]) -> None:
        """Look through these notes; what was found for a note that is the same is taken over at once."""
        here = {survey.id: survey for survey in surveys.values()}
        self._surveys = here
        known = {(id(here[note.survey]), note): "" for note in notes if note.survey in here}
        self._known = {key: said for key, said in self._known.items() if key in known}
        self._since = {note.id: said for (_survey, note), said in self._known.items() if said}
        self._left = iter([note for (survey, note) in known if (survey, note) not in self._known])
        self._timer.start()

    def stop(self) -> None:
        """Look no further."""
        self._timer.stop()

    def _look_on(self) -> None:
        since = QElapsedTimer()
        since.start()
        for note in self._left:
            survey = self._surveys.get(note.survey)
            if survey is not None:
                said = note_numbers.since_one(survey, note)
                self._known[id(survey), note] = said
                if said:
                    self._since[note.id] = said
            if since.elapsed() >= SLICE_MS:
                return
        self._timer.stop()
        self.found.emit()
