"""A fresh reading beside a whole project: a newer export of one of its surveys, or one with the same questions."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from moin_desktop.analysis.reading import Reading
from moin_desktop.models import again, corrections, recipes, storage, surveys
from moin_desktop.models.again import told
from moin_desktop.models.again.differences import Difference
from moin_desktop.models.again.matching import folded


@dataclass(frozen=True, slots=True)
class Look:
    """What a reading is to the surveys of a project."""

    survey: str
    """The survey that it is a newer export of, else the one whose corrections fit it best; "" for none."""
    name: str
    difference: Difference | None
    """None where it is no newer export."""
    sentences: tuple[str, ...]
    """The difference in words."""
    told_apart: str
    shared: int
    """Questions that the survey has as well, by their wording."""
    fitting: int
    """Corrections of the survey that are about one of these questions."""


def look(image: bytes, reading: Reading) -> Look:
    """Compare a reading with a project given as ``Project.image``; for any thread, as no file is touched."""
    engine = storage.engine_of(image)
    try:
        with Session(engine) as session:
            return _look(session, reading)
    finally:
        engine.dispose()


def _look(session: Session, reading: Reading) -> Look:
    asked = {folded(question.text) for question in reading.questions}
    newer = again.looks_like(session, reading)
    names = {info.id: info.name for info in surveys.infos(session)}
    fitting = {id: _fitting(recipes.of(session, id), asked) for id in names}
    survey = newer or max(names, key=lambda id: fitting[id], default="")
    if not newer and not fitting.get(survey):
        return Look("", "", None, (), "", 0, 0)
    questions = corrections.questions(session, survey)
    found = again.difference(session, survey, reading) if newer else None
    return Look(
        survey=survey,
        name=names[survey],
        difference=found,
        sentences=told.sentences(found, {q.id: q.name for q in questions}) if found is not None else (),
        told_apart=told.told_apart(found) if found is not None else "",
        shared=len(asked & {folded(question.text) for question in questions}),
        fitting=fitting[survey],
    )


def _fitting(recipe: recipes.Recipe, asked: Iterable[str]) -> int:
    wordings = set(asked)
    return sum(folded(entry.question.text) in wordings for entry in recipe.entries)


def add(session: Session, reading: Reading, like: str = "") -> tuple[str, tuple[str, ...]]:
    """Store a reading as a further survey, put right as the survey ``like`` was.

    The id of the new survey, and sentences for what could not be carried over.
    """
    recipe = recipes.of(session, like) if like else recipes.Recipe(())
    added = surveys.add(session, reading)
    return added, recipes.apply(session, added, recipe)


def take(session: Session, survey: str, reading: Reading, prepared: again.Prepared | None = None) -> tuple[str, ...]:
    """Let a newer export take the place of a survey's answers; sentences for what no longer fits."""
    return again.take(session, survey, reading, prepared)
