"""From an open project to the table of one survey."""

import numpy as np
from sqlalchemy.orm import Session

from moin_desktop.analysis import filters
from moin_desktop.analysis.filters import NO_FILTER, Filter
from moin_desktop.exporting.statistics.variables import Table, table
from moin_desktop.models import storage, surveys
from moin_desktop.models.project import Project


def make(project: Project, survey_id: str, filter: Filter = NO_FILTER) -> Table:
    """The table of the respondents who fit a filter, left-out rows left out. MoinError as by ``surveys.load``."""
    return _of_session(project.session, survey_id, filter)


def make_of(image: bytes, survey_id: str) -> Table:
    """The table of all respondents of a project given as ``Project.image``, for any thread. MoinError as ``make``."""
    engine = storage.engine_of(image)
    try:
        with Session(engine) as session:
            return _of_session(session, survey_id, NO_FILTER)
    finally:
        engine.dispose()


def _of_session(session: Session, survey_id: str, filter: Filter) -> Table:
    survey = surveys.load(session, survey_id)
    rows = np.flatnonzero(filters.mask(survey, filter))
    return table(survey, rows, surveys.lines(session, survey_id)[rows])
