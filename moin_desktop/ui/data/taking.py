"""Answers that take the place of others: prepared beside the window, then written in one short step."""

from collections.abc import Callable

from moin_desktop.analysis.reading import Reading
from moin_desktop.i18n import _
from moin_desktop.models import again
from moin_desktop.models.again import Prepared, looking
from moin_desktop.ui.jobs import Tick
from moin_desktop.ui.workspace import Workspace

Taken = Callable[[tuple[str, ...]], object]


def take(
    workspace: Workspace, survey: str, reading: Reading, label: str, taken: Taken, *, same_sheet: bool = False
) -> None:
    """Let a reading take the place of a survey's answers; ``taken`` gets sentences for what no longer fits.

    Where something else was done to the project meanwhile, it is prepared again. It can be stopped until it is written.
    """
    if workspace.jobs.is_busy:
        workspace.tell(_("One file at a time: another one is still being read or written."))
        return
    project = workspace.project
    image, steps = project.image(), len(project.steps())
    undone = project.redo_label

    def work(tick: Tick) -> Prepared:
        return again.prepare(image, survey, reading, tick, same_sheet=same_sheet)

    def write(prepared: Prepared) -> None:
        if not workspace.is_open or workspace.project is not project:
            return
        if (len(project.steps()), project.redo_label) != (steps, undone):
            take(workspace, survey, reading, label, taken, same_sheet=same_sheet)
            return
        told = workspace.do(label, looking.take, survey, reading, prepared)
        if told is not None:
            taken(told)

    workspace.jobs.run(
        work, write, workspace.tell_trouble, _("Taking the answers of {name}").format(name=reading.source.name)
    )
