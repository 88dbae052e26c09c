"""The whole workbook, written and read back by another library."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from openpyxl.workbook import Workbook

from moin_desktop.analysis.columns import Codes
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.marks import MarkRow
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.reading import Reading
from moin_desktop.errors import CancelledError, MoinError
from moin_desktop.exporting import report, workbook
from moin_desktop.exporting.values import ColumnKind, Report, ResponseColumn
from moin_desktop.exporting.workbook import SheetKind
from moin_desktop.models import findings, questions, surveys
from moin_desktop.models.project import Project
from tests.exporting.making import CHALLENGES, ORGANISATION, option_of, sample_project
from tests.exporting.pages import sheet, table, written
from tests.models.readings import column, reading


@pytest.fixture
def project() -> Iterator[Project]:
    with sample_project() as made:
        yield made


@pytest.fixture(scope="module")
def made() -> Report:
    """The report of the sample; reports never change."""
    with sample_project() as project:
        return report.build(project)


@pytest.fixture(scope="module")
def path(made: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's workbook, to be read only."""
    path = tmp_path_factory.mktemp("workbook") / "a.xlsx"
    workbook.write(path, made)
    return path


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path, data_only=True)


def parts(path: Path, pattern: str) -> dict[str, str]:
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist() if re.search(pattern, name)}


def test_the_sheets_are_those_promised(book: Workbook) -> None:
    assert book.sheetnames == [
        "About",
        "Findings",
        "Charts",
        "Tables",
        "Notes",
        "Data dictionary",
        "Responses",
        "Answers 0-1",
        "Method",
    ]
    for page in book.worksheets:
        assert page.freeze_panes
    for name in ("Findings", "Tables", "Notes", "Data dictionary", "Responses", "Answers 0-1"):
        assert sheet(book, name).auto_filter.ref


def test_findings_stand_in_running_order_with_their_numbers(book: Workbook) -> None:
    rows = table(sheet(book, "Findings"), "No.")
    assert [row["No."] for row in rows] == [1, 2, 3, 4]
    assert [row["Pillar"] for row in rows] == ["Routes", "Organisations", "Organisations", "Assessment"]
    assert rows[1]["Finding"] == "Skills and silos lead the list"
    assert rows[1]["Number"] == "55%"
    assert rows[1]["Of what"] == "Building skills and capabilities\n29 of 53"
    assert rows[2]["Filter"] == "National government department"
    assert "Nobody owns the space" in str(rows[1]["Notes"])
    assert rows[3]["Status"] == "Disputed"


def test_what_is_for_the_presenter_only_stays_home(project: Project, tmp_path: Path) -> None:
    first = findings.all(project.session)[0]
    project.change("Say", findings.set_presenter, first.id, "whisper this")
    workbook.write(tmp_path / "a.xlsx", report.build(project))
    assert not any("whisper" in text for text in parts(tmp_path / "a.xlsx", r"\.xml$").values())


def test_tables_hold_exact_percentages(book: Workbook) -> None:
    rows = [row for row in table(sheet(book, "Tables")) if row["Question"] == "Challenges"]
    assert rows[0]["Answer"] == "Building skills and capabilities"
    assert (rows[0]["n"], rows[0]["%"]) == (29, 29 / 53)
    assert rows[0]["Base"] == "Base: all 53 respondents."
    assert rows[0]["Findings"] == "Findings 2, 3"
    asked = [row for row in table(sheet(book, "Tables")) if row["Question"] == "M&E challenges"]
    assert (asked[0]["n"], asked[0]["%"]) == (13, 13 / 24)
    assert asked[0]["Base"] == "Base: the 24 of 53 respondents who were asked."


def test_percentages_are_shown_without_decimals(book: Workbook) -> None:
    page = sheet(book, "Tables")
    shares = [cell for row in page.iter_rows() for cell in row if isinstance(cell.value, float) and cell.value < 1]
    assert shares
    assert {cell.number_format for cell in shares} == {"0%"}


def test_grids_have_a_row_per_item_and_answer(book: Workbook) -> None:
    rows = [row for row in table(sheet(book, "Tables")) if row["Question"] == "Conditions"]
    assert len({row["Row"] for row in rows}) == 5
    assert [row["Answer"] for row in rows[:5]] == [
        "Strongly disagree",
        "Disagree",
        "Neither agree nor disagree",
        "Agree",
        "Strongly agree",
    ]


