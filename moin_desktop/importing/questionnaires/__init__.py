"""The questionnaire beside the data: found, read in a process of its own, and laid over what was guessed."""

from dataclasses import replace
from pathlib import Path

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.importing import source
from moin_desktop.importing.process import ChildError
from moin_desktop.importing.questionnaires.find import find, related
from moin_desktop.importing.questionnaires.reading import read
from moin_desktop.importing.questionnaires.routes import with_routes
from moin_desktop.importing.questionnaires.settling import Settled, settle
from moin_desktop.importing.questionnaires.values import Choice, Condition, Entry, Questionnaire
from moin_desktop.importing.readers.raw import Tick

__all__ = [
    "Choice",
    "Condition",
    "Entry",
    "Questionnaire",
    "Settled",
    "beside",
    "find",
    "read",
    "settle",
    "with_routes",
]


def beside(path: Path, given: Path | None, tick: Tick | None) -> tuple[Questionnaire | None, tuple[str, ...]]:
    """The questionnaire given, else the one that lies beside the data; and what hindered it, in a sentence.

    A questionnaire never hinders an import: only one that was given and is not there raises MoinError.
    """
    if given is not None:
        source.check(given)
    form = given or find(path)
    if form is None:
        return None, ()
    try:
        found = read(form, None if tick is None else lambda _done, _total: tick(0, 0))
    except (MoinError, ChildError):
        return None, (_("The questionnaire “{file}” could not be used.").format(file=form.name),)
    return replace(found, sure=given is not None or related(path, form)), ()
