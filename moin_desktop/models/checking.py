"""Look through a whole project for damage; SQLite's own check misses most flipped bytes, the hashes do not."""

import hashlib
import zlib
from collections.abc import Iterator

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from moin_desktop.analysis.columns import letter
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import packed, surveys
from moin_desktop.models.notes import without_target
from moin_desktop.models.schema import ColumnRow, EditionRow, SourceRow, SurveyRow


def problems(session: Session) -> tuple[str, ...]:
    """What is wrong with the open project, one sentence each."""
    try:
        broken = tuple(_structure(session))
        return broken or (*_answers(session), *_sources(session), *_lost_notes(session))
    except MoinError as error:
        return (error.message,)


def _structure(session: Session) -> Iterator[str]:
    for (line,) in session.execute(text("PRAGMA integrity_check")):
        if line != "ok":
            yield _("The file is damaged: {detail}.").format(detail=line)
    orphans = len(session.execute(text("PRAGMA foreign_key_check")).fetchall())
    if orphans:
        yield ngettext(
            "{n} row refers to something that is not there.", "{n} rows refer to something that is not there.", orphans
        ).format(n=orphans)


def _answers(session: Session) -> Iterator[str]:
    """Columns whose bytes are not those that were stored; those of editions that undo leads back to, too."""
    called = func.coalesce(SurveyRow.name, SourceRow.name)
    query = select(called, ColumnRow.position, ColumnRow.packed, ColumnRow.hash)
    query = query.join(EditionRow, EditionRow.id == ColumnRow.edition_id)
    query = query.join(SourceRow, SourceRow.id == EditionRow.source_id)
    query = query.outerjoin(SurveyRow, SurveyRow.edition_id == EditionRow.id)
    rows = session.execute(query.order_by(ColumnRow.id))
    for name, position, data, hash in rows.yield_per(1):
        if packed.digest(data) != hash:
            yield _("The answers in column {letter} of “{survey}” are damaged.").format(
                letter=letter(position), survey=name
            )


def _sources(session: Session) -> Iterator[str]:
    """Kept files whose bytes are not those that were imported."""
    for row in session.scalars(select(SourceRow).order_by(SourceRow.id)).yield_per(1):
        try:
            found = hashlib.sha256(packed.unpack_file(row.kept, row.packed)).hexdigest()
        except zlib.error:
            found = ""
        if found != row.kept_sha256:
            yield _("The kept copy of {name} is damaged.").format(name=row.name)


def _lost_notes(session: Session) -> Iterator[str]:
    for survey in surveys.infos(session):
        lost = len(without_target(session, survey.id))
        if lost:
            yield ngettext(
                "{n} note in “{survey}” is pinned to an answer that is no longer there.",
                "{n} notes in “{survey}” are pinned to answers that are no longer there.",
                lost,
            ).format(n=lost, survey=survey.name)