def test_notes_are_comments_on_their_answer(book: Workbook) -> None:
    page = sheet(book, "Tables")
    comments = {str(row[4].value): cell.comment for row in page.iter_rows() for cell in row if cell.comment}
    assert set(comments) == {
        "Building skills and capabilities",
        "Working across departments and breaking silos",
        "No",
    }
    skills = comments["Building skills and capabilities"]
    assert skills is not None
    assert skills.text == "Skills means data and procurement people, said three tables. (Table 3, 29 of 53)"
    assert skills.author == "Table 3"


def test_every_charted_question_has_a_native_chart(made: Report, path: Path) -> None:
    drawn = parts(path, r"charts/chart\d+\.xml$")
    with_charts = [q for q in made.surveys[0].questions if q.type is not QuestionType.TEXT]
    under_filter = [f for f in made.findings if f.filter_text]
    assert len(drawn) == len(with_charts) + len(under_filter)
    assert all("<c:barChart>" in xml for xml in drawn.values())
    assert any("0E6C7E" in xml for xml in drawn.values())


def test_notes_stand_beside_the_charts(book: Workbook) -> None:
    page = sheet(book, "Charts")
    beside = {row[1]: row[4] for row in page.iter_rows(values_only=True) if row[1] and row[4]}
    assert "said three tables" in str(beside["Building skills and capabilities"])


def test_responses_are_labels_with_a_column_per_choice(book: Workbook) -> None:
    page = sheet(book, "Responses")
    rows = table(page, "Source row")
    assert len(rows) == 53
    assert rows[0]["Source row (synthetic data)"] == 2
    assert rows[0]["Organisation"] == "National government department"
    chosen = str(rows[0]["Challenges"]).split("; ")
    assert "Sharing risks and rewards with business" in chosen
    flags = table(sheet(book, "Answers 0-1"), "Source row")
    assert flags[0]["Challenges: Sharing risks and rewards with business"] == 1
    assert flags[0]["Challenges: Building skills and capabilities"] == 0
    headings = [cell for cell in (*page[1], *sheet(book, "Answers 0-1")[1]) if cell.comment]
    told = {str(cell.value): cell.comment.text for cell in headings if cell.comment}
    assert "Finding 2: Skills and silos lead the list" in told["Challenges"]
    assert told["Challenges: Building skills and capabilities"].startswith("Note: Skills means")


def test_who_was_not_asked_is_blank_and_not_zero(book: Workbook) -> None:
    rows = table(sheet(book, "Answers 0-1"), "Source row")
    not_asked = [row for row in rows if row["M&E in place: No"] == 1]
    assert len(not_asked) == 29
    assert {row["M&E challenges: No agreed indicators"] for row in not_asked} == {None}


def test_personal_columns_never_leave(made: Report, path: Path) -> None:
    everything = "".join(parts(path, r"\.(xml|rels)$").values())
    assert made.left_out == 2
    assert "example.org" not in everything
    assert "Falcao" not in everything
    assert "Column D: Email" in everything
    assert not {"q4", "q5"} & {column.question for column in made.surveys[0].columns}


def test_a_column_called_personal_later_leaves_with_all_that_names_it(project: Project, tmp_path: Path) -> None:
    kept = option_of(project, "q7", "United Kingdom")
    gone = option_of(project, "q7", "UK")
    project.change("Merge", questions.merge_options, "q7", gone, kept)
    project.change("Leave out", questions.read_as, "q7", QuestionType.PERSONAL)
    workbook.write(tmp_path / "a.xlsx", report.build(project))
    everything = "".join(parts(tmp_path / "a.xlsx", r"\.xml$").values())
    assert "United Kingdom" not in everything
    assert "Sweden" not in everything


