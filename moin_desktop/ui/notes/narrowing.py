"""The menu that narrows the list of notes: by kind, author, tag, who sees them, mark, question and survey."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from moin_desktop.analysis.survey import Survey
from moin_desktop.i18n import _
from moin_desktop.models.note_words import kind_text, mark_text, visibility_text
from moin_desktop.models.notes import MARKS, VISIBILITIES
from moin_desktop.ui import fonts
from moin_desktop.ui.notes.book import Line, Wanted

Choice = tuple[str, str]
"""A value and what it is called."""


def choices(lines: Iterable[Line], surveys: Sequence[Survey]) -> dict[str, tuple[str, tuple[Choice, ...]]]:
    """What can be narrowed by, each with its name and the values that there are."""
    notes = [line.note for line in lines]
    questions = [(question.id, question.name) for survey in surveys for question in survey.questions]
    there = {note.question for note in notes}
    return {
        "kind": (_("Kind"), tuple((kind, kind_text(kind)) for kind in _each(note.kind for note in notes))),
        "author": (_("Who said it"), tuple((name, name) for name in _each(note.author for note in notes))),
        "tag": (_("Tag"), tuple((tag, tag) for tag in _each(tag for note in notes for tag in note.tags))),
        "visibility": (_("Who sees it"), tuple((one, visibility_text(one)) for one in VISIBILITIES)),
        "mark": (_("Mark"), tuple((mark, mark_text(mark)) for mark in MARKS[1:])),
        "question": (_("Question"), tuple(one for one in questions if one[0] in there)),
        "survey": (_("Survey"), tuple((survey.id, survey.name) for survey in surveys) if len(surveys) > 1 else ()),
    }


def _each(values: Iterable[str]) -> list[str]:
    return sorted({value for value in values if value}, key=str.casefold)


def menu(
    lines: Iterable[Line],
    surveys: Sequence[Survey],
    wanted: Wanted,
    choose: Callable[[Wanted], object],
    parent: QWidget,
) -> QMenu:
    """A menu with one part for each way to narrow; the value chosen is ticked, and chosen again it is let go."""
    made = QMenu(_("Show only"), parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    made.setFont(fonts.sans(13.5))
    for name, (title, values) in choices(lines, surveys).items():
        if not values:
            continue
        part = made.addMenu(title)
        part.setFont(made.font())
        for value, text in values:
            action = part.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(getattr(wanted, name) == value)
            other = "" if getattr(wanted, name) == value else value
            action.triggered.connect(partial(_choose, choose, replace(wanted, **{name: other})))
    return made


def _choose(choose: Callable[[Wanted], object], wanted: Wanted, _checked: bool = False) -> None:
    choose(wanted)


def in_words(lines: Iterable[Line], surveys: Sequence[Survey], wanted: Wanted) -> str:
    """What the list is narrowed to: "Doubt, Table 3"; empty where it is not."""
    there = choices(lines, surveys)
    said = [dict(values).get(getattr(wanted, name), "") for name, (_title, values) in there.items()]
    return _(", ").join(part for part in said if part)
