"""All notes of a project as lines of one list, and which of them are looked for."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from moin_desktop.analysis.folding import fold
from moin_desktop.analysis.survey import Survey
from moin_desktop.models import ids, notes
from moin_desktop.models import note_places as places
from moin_desktop.models.note_words import about_text
from moin_desktop.models.notes import Note
from moin_desktop.models.pins import is_there
from moin_desktop.models.project import Project


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One note with its place in words."""

    note: Note
    place: str
    order: tuple[int, int, str]
    """Where its place stands: the survey, the question, and there the answer."""
    waiting: bool
    folded: str
    """All its words, folded for the search."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; what is empty may be anything."""

    words: str = ""
    kind: str = ""
    author: str = ""
    tag: str = ""
    visibility: str = ""
    mark: str = ""
    survey: str = ""
    question: str = ""
    state: str = ""
    """waiting, or changed."""

    @property
    def narrowed(self) -> bool:
        """Whether anything but words and state is looked for."""
        return replace(self, words="", state="") != Wanted()


def lines(project: Project, surveys: Sequence[Survey]) -> tuple[Line, ...]:
    """The notes of these surveys, the newest first."""
    found: list[Line] = []
    for number, survey in enumerate(surveys):
        told = places.names(project.session, survey)
        kept = frozenset(told.findings)
        at = {question.id: place for place, question in enumerate(survey.questions)}
        for note in notes.of_survey(project.session, survey.id):
            place = places.whole_text(survey, note, told)
            words = fold(f"{note.text} {note.author} {' '.join(note.tags)} {place} {about_text(note)}")
            order = (number, at.get(note.question, -1), place)
            found.append(Line(note, place, order, not is_there(note.pin, survey, kept), words))
    return tuple(sorted(found, key=lambda line: (line.note.created, ids.number(line.note.id)), reverse=True))


def matching(every: Iterable[Line], wanted: Wanted, changed: Collection[str]) -> tuple[Line, ...]:
    """The lines that are looked for; ``changed`` are the notes whose number is another one now."""
    words = fold(wanted.words).split()
    tests = _tests(wanted, changed)
    return tuple(
        line for line in every if all(test(line) for test in tests) and all(word in line.folded for word in words)
    )


def _tests(wanted: Wanted, changed: Collection[str]) -> list[Callable[[Line], bool]]:
    tests: list[Callable[[Line], bool]] = []
    for name in ("kind", "author", "visibility", "mark", "survey", "question"):
        if value := getattr(wanted, name):
            tests.append(lambda line, name=name, value=value: getattr(line.note, name) == value)  # type: ignore[misc]
    if wanted.tag:
        tests.append(lambda line: wanted.tag in line.note.tags)
    if wanted.state == "waiting":
        tests.append(lambda line: line.waiting)
    elif wanted.state == "changed":
        tests.append(lambda line: line.note.id in changed)
    return tests


def by_place(found: Iterable[Line]) -> tuple[Line, ...]:
    """The lines in the order of the survey; those at one place as they come."""
    return tuple(sorted(found, key=lambda line: line.order))