def test_method_says_where_numbers_come_from(book: Workbook) -> None:
    rows = [(row[0], row[1]) for row in sheet(book, "Method").iter_rows(values_only=True) if row[1]]
    told = {str(what): str(how) for what, how in rows if what}
    assert told["Source file"] == "moin-2023-survey-synthetic.xlsx"
    assert told["SHA-256 of the file"] == "ab" * 32
    assert told["Layout"] == "Microsoft Forms"
    assert told["Percentages are of"] == "Who answered"
    assert told["Could not be kept"] == "1 hidden sheet was not read."
    assert told["Changed by this export"] == "Nothing: every text is as it was."
    assert "M&E challenges: Who was asked" in [how for _what, how in rows]
    assert told["Synthetic data"].startswith("These responses were made up")


def test_a_filter_holds_in_every_sheet_and_is_said(project: Project, tmp_path: Path) -> None:
    national = option_of(project, ORGANISATION, "National government department")
    made = report.build(project, filter=Filter((Condition(ORGANISATION, (national,)),)))
    book = written(made, tmp_path / "a.xlsx")
    assert len(table(sheet(book, "Responses"), "Source row")) == 15
    rows = [row for row in table(sheet(book, "Tables")) if row["Question"] == "Challenges"]
    assert rows[0]["%"] == 14 / 15
    method = {row[0]: row[1] for row in sheet(book, "Method").iter_rows(values_only=True)}
    assert method["Filter"] == "National government department (15 respondents)"


def test_small_groups_are_given_in_counts(project: Project, tmp_path: Path) -> None:
    bank = option_of(project, ORGANISATION, "Public investment bank")
    book = written(report.build(project, filter=Filter((Condition(ORGANISATION, (bank,)),))), tmp_path / "a.xlsx")
    rows = [row for row in table(sheet(book, "Tables")) if row["Question"] == "Challenges"]
    assert rows[0]["n"]
    assert {row["%"] for row in rows} == {None}


def test_a_small_row_among_percentages_is_given_in_counts(made: Report, tmp_path: Path) -> None:
    (survey,) = made.surveys
    scale = next(question for question in survey.questions if question.chart.rows)
    whole, *others = scale.chart.rows
    few = tuple(
        replace(mark, count=n, base=6, share=n / 6, percent_text="")
        for mark, n in zip(whole.marks, (1, 0, 0, 2, 3), strict=True)
    )
    chart = replace(scale.chart, rows=(whole, MarkRow("Few answered this", 6, few), *others))
    only = replace(made, findings=(), surveys=(replace(survey, questions=(replace(scale, chart=chart),)),))
    rows = list(sheet(written(only, tmp_path / "a.xlsx"), "Charts").iter_rows(values_only=True))
    told = next(row for row in rows if row[1] == "Few answered this")
    assert told[2] == 6
    assert told[5:10] == ("1 of 6", "0 of 6", "0 of 6", "2 of 6", "3 of 6")
    plain = next(row for row in rows if row[1] == whole.label)
    assert plain[5:10] == tuple(pytest.approx(mark.share) for mark in whole.marks)


HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\uff1d1+1",
    "http://example.org/" + "x" * 3000,
    "mailto:a@b",
    "internal:'Sheet'!A1",
    "12",
    "1e5",
    "#N/A",
    "{=1+1}",
    "<b>&amp;</b>",
    "<r>a</r>",
    "_x0041_",
    "TRUE",
    "'quoted",
    "bell\x07 \x1b",
    "half \ud800",
    "\uffff",
    "line\r\nbreak",
    "😀" * 40_000,
    "x" * 40_000,
    " space ",
    "‮right to left",
)


def hostile(made: Report) -> Report:
    """The report with every text replaced by hostile ones wherever a file or a person could have put them."""
    survey = made.surveys[0]
    columns = tuple(
        ResponseColumn(text[:100], ColumnKind.TEXT, CHALLENGES, words=(text,), codes=survey_codes(survey.rows))
        for text in HOSTILE
    )
    texts = iter([text[:200] for text in HOSTILE] * 20)
    options = [
        replace(
            question,
            name=next(texts),
            text=next(texts),
            table=replace(question.table, rows=tuple(replace(row, label=next(texts)) for row in question.table.rows)),
            chart=replace(
                question.chart,
                subtitle=next(texts),
                summary=next(texts),
                marks=tuple(replace(mark, label=next(texts)) for mark in question.chart.marks),
            ),
            remarks=tuple(replace(remark, text=next(texts), author=next(texts)) for remark in question.remarks),
        )
        for question in survey.questions
    ]
    told = tuple(
        replace(
            finding,
            headline=text,
            statement=text,
            remarks=tuple(replace(r, text=text, author=text, where=text) for r in finding.remarks),
        )
        for finding, text in zip(made.findings, ("=1+1", "@x", "\x01y", "<r>z</r>"), strict=True)
    )
    hostile_survey = replace(survey, name="=a/b", columns=columns, questions=tuple(options), method=(("=x", "\x07y"),))
    return replace(made, project="=P & 'Q'\x00", findings=told, surveys=(hostile_survey, replace(survey, name="=A/B")))


