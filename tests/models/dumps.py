"""Everything a person can see of a project, and everything undo keeps track of, as plain values to compare."""

from typing import Any

from sqlalchemy import text

from moin_desktop.models import (
    codings,
    corrections,
    evidence,
    filters,
    findings,
    notes,
    pillars,
    questions,
    quotes,
    surveys,
    themes,
)
from moin_desktop.models.project import Project
from moin_desktop.models.schema import Row

NOT_UNDONE = {"step", "change", "setting", "source", "edition", "column_answers", "shown", "checkpoint"}


def tracked(project: Project) -> dict[str, list[Any]]:
    """All rows of the tracked tables, hidden surveys and what was read with them left out."""
    shown = "SELECT id FROM survey WHERE NOT hidden"
    of_survey = f"survey_id IN ({shown})"
    where = {
        "survey": "NOT hidden",
        "question": of_survey,
        "doubt": of_survey,
        "answer_option": f"question_id IN (SELECT id FROM question WHERE {of_survey})",
    }
    return {
        name: [
            tuple(row)
            for row in project.session.execute(text(f'SELECT * FROM "{name}" WHERE {where.get(name, "1")} ORDER BY id'))
        ]
        for name in Row.metadata.tables
        if name not in NOT_UNDONE
    }


def seen(project: Project) -> list[Any]:
    """What the window is told."""
    session = project.session
    kept = findings.all(session)
    found: list[Any] = [project.name, surveys.infos(session), kept, pillars.all(session)]
    found += [evidence.of_finding(session, finding.id) for finding in kept]
    for info in surveys.infos(session):
        found += [
            surveys.load(session, info.id).questions,
            surveys.doubts(session, info.id),
            corrections.infos(session, info.id),
            questions.headlines(session, info.id),
            notes.of_survey(session, info.id),
            quotes.of_survey(session, info.id),
            filters.all(session, info.id),
            themes.of_survey(session, info.id),
            [
                (codings.of_question(session, id), codings.settled_of(session, id))
                for id in themes.of_survey(session, info.id)
            ],
        ]
    return found
