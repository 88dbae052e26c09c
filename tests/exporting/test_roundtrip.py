"""A workbook goes out and comes back: untouched it changes nothing, edited it brings exactly what was edited."""

import random
import shutil
import subprocess
from pathlib import Path

import pytest

from moin_desktop.errors import MoinError
from moin_desktop.exporting import audience as audiences
from moin_desktop.exporting import report, workbook
from moin_desktop.exporting.audience import Audience
from moin_desktop.exporting.workbook import SheetKind
from moin_desktop.importing import ours
from moin_desktop.importing import roundtrip as reading
from moin_desktop.models import codings, findings, notes, roundtrip, storage, surveys, themes
from moin_desktop.models.project import Project
from moin_desktop.models.roundtrip import Change, State
from moin_desktop.models.roundtrip.listing import PUBLIC_LIMIT, answer, listing
from tests.exporting.editing import Page, accepted, differences, edit, full_project, saved, states
from tests.exporting.making import CHALLENGES, HOPES, option_of


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook for all readers."""
    with full_project() as project:
        return saved(project, tmp_path_factory.mktemp("book") / "a.xlsx")


@pytest.fixture
def book(whole: Path, tmp_path: Path) -> Path:
    """A copy to edit."""
    return Path(shutil.copy(whole, tmp_path / "a.xlsx"))


@pytest.fixture
def project() -> Project:
    return full_project()


@pytest.mark.parametrize("audience", list(Audience))
def test_an_untouched_workbook_changes_nothing(project: Project, tmp_path: Path, audience: Audience) -> None:
    assert differences(project, saved(project, tmp_path / "a.xlsx", audience)) == ()


def test_small_groups_are_hidden_alike_on_both_ways(project: Project) -> None:
    assert PUBLIC_LIMIT == audiences.PUBLIC_LIMIT


def test_what_the_project_changed_since_is_no_edit(project: Project, book: Path) -> None:
    project.change("Edit", notes.edit, "n1", "Otherwise")
    project.change("Add", notes.add, CHALLENGES, "Later")
    project.change("Take", codings.take_away, "t1", [0])
    project.change("Gone", findings.remove, "f1")
    assert differences(project, book) == ()
    while project.undo():
        pass
    assert differences(project, book) == ()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_a_workbook_that_libreoffice_saved_again_changes_nothing(project: Project, book: Path, tmp_path: Path) -> None:
    out, home = tmp_path / "out", (tmp_path / "profile").as_uri()
    order = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*order, str(book)], check=True, capture_output=True, timeout=240)
    found = differences(project, out / "a.xlsx")
    assert [(change.id, change.before[:50], change.after[:50]) for change in found] == []


def _one(changes: tuple[Change, ...]) -> Change:
    assert len(changes) == 1, changes
    return changes[0]


def test_an_edit_a_later_edit_here_and_both(project: Project, book: Path) -> None:
    edit(book, lambda b: Page(b, "Notes").put("n1", "Note", "Said\nanew"))
    found = _one(differences(project, book))
    assert (found.kind, found.id, found.field, found.state) == ("note", "n1", "text", State.EDIT)
    assert (found.before, found.after) == (
        "Skills means data and procurement people, said three tables.",
        "Said\nanew",
    )
    assert found.sheet == "Notes"
    assert found.row > 4
    project.change("Edit", notes.edit, "n1", "Otherwise here")
    found = _one(differences(project, book))
    assert (found.state, found.before) == (State.CLASH, "Otherwise here")
    assert found.exported.startswith("Skills means data")
    assert not found.wanted
    project.change("Take in", roundtrip.take, [found])
    assert notes.by_ids(project.session, ["n1"])[0].text == "Said\nanew"
    assert differences(project, book) == ()


def test_everything_is_taken_in_as_one_step(project: Project, book: Path) -> None:
    def work(b: object) -> None:
        page = Page(b, "Notes")
        page.put("n2", "Mark", "Agreed")
        page.put("n2", "Who sees it", "team only")
        page.put("n2", "Tags", "money, soon")
        page.put("n2", "Kind", "Doubt")
        page.put("n2", "By", "Table 9")
        page.add(Note="From Excel", By="Zoe", Question="Challenges")
        page.add(Note="On all of it")
        page = Page(b, "Themes")
        page.put("t1", "Theme", "Time")
        page.put("t2", "Theme", "Money")
        page.put("t2", "What it is", "New words")
        page.add(Question="Hopes", Theme="Trust", Part_of="Money")
        page = Page(b, "Findings")
        page.put("f2", "Status", "Disputed")
        page.put("f2", "Pillar", "Routes")
        page.put("f2", "For the presenter", "Go on")
        Page(b, "Emerging questions").add(Question="Who decides?", Pillar="Assessment")
        Page(b, "Quotes").put("u1", "May be shown", "yes")
        page = Page(b, "Data dictionary")
        page.put(CHALLENGES, "Question", "What is hard")
        page.put(option_of(project, CHALLENGES, "Other"), "Answer", "Something else")

    edit(book, work)
    before = len(project.steps())
    changes = differences(project, book)
    assert set(states(changes)) == {State.EDIT, State.NEW}
    assert len(changes) == 18
    project.change("Take in", roundtrip.take, accepted(changes))
    assert len(project.steps()) == before + 1
    session = project.session
    note = notes.by_ids(session, ["n2"])[0]
    assert (note.mark, note.visibility, note.tags, note.kind, note.author) == (
        "agreed",
        "team",
        ("money", "soon"),
        "doubt",
        "Table 9",
    )
    found = {theme.id: theme for theme in themes.of_question(session, HOPES)}
    assert [(theme.name, theme.parent) for theme in found.values()] == [("Time", ""), ("Money", "t1"), ("Trust", "t2")]
    assert [n.text for n in notes.of_survey(session, "s1")][-2:] == ["From Excel", "On all of it"]
    assert [f.headline for f in findings.all(session) if f.status == "question"] == ["Who pays?", "Who decides?"]
    survey = surveys.load(session, "s1")
    assert survey.question(CHALLENGES).name == "What is hard"
    assert "Something else" in [option.label for option in survey.question(CHALLENGES).options]
    assert State.EDIT not in states(differences(project, book))
    assert State.CLASH not in states(differences(project, book))
    project.undo()
    assert differences(project, book) == changes


def test_codings_taken_away_given_exchanged_and_signed(project: Project, book: Path) -> None:
    survey = surveys.load(project.session, "s1")
    lines = surveys.lines(project.session, "s1")
    free = next(row for row in range(survey.rows) if row not in (0, 2, 3, 5, 7) and answer(survey, HOPES, row))

    def work(b: object) -> None:
        page = Page(b, "Codings")
        first = f"t1:{lines[0]}"
        page.put(first, "Theme", "Time")
        page.put(f"t2:{lines[5]}", "Coder", "Zoe")
        page.delete(f"t2:{lines[7]}")
        page.add(Row=int(lines[free]), Question="Hopes", Theme="Time", Coder="Zoe")
        page.add(Row=99_999, Question="Hopes", Theme="Time")
        page.add(Row=int(lines[free]), Question="Hopes", Theme="Nobody")

    edit(book, work)
    changes = differences(project, book)
    assert sorted(states(changes)) == [State.EDIT] * 2 + [State.GONE, State.NEW] + [State.REFUSED] * 2
    assert all(change.trouble for change in changes if change.state is State.REFUSED)
    project.change("Take in", roundtrip.take, [c for c in changes if c.state is not State.REFUSED])
    told = {(c.theme, c.response, c.author) for c in codings.of_question(project.session, HOPES)}
    assert {("t2", 0, "Ana"), ("t2", 5, "Zoe"), ("t2", free, "Zoe")} <= told
    assert not {("t1", 0, "Ana"), ("t2", 5, ""), ("t2", 7, "")} & told
    project.undo()
    assert differences(project, book) == changes


def test_deleted_rows_go_only_when_somebody_says_so(project: Project, book: Path) -> None:
    def work(b: object) -> None:
        Page(b, "Notes").delete("n2")
        Page(b, "Findings").delete("f1")
        Page(b, "Themes").delete("t2")
        Page(b, "Quotes").delete("u1")

    edit(book, work)
    changes = differences(project, book)
    assert states(changes) == [State.GONE] * 4
    assert accepted(changes) == []
    project.change("Take in", roundtrip.take, changes)
    assert "f1" not in {finding.id for finding in findings.all(project.session)}
    assert [theme.id for theme in themes.of_question(project.session, HOPES)] == ["t1"]


def test_live_numbers_stay_live_in_an_edited_statement(project: Project, book: Path) -> None:
    edit(
        book,
        lambda b: Page(b, "Findings").put("f2", "What the numbers say", "Now 55% say skills; 53 answered, 12 not."),
    )
    change = _one(differences(project, book))
    skills = option_of(project, CHALLENGES, "Building skills and capabilities")
    assert change.value == (
        f"Now {{{CHALLENGES}:{skills}:percent}} say skills; {{{CHALLENGES}::base}} answered, 12 not."
    )
    project.change("Take in", roundtrip.take, [change])
    assert differences(project, book) == ()


def test_words_that_mean_nothing_are_refused_in_words(project: Project, book: Path) -> None:
    def work(b: object) -> None:
        Page(b, "Notes").put("n1", "Kind", "Rumour")
        Page(b, "Notes").put("n2", "Note", " ")
        Page(b, "Findings").put("f1", "Pillar", "Nowhere")
        Page(b, "Themes").add(Question="Challenges", Theme="Not free text")
        Page(b, "Findings").add(Finding="No chart")

    edit(book, work)
    changes = differences(project, book)
    assert states(changes) == [State.REFUSED] * 5
    assert all(change.trouble.endswith(".") for change in changes)


def test_workbooks_of_other_projects_and_other_files_are_refused(project: Project, book: Path, tmp_path: Path) -> None:
    other = Project.in_memory("Another")
    edited = reading.read(book)
    with pytest.raises(MoinError, match="another project"):
        roundtrip.difference(other.session, edited)
    again = Project.in_memory(edited.project)
    with pytest.raises(MoinError, match="does not hold"):
        roundtrip.difference(again.session, edited)
    for closing in (other, again):
        closing.close()
    plain = tmp_path / "plain.xlsx"
    shutil.copy(Path(__file__).resolve().parents[2] / "resources/sample/moin-2023-survey-synthetic.xlsx", plain)
    assert not ours.is_ours(plain)
    assert ours.is_ours(book)
    with pytest.raises(MoinError, match="no workbook that MOIN Desktop saved"):
        reading.read(plain)
    (tmp_path / "cut.xlsx").write_bytes(book.read_bytes()[:5000])
    with pytest.raises(MoinError):
        reading.read(tmp_path / "cut.xlsx")
    edit(book, lambda b: b.remove(b["About"]))
    with pytest.raises(MoinError, match="no workbook that MOIN Desktop saved"):
        reading.read(book)


# Random edits

_PLACES = (
    ("Notes", "Note", "note", "text", ()),
    ("Notes", "By", "note", "author", ()),
    ("Notes", "Mark", "note", "mark", ("", "Agreed", "Disputed", "Open question")),
    ("Notes", "Kind", "note", "kind", ("Reading", "Doubt", "Question", "Action", "Quote")),
    ("Notes", "Tags", "note", "tags", ("", "a", "a, b", "b, a")),
    ("Themes", "Theme", "theme", "name", ()),
    ("Themes", "What it is", "theme", "definition", ()),
    ("Themes", "What it is not", "theme", "excludes", ()),
    ("Findings", "Finding", "finding", "headline", ()),
    ("Findings", "Status", "finding", "status", ("Draft", "Agreed", "Disputed", "Question")),
    ("Findings", "For the presenter", "finding", "presenter", ()),
    ("Quotes", "May be shown", "quote", "cleared", ("Yes", "Not cleared")),
    ("Data dictionary", "Answer", "answer", "label", ()),
    ("Data dictionary", "Question", "question", "name", ()),
)
_LETTERS = "abc ÄÖ=+-@'\"<&>\n…€😀ع1٣"


def _words(chance: random.Random) -> str:
    said = "".join(chance.choice(_LETTERS) for _ in range(chance.randint(1, 30)))
    return f"{chance.randint(0, 999)} {said}x"


def _fits(id: str, kind: str) -> bool:
    if kind in ("answer", "question"):
        return id[0] == kind[0].replace("a", "o") and "." not in id
    return True


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """The lists of the workbook without all else, so that many copies are edited quickly; the project they are of."""
    path = tmp_path_factory.mktemp("lists") / "a.xlsx"
    kinds = ("about", "findings", "themes", "quotes", "notes", "questions", "dictionary")
    with full_project() as project:
        workbook.write(path, report.build(project, audience=Audience.ALL), sheets=[SheetKind(kind) for kind in kinds])
        return path, project.image()


@pytest.mark.parametrize("seed", range(60))
def test_random_edits_come_back_exactly(lists: tuple[Path, bytes], tmp_path: Path, seed: int) -> None:
    """What a script types is told as exactly that, and taken in and saved anew it stands in the next workbook."""
    chance = random.Random(seed)
    path = Path(shutil.copy(lists[0], tmp_path / "a.xlsx"))
    wanted: dict[tuple[str, str, str], str] = {}

    def work(b: object) -> None:
        for _n in range(chance.randint(1, 8)):
            sheet, heading, kind, field, choices = chance.choice(_PLACES)
            page = Page(b, sheet)
            id = chance.choice([one for one in page.ids if _fits(one, kind)])
            there = str(page.cell(id, heading).value or "")
            text = chance.choice([c for c in choices if c != there]) if choices else _words(chance)
            if (kind, id, field) not in wanted:
                page.put(id, heading, text)
                wanted[kind, id, field] = text

    edit(path, work)
    with Project(storage.engine_of(lists[1]), None) as project:
        changes = differences(project, path)
        assert {(c.kind, c.id, c.field): c.after for c in changes} == wanted
        assert set(states(changes)) == {State.EDIT}
        project.change("Take in", roundtrip.take, accepted(changes))
        assert differences(project, path) == ()
        there = listing(project.session, "all").entries
        for (kind, id, field), text in wanted.items():
            kept = there[kind, id].fields[field]
            assert kept == text or kept in (text.strip(), " ".join(text.split()))
