"""A project with something in every list of its workbook, and workbooks edited as a person would in a spreadsheet."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from moin_desktop.exporting import report, workbook
from moin_desktop.exporting.audience import Audience
from moin_desktop.importing import roundtrip as reading
from moin_desktop.models import codings, findings, notes, questions, quotes, roundtrip, themes
from moin_desktop.models.project import Project
from moin_desktop.models.roundtrip import Change, State
from tests.exporting.making import CHALLENGES, HOPES, option_of, sample_project

HOSTILE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-2",
    "'quoted",
    "a\x07b\x00c",
    "one\r\ntwo\rthree\nfour",
    "  blank ends  ",
    "tab\tinside",
    "_x0041_ and _x000D_",
    "<r>looks rich</r>",
    "\u202eabc\u2066",
    "sep\u2028line",
    "\ufffe\uffff",
    "\U0001f600 \u0e01\u0e33 ع e\u0301",
    "<b>&amp;</b>",
    "x" * 40_000,
    "é" * 32_767,
    "1E5",
    "2023-05-04",
    "TRUE",
    "#N/A",
    "0012",
)


def full_project() -> Project:
    """The sample with themes in two levels, codings of two coders, quotes, a group and notes with hostile texts."""
    project = sample_project()
    whole = project.change("T", themes.add, HOPES, "Money", "=cmd", "Time").value
    project.change("T", themes.add, HOPES, "Time", "Two\n\nparagraphs", parent=whole)
    project.change("C", codings.give, whole, [0, 2, 3], "Ana")
    project.change("C", codings.give, whole, [2, 3], "Ben", (0, 5))
    project.change("C", codings.give, "t2", [5, 7])
    project.change("Q", quotes.keep, HOPES, 2)
    project.change("Q", quotes.keep, HOPES, 3, (0, 9))
    project.change("Q", quotes.set_cleared, "u2", True)
    skills = option_of(project, CHALLENGES, "Building skills and capabilities")
    silos = option_of(project, CHALLENGES, "Working across departments and breaking silos")
    project.change("G", questions.group_options, CHALLENGES, "People", [skills, silos])
    said = f"In all {{{CHALLENGES}:{skills}:percent}} said skills, {{{CHALLENGES}::base}} answered."
    project.change("S", findings.set_statement, "f2", said)
    project.change("P", findings.set_presenter, "f2", "Wait here")
    project.change("K", findings.ask, "s1", "Who pays?", "routes", "Plenary")
    for n, text in enumerate(HOSTILE):
        note = project.change("N", notes.add, CHALLENGES, text, author=f"Table {n}").value
        project.change("V", notes.set_visibility, note, notes.VISIBILITIES[n % 3])
    project.change("M", notes.set_mark, "n2", "disputed")
    project.change("M", notes.set_tags, "n2", ["later", "money"])
    return project


def saved(project: Project, path: Path, audience: Audience = Audience.ALL) -> Path:
    """The workbook of a project."""
    workbook.write(path, report.build(project, audience=audience))
    return path


def differences(project: Project, path: Path) -> tuple[Change, ...]:
    """What is another in the workbook, as the window asks."""
    return roundtrip.difference_of(project.image(), reading.read_from(path, lambda _done, _total: None))


def accepted(changes: tuple[Change, ...]) -> list[Change]:
    """What is taken in when nobody says otherwise."""
    return [change for change in changes if change.wanted]


def edit(path: Path, act: Callable[[Any], object]) -> None:
    """Open a workbook, do something to it, save it."""
    book = openpyxl.load_workbook(path)
    act(book)
    book.save(path)


class Page:
    """A list in a workbook, by its headings and ids."""

    def __init__(self, book: Any, name: str) -> None:
        self.sheet: Any = book[name]
        rows = range(1, 13)
        self.head = next(r for r in rows if any(c.value == "id" for c in self.sheet[r]))
        self.columns = {c.value: c.column for c in self.sheet[self.head] if c.value}

    @property
    def ids(self) -> list[str]:
        """The ids from top to bottom."""
        key = self.columns["id"]
        cells = (self.sheet.cell(row, key).value for row in range(self.head + 1, self.sheet.max_row + 1))
        return [cell for cell in cells if cell]

    def row(self, id: str) -> int:
        """Where the row with an id is."""
        key = self.columns["id"]
        return next(r for r in range(self.head + 1, self.sheet.max_row + 1) if self.sheet.cell(r, key).value == id)

    def cell(self, id: str, heading: str) -> Any:
        """The cell of an id under a heading."""
        return self.sheet.cell(self.row(id), self.columns[heading])

    def put(self, id: str, heading: str, text: str) -> None:
        """Type a text, never a formula."""
        cell = self.cell(id, heading)
        cell.value = text
        cell.data_type = "s"

    def add(self, **texts: str | int) -> None:
        """A row below, by headings with underscores for blanks."""
        row = self.sheet.max_row + 1
        for heading, text in texts.items():
            self.sheet.cell(row, self.columns[heading.replace("_", " ")]).value = text

    def delete(self, id: str) -> None:
        """Take a row away."""
        self.sheet.delete_rows(self.row(id))


def states(changes: tuple[Change, ...]) -> list[State]:
    """How the changes stand."""
    return [change.state for change in changes]
