"""The slow part of taking a newer export, done on a copy of the project so that the window goes on meanwhile."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from sqlalchemy.orm import Session

from moin_desktop.analysis.reading import Reading
from moin_desktop.models import editions, storage, surveys
from moin_desktop.models.again import matching, taking
from moin_desktop.models.again.comparison import Comparison, Match
from moin_desktop.models.again.pairing import Pairs
from moin_desktop.models.editions import Packing
from moin_desktop.models.schema import SurveyRow

Tick = Callable[[int, int], None]

_STEPS = 1000
_COMPARED, _PLANNED = 400, 450
"""How far it is, out of a thousand, once respondents were compared and questions planned."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What ``again.take`` needs to be quick; true for the project only as it was when its image was made."""

    match: Match
    packing: Packing


def prepare(image: bytes, survey_id: str, reading: Reading, tick: Tick, *, same_sheet: bool = False) -> Prepared:
    """Match and pack a reading for ``again.take``; for any thread, as no file is touched.

    ``image`` is ``Project.image``. ``same_sheet`` says that the reading is of the sheet that the survey holds, read
    another way: rows and columns are then the same where they stand at the same place.
    """
    engine = storage.engine_of(image)
    try:
        with Session(engine) as session:
            survey = surveys.find(session, survey_id)
            tick(0, _STEPS)
            match = (
                same_places(session, survey, reading) if same_sheet else Comparison(session, survey, reading).match()
            )
            tick(_COMPARED, _STEPS)
            columns = taking.planned(session, survey, Comparison(session, survey, reading, match)).columns
            tick(_PLANNED, _STEPS)

            def packed(done: int) -> None:
                tick(_PLANNED + done * (_STEPS - _PLANNED) // max(1, len(columns)), _STEPS)

            packing = editions.pack(reading.source, columns, packed)
    finally:
        engine.dispose()
    return Prepared(match, packing)


def same_places(session: Session, survey: SurveyRow, reading: Reading) -> Match:
    """A sheet with itself, read another way: each row and column is the one at its place."""
    found = Comparison(session, survey, reading)
    places: Mapping[int, int] = {at: at for at in found.fresh if at in found.headings and at < found.edition.width}
    _lines, old, new = np.intersect1d(found.lines, found.fresh_lines, assume_unique=True, return_indices=True)
    pairs = Pairs(old.astype(np.intp), new.astype(np.intp), None, sure=True)
    return Match(pairs, dict(places), matching.questions(found.stored, reading.questions, dict(places)), anew=True)
