"""Who reads a workbook decides what is in it: public, the team, everything; and Method says what was kept back."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from moin_desktop.exporting import report, workbook
from moin_desktop.exporting.audience import Audience
from moin_desktop.models import codings, findings, notes, quotes, rules, themes
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.models.project import Project
from tests.exporting.making import CHALLENGES, HOPES, STAGE, sample_project
from tests.exporting.pages import sheet, table


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    """The sample with notes for everybody, themes, and a quote that was cleared beside one that was not."""
    with sample_project() as made:
        for who in notes.VISIBILITIES:
            made.change("Pin", notes.pin, "s1", Pin(PinKind.QUESTION, STAGE), f"For the {who}", visibility=who)
        made.change("Pin", notes.pin, "s1", Pin(PinKind.QUESTION, STAGE), "Why so few?", kind="question")
        made.change("Ask", findings.ask, "s1", "Who pays?", "rewards", "Table 3")
        made.change("Say", findings.set_presenter, "f1", "Wait for the laugh")
        theme = made.change("Theme", themes.add, HOPES, "Learning", "From others").value
        made.change("Code", codings.give, theme, range(20), "Anna")
        made.change("Code", codings.give, theme, [30], "Ben", (0, 5))
        kept = made.change("Quote", quotes.keep, HOPES, 3).value
        made.change("Clear", quotes.set_cleared, kept, True)
        made.change("Quote", quotes.keep, HOPES, 5, (0, 12))
        yield made


def made_for(project: Project, audience: Audience, folder: Path) -> tuple[Workbook, str]:
    path = folder / f"{audience.value}.xlsx"
    workbook.write(path, report.build(project, audience=audience))
    with zipfile.ZipFile(path) as packed:
        told = "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml"))
    return openpyxl.load_workbook(path, data_only=True), told


def test_the_public_gets_no_rows_no_small_numbers_and_cleared_quotes_only(project: Project, tmp_path: Path) -> None:
    book, told = made_for(project, Audience.PUBLIC, tmp_path)
    assert not {"Responses", "Answers 0-1", "Codings"} & set(book.sheetnames)
    assert {"Themes", "Quotes", "Data dictionary", "Notes"} <= set(book.sheetnames)
    assert "For the room" in told
    for kept_back in ("For the team", "For the presenter", "Wait for the laugh"):
        assert kept_back not in told
    assert len(table(sheet(book, "Quotes"))) == 1
    counts = [row["n"] for row in table(sheet(book, "Tables")) if row["Question"] == "Country" and row["n"] is not None]
    assert counts
    assert min(int(str(n)) for n in counts) >= 5
    hidden = [row for row in table(sheet(book, "Tables")) if row["Value"] == "hidden"]
    assert hidden
    assert not re.search(r"<f>(SUM|COUNT)", told)
    method = " ".join(str(row[1]) for row in sheet(book, "Method").iter_rows(values_only=True))
    for said in (
        "Numbers of 1 to 4 respondents",
        "Responses, Answers 0-1 and Codings are left out",
        "2 notes are left",
    ):
        assert said in method
    assert "1 quote is left out: it was not cleared to leave." in method


def test_no_written_answer_is_public_unless_it_was_cleared(project: Project, tmp_path: Path) -> None:
    _book, told = made_for(project, Audience.PUBLIC, tmp_path)
    made = report.build(project, audience=Audience.ALL)
    words = next(column.words for column in made.surveys[0].columns if column.question == HOPES)
    (cleared,) = (quote.words for quote in made.surveys[0].quotes if quote.cleared)
    assert cleared in words
    assert [word for word in words if len(word) > 20 and word in told] == [cleared]


def test_the_team_gets_its_notes_and_the_rows_but_nothing_of_the_presenter(project: Project, tmp_path: Path) -> None:
    book, told = made_for(project, Audience.TEAM, tmp_path)
    assert {"Responses", "Answers 0-1", "Codings"} <= set(book.sheetnames)
    assert "For the team" in told
    assert "For the presenter" not in told
    assert "Wait for the laugh" not in told
    assert len(table(sheet(book, "Quotes"))) == 2


def test_everything_has_what_the_presenter_says(project: Project, tmp_path: Path) -> None:
    book, told = made_for(project, Audience.ALL, tmp_path)
    assert "For the presenter" in told
    assert table(sheet(book, "Findings"), "No.")[0]["For the presenter"] == "Wait for the laugh"


def test_a_limit_of_the_project_holds_for_the_public_too(tmp_path: Path) -> None:
    with sample_project() as project:
        project.change("Hide", rules.set_hide_under, 10)
        made = report.build(project, audience=Audience.PUBLIC)
    assert made.hide_under == 10


def test_every_row_has_an_id_to_be_found_again_by(project: Project, tmp_path: Path) -> None:
    book, _told = made_for(project, Audience.ALL, tmp_path)
    for name, pattern in (
        ("Findings", r"f\d+"),
        ("Notes", r"n\d+"),
        ("Themes", r"t\d+"),
        ("Quotes", r"[a-z]+\d+"),
        ("Codings", r"t\d+:\d+(:\d+-\d+)?"),
        ("Data dictionary", r"q\d+(\.\d+|\.themes)?|[a-z]+\d+"),
    ):
        rows = list(sheet(book, name).iter_rows(values_only=True))
        head = next(at for at, row in enumerate(rows) if "id" in row)
        ids = [str(row[rows[head].index("id")]) for row in rows[head + 1 :]]
        assert ids, name
        assert all(re.fullmatch(pattern, id) for id in ids), (name, ids[:5])
        assert len(set(ids)) == len(ids), name
    facts = {row[2]: row[1] for row in sheet(book, "About").iter_rows(values_only=True) if row[2]}
    assert facts["s1 sha256"] == "ab" * 32
    assert facts["profile all"] == "All"
    assert facts["project"] == "MOIN 2023 pre-event survey"
    assert str(facts["program"]).startswith("MOIN Desktop ")


def test_notes_lead_to_their_number_and_back(project: Project, tmp_path: Path) -> None:
    book, _told = made_for(project, Audience.TEAM, tmp_path)
    page, there = sheet(book, "Notes"), sheet(book, "Tables")
    row = next(row for row in page.iter_rows() if str(row[0].value).startswith("Skills means"))
    link = next(cell.hyperlink for cell in row if cell.hyperlink)
    place, cell = str(link.location).split("!")
    assert place == "Tables"
    assert there[cell].value == 29
    assert there[cell].comment.text.startswith("Skills means")
    back = next(one.hyperlink for one in there[there[cell].row] if one.hyperlink and one.value == "n1")
    assert back.location == f"Notes!{row[0].coordinate}"
    for one in book.worksheets:
        for cells in one.iter_rows():
            for found in cells:
                if found.hyperlink:
                    name, _mark, at = str(found.hyperlink.location).rpartition("!")
                    assert book[name.strip("'").replace("''", "'")][at].value is not None


def test_emerging_questions_are_of_findings_and_notes(project: Project, tmp_path: Path) -> None:
    book, _told = made_for(project, Audience.TEAM, tmp_path)
    asked = [row["Question"] for row in table(sheet(book, "Emerging questions"))]
    assert asked == ["Who pays?", "Why so few?"]


def test_themes_have_the_numbers_of_their_question(project: Project, tmp_path: Path) -> None:
    book, _told = made_for(project, Audience.TEAM, tmp_path)
    (theme,) = table(sheet(book, "Themes"))
    assert (theme["Theme"], theme["Answers"], theme["Of coded"]) == ("Learning", 16, 16)
    assert len(table(sheet(book, "Codings"), "Row")) == 21


def test_a_small_number_behind_a_note_is_hidden_from_the_public(project: Project) -> None:
    made = report.build(project, audience=Audience.PUBLIC)
    few = {
        (question.id, mark.option)
        for question in made.surveys[0].questions
        for mark in question.chart.marks
        if mark.hidden
    }
    assert few
    assert not [note for note in made.surveys[0].notes if (note.question, note.option) in few and "of" in note.then]
    assert any(note.then == "29 of 53" and note.question == CHALLENGES for note in made.surveys[0].notes)
