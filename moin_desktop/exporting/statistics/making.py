"""From an open project to the table of one survey."""

import numpy as np

from moin_desktop.analysis import filters
from moin_desktop.analysis.filters import NO_FILTER, Filter
from moin_desktop.exporting.statistics.variables import Table, table
from moin_desktop.models import surveys
from moin_desktop.models.project import Project


def make(project: Project, survey_id: str, filter: Filter = NO_FILTER) -> Table:
    """The table of the respondents who fit a filter, left-out rows left out. MoinError as by ``surveys.load``."""
    survey = surveys.load(project.session, survey_id)
    rows = np.flatnonzero(filters.mask(survey, filter))
    return table(survey, rows, surveys.lines(project.session, survey_id)[rows])
