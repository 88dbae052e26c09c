"""Import again from the command line: tell what a newer export changes, and take it."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from moin_desktop.analysis.reading import Reading
from moin_desktop.cli import lookup
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import again, corrections, surveys
from moin_desktop.models.again import Difference, told
from moin_desktop.models.project import Project


def renew(project: Project, reading: Reading, asked: Namespace) -> Difference:
    """Take a newer export, unless it is only to be looked at; what it changes."""
    found = again.difference(project.session, _survey(project, reading, asked), reading)
    if not asked.dry_run:
        label = _("Take the newer export {name}").format(name=reading.source.name)
        project.change(label, again.take, found.survey, reading)
    return found


def _survey(project: Project, reading: Reading, asked: Namespace) -> str:
    """The survey named, or the one that the reading looks like."""
    if asked.again:
        return lookup.pick_surveys(surveys.infos(project.session), asked.again)[0].id
    found = again.looks_like(project.session, reading)
    if not found:
        raise MoinError(
            _("{name} looks like a newer export of no survey in {project}.").format(
                name=reading.source.name, project=asked.project.name
            ),
            hint=_("Name the survey after --again, or leave --again out to import it as a survey of its own."),
        )
    return found


def shaped(found: Difference) -> dict[str, Any]:
    """The difference as JSON."""
    data = asdict(found)
    del data["survey"]
    return data


def names(project: Project) -> dict[str, str]:
    """The short names of all questions by id, to be asked for before some are gone."""
    infos = surveys.infos(project.session)
    return {q.id: q.name for info in infos for q in corrections.questions(project.session, info.id)}


def lines(found: Difference, names: Mapping[str, str]) -> Iterator[str]:
    """The difference for people."""
    yield from told.sentences(found, names)
    yield told.told_apart(found)
    yield ""