def survey_codes(rows: int) -> Codes:
    return np.zeros(rows, dtype=np.int32)


@pytest.fixture(scope="module")
def hostile_path(made: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two surveys, one with hostile texts everywhere."""
    path = tmp_path_factory.mktemp("hostile") / "a.xlsx"
    workbook.write(path, hostile(made))
    return path


OURS = re.compile(
    r"(SUM|COUNT|COUNTA)\('?[^!]+'?!\$[A-Z]+\$2:\$[A-Z]+\$\d+\)|[A-Z]+\d+/[A-Z]+\d+"
    r"|COUNTIF\('?[^!]+'?!\$[A-Z]+\$2:\$[A-Z]+\$\d+,[A-Z]+\d+\)"
)
"""The formulas that are ours; nothing else may be one."""


def test_no_text_is_obeyed_lost_or_breaks_the_file(hostile_path: Path) -> None:
    path, book = hostile_path, openpyxl.load_workbook(hostile_path)
    sheets = parts(path, r"worksheets/sheet\d+\.xml$").values()
    assert all(OURS.fullmatch(formula) for xml in sheets for formula in re.findall(r"<f>([^<]*)</f>", xml))
    assert not any("TargetMode" in xml for xml in parts(path, r"worksheets/_rels/").values())
    page = sheet(book, next(name for name in book.sheetnames if name.startswith("Responses")))
    for at, text in enumerate(HOSTILE, 2):
        cell = page.cell(2, at)
        assert cell.data_type == "s", text[:20]
        assert isinstance(cell.value, str)
        if text.isprintable() and len(text) < 30_000 and not text.startswith("<r>") and "_x" not in text:
            assert cell.value == text
        assert cell.quotePrefix == text.startswith(("=", "+", "-", "@", "\t", "\uff1d"))
    method = {str(row[0]): str(row[1]) for row in sheet(book, "Method").iter_rows(values_only=True) if row[0]}
    rows = list(sheet(book, "Method").iter_rows(values_only=True))
    told = " ".join(str(row[1]) for row in rows)
    assert "Control characters that a workbook cannot hold were removed from" in method["Changed by this export"]
    assert "cut at 32,767 characters" in told
    assert "marked as text" in told


def test_several_surveys_have_sheets_of_their_own(hostile_path: Path) -> None:
    assert openpyxl.load_workbook(hostile_path, read_only=True).sheetnames == [
        "About",
        "Findings",
        "Charts",
        "Tables =a b",
        "Tables =A B 2",
        "Notes",
        "Data dictionary =a b",
        "Data dictionary =A B 2",
        "Responses =a b",
        "Responses =A B 2",
        "Answers 0-1 =a b",
        "Answers 0-1 =A B 2",
        "Method",
    ]


def test_only_the_wanted_sheets_are_written(made: Report, tmp_path: Path) -> None:
    workbook.write(tmp_path / "a.xlsx", made, sheets=(SheetKind.METHOD, SheetKind.CHARTS))
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["Charts", "Method"]
    with pytest.raises(ValueError, match=r"\(\)"):
        workbook.write(tmp_path / "a.xlsx", made, sheets=())


def test_an_empty_project_exports_too(tmp_path: Path) -> None:
    with Project.in_memory("Nothing yet") as project:
        book = written(report.build(project), tmp_path / "a.xlsx")
    assert book.sheetnames == ["About", "Findings", "Charts", "Method"]
    assert "No findings were kept." in [cell.value for row in sheet(book, "Findings").iter_rows() for cell in row]


def test_progress_runs_to_its_end_and_can_stop(made: Report, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    seen: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        if done == 5:
            raise CancelledError

    with pytest.raises(CancelledError):
        workbook.write(path, made, stop)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    workbook.write(path, made, lambda done, total: seen.append((done, total)))
    assert [done for done, _total in seen] == sorted(done for done, _total in seen)
    assert all(done <= total for done, total in seen)


def test_a_finding_whose_question_is_read_another_way_is_still_told(made: Report, tmp_path: Path) -> None:
    lost = replace(made.findings[0], chart=None, figure=None, base_text="")
    book = written(replace(made, findings=(lost, *made.findings[1:])), tmp_path / "a.xlsx")
    rows = table(sheet(book, "Findings"), "No.")
    assert rows[0]["Finding"] == "Seven in ten have not started delivering"
    assert rows[0]["Base"] == "Its question is read another way now."


def test_numbers_dates_and_own_words_stay_what_they_are(tmp_path: Path) -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, with_dates())
        book = written(report.build(project), tmp_path / "a.xlsx")
    rows = table(sheet(book, "Responses"), "Source row")
    assert [row["Age"] for row in rows] == [31, 45, 27, 31, None, 60]
    assert [row["When"] for row in rows][:2] == [datetime(2023, 5, 2), None]
    assert rows[2]["When"] == "1815-06-18"
    assert rows[5]["Tools: in their own words"] == "Frisbee"
    assert rows[0]["Agreement: Easy"] == "Agree"
    figures = {str(row["Answer"]): row for row in table(sheet(book, "Tables")) if row["Question"] in ("Age", "When")}
    assert (figures["Median"]["Value"], figures["Highest"]["Value"], figures["Earliest"]["Value"]) == (
        31,
        60,
        "1815-06-18",
    )
    assert len(parts(tmp_path / "a.xlsx", r"charts/chart\d+\.xml$")) == 7


def with_dates() -> Reading:
    """The small reading with two more columns: a date, and what was written at Other."""
    small = reading()
    when = column(10, "When", ("2023-05-02", "", "1815-06-18", "2024-01-01", "", ""))
    own = column(11, "Other tools", ("", "", "", "", "", "Frisbee"))
    asked = [replace(q, other_columns=(11,)) if q.name == "Tools" else q for q in small.questions]
    asked.append(Question("q9", "When", "When?", QuestionType.DATE, (10,)))
    return replace(small, columns=(*small.columns, when, own), questions=tuple(asked), width=12)


def test_moments_keep_their_clock(tmp_path: Path) -> None:
    small = with_dates()
    clock = column(10, "When", ("2023-05-02 10:15", "", "", "2024-01-01", "", ""))
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, replace(small, columns=(*small.columns[:10], clock, small.columns[11])))
        book = written(report.build(project), tmp_path / "a.xlsx")
    rows = table(sheet(book, "Responses"), "Source row")
    assert rows[0]["When"] == datetime(2023, 5, 2, 10, 15)


def test_what_does_not_fit_on_a_sheet_is_counted(made: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("moin_desktop.exporting.sheets.responses.MAX_ROWS", 41)
    monkeypatch.setattr("moin_desktop.exporting.sheets.responses.MAX_COLUMNS", 11)
    book = written(made, tmp_path / "a.xlsx")
    page = sheet(book, "Responses")
    assert (page.max_row, page.max_column) == (41, 11)
    told = [str(row[1]) for row in sheet(book, "Method").iter_rows(values_only=True)]
    (survey,) = made.surveys
    assert "26 rows do not fit on a sheet and are left out." in told
    assert (
        f"{len(survey.columns) + len(survey.flags) - 20} columns do not fit on a sheet and are left out of Responses."
        in told
    )


def test_changed_numbers_are_told(project: Project, tmp_path: Path) -> None:
    project.change("Leave out", surveys.leave_out, "s1", (2,))
    made = report.build(project)
    assert made.findings[1].changed == "Numbers changed: 56% was 55%"
    assert made.surveys[0].rows == 52
    assert ("Not counted", "1 response, left out by hand") in made.surveys[0].method


def test_a_folder_that_is_gone_is_told(made: Report, tmp_path: Path) -> None:
    with pytest.raises(MoinError, match="is not there"):
        workbook.write(tmp_path / "gone" / "a.xlsx", made)
