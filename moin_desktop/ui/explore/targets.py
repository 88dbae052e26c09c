"""What a new note can be about, by what is chosen in Explore: the nearest first."""

from moin_desktop.analysis import cells
from moin_desktop.analysis.questions import Question
from moin_desktop.models.pins import ON_SURVEY, Pin, PinKind
from moin_desktop.ui.explore.shown import Shown


def of(shown: Shown) -> tuple[tuple[Pin, str], ...]:
    """Places with the one answer to one row of a grid, where that is chosen; the whole survey is the last."""
    question = shown.question
    if question is None:
        return ()
    found: list[tuple[Pin, str]] = []
    if len(shown.options) == 1:
        found += _of_one(shown, question, shown.options[0])
    elif shown.options and all(_choice(question, option) for option in shown.options):
        found.append((Pin(PinKind.SPAN, question.id, shown.options), ""))
    found.append((Pin(PinKind.QUESTION, question.id), ""))
    if shown.finding is not None:
        found.append((Pin(PinKind.FINDING, finding=shown.finding.id), ""))
    return (*found, (ON_SURVEY, ""))


def _of_one(shown: Shown, question: Question, chosen: str) -> list[tuple[Pin, str]]:
    found: list[tuple[Pin, str]] = []
    cell, answer = cells.apart(chosen), cells.answer(chosen)
    plain = _choice(question, answer)
    if cell is not None and plain and cell.group in shown.choices_of(cell.by):
        found.append((Pin(PinKind.CELL, question.id, (answer,), by=cell.by, group=cell.group), ""))
    if plain:
        found.append((on_answer(question, answer), ""))
    elif answer in {net.id for net in question.nets}:
        found.append((Pin(PinKind.SPAN, question.id, question.members((answer,))), ""))
    elif cell is None and _is_part(shown, chosen):
        found.append((Pin(PinKind.QUESTION, question.id), chosen))
    return found


def on_answer(question: Question, option: str) -> Pin:
    """A place at one answer, or at one theme of written answers."""
    return Pin(PinKind.THEME if question.themes_of else PinKind.ANSWER, question.id, (option,))


def _choice(question: Question, option: str) -> bool:
    """Whether it is an answer option of its own: no column of a histogram, no thing ranked, no group of options."""
    return option in {one.id for one in question.options}


def at_mark(shown: Shown, mark: str) -> tuple[Pin, str] | None:
    """The place that a note gets which is dropped on a mark; None where a note cannot hang."""
    found = _of_one(shown, shown.question, mark) if shown.question is not None else []
    return found[0] if found else None


def _is_part(shown: Shown, chosen: str) -> bool:
    """Whether it is one answer to one row of a grid."""
    return any(mark.id == chosen for row in (shown.data.rows if shown.data else ()) for mark in row.marks)
