"""A deck says what the report says, and a second export leaves alone what somebody did with it."""

import re
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Emu

from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.analysis.figures import chart_of, numbers
from moin_desktop.analysis.marks import ChartKind
from moin_desktop.errors import CancelledError, MoinError
from moin_desktop.exporting import report, slides
from moin_desktop.exporting.audience import Audience
from moin_desktop.exporting.slides import figures, marks, words
from moin_desktop.exporting.values import Report
from moin_desktop.models import findings, notes, quotes, surveys
from moin_desktop.models.project import Project
from tests.exporting.making import (
    CHALLENGES,
    EVALUATION,
    HOPES,
    ORGANISATION,
    SCALE,
    STAGE,
    keep,
    note,
    option_of,
    sample_project,
)

HOSTILE = "=1+1 \x00\x1b\ud800 😀 שלום <b>&\u2028" + "a" * 40_000


def _every_kind(project: Project) -> None:
    keep(project, SCALE, "Most agree", "rewards")
    keep(project, HOPES, "Hopes in their own words")
    specs = [
        ChartSpec(CHALLENGES, compare=ORGANISATION),
        ChartSpec(CHALLENGES, compare=EVALUATION, kind=ChartKind.COLUMNS),
        ChartSpec("q10", pair="q11"),
        ChartSpec(STAGE, compare=ORGANISATION, kind=ChartKind.STACKED),
        ChartSpec("q7"),
    ]
    for spec in specs:
        data = chart_of(surveys.load(project.session, "s1"), spec)
        assert data is not None
        project.change("Keep", findings.keep, "s1", spec, "A view", (), numbers(data))


def _shape(slide: Any, kind: str) -> Any:
    return next(marks.shapes(slide, kind))


def _all_text(path: Path) -> str:
    told = []
    for slide in Presentation(str(path)).slides:
        told += [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        told.append(slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "")
    return "\n".join(told)


def test_a_slide_for_each_finding_with_the_numbers_of_the_report(tmp_path: Path) -> None:
    project = sample_project()
    _every_kind(project)
    made = report.build(project)
    path = tmp_path / "deck.pptx"
    assert slides.write(path, made).added == len(made.findings)
    deck = Presentation(str(path))
    wide, high = deck.slide_width, deck.slide_height
    assert wide
    assert high
    assert round(wide / high, 2) == 1.78
    pages = list(deck.slides)
    assert len(pages) == len(made.findings) + 2
    assert "made up" in pages[0].placeholders[1].text_frame.text
    for slide, finding in zip(pages[1:-1], made.findings, strict=True):
        assert slide.shapes.title.text_frame.text == finding.headline
        assert finding.chart is not None
        drawn = figures.of(finding.chart, finding.focus)
        if isinstance(drawn, figures.Bars):
            chart = _shape(slide, marks.CHART).chart
            assert tuple(chart.plots[0].categories) == drawn.categories
            for series, wanted in zip(chart.plots[0].series, drawn.series, strict=True):
                assert list(series.values) == pytest.approx(list(wanted.values))
        elif isinstance(drawn, figures.Grid):
            table = _shape(slide, marks.CHART).table
            assert [[c.text for c in row.cells] for row in table.rows] == [[c.text for c in r] for r in drawn.rows]
        if drawn is not None:
            (properties,) = _shape(slide, marks.CHART).element.xpath("./p:nvGraphicFramePr/p:cNvPr")
            assert properties.get("descr") == words.alt(finding)
        assert "synthetic data" in _shape(slide, marks.BASE).text_frame.text
    bars = _shape(pages[2], marks.CHART).chart.plots[0].series[0]
    assert next(iter(bars.values)) == pytest.approx(29 / 53)
    labels = re.findall(r'formatCode="([^"]*)"', bars._element.xml)  # noqa: SLF001 - no name for a label's format
    assert "0%&quot;  29 of 53&quot;" in labels


def _saved(tmp_path: Path, project: Project) -> tuple[Path, Report]:
    path, made = tmp_path / "deck.pptx", report.build(project)
    slides.write(path, made)
    return path, made


def test_a_second_export_changes_numbers_and_nothing_else(tmp_path: Path) -> None:
    project = sample_project()
    path, made = _saved(tmp_path, project)
    deck = Presentation(str(path))
    slide = deck.slides[2]
    slide.shapes.title.text_frame.text = "My own words"
    chart = _shape(slide, marks.CHART)
    chart.left, chart.width = Emu(123_456), Emu(5_000_000)
    frame = slide.notes_slide.notes_text_frame
    frame.text = "Before\n" + frame.text + "\nAfter"
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text_frame.text = "An extra slide"
    deck.save(str(path))
    project.change("Leave out", surveys.leave_out, "s1", (2, 3, 4, 5, 6, 7))
    keep(project, EVALUATION, "A new finding", "rewards")
    project.change("Remove", findings.remove, made.findings[3].id)
    now = report.build(project)
    done = slides.refresh(path, now)
    assert (done.added, done.renewed, done.gone) == (1, 3, ("Fewer than half have evaluation in place",))
    deck = Presentation(str(path))
    slide = deck.slides[2]
    assert slide.shapes.title.text_frame.text == "My own words"
    chart = _shape(slide, marks.CHART)
    assert (chart.left, chart.width) == (123_456, 5_000_000)
    data = now.findings[1].chart
    assert data is not None
    assert list(chart.chart.plots[0].series[0].values) == pytest.approx([mark.share for mark in data.marks])
    assert "47 respondents" in _shape(slide, marks.BASE).text_frame.text
    noted = slide.notes_slide.notes_text_frame.text
    assert noted.startswith("Before")
    assert noted.endswith("After")
    assert noted.count(words.opens()) == 1
    titles = [one.shapes.title.text_frame.text for one in deck.slides]
    assert titles.index("A new finding") == titles.index("Method") - 1
    assert "An extra slide" in titles
    assert "Fewer than half" in deck.slides[titles.index("Method")].notes_slide.notes_text_frame.text


def test_an_untouched_headline_follows_the_project(tmp_path: Path) -> None:
    project = sample_project()
    path, made = _saved(tmp_path, project)
    project.change("Headline", findings.set_headline, made.findings[0].id, "Said better")
    slides.refresh(path, report.build(project))
    assert Presentation(str(path)).slides[1].shapes.title.text_frame.text == "Said better"


def test_public_slides_hold_nothing_that_stays_at_home(tmp_path: Path) -> None:
    project = sample_project()
    keep(project, HOPES, "Hopes in their own words")
    kept = [project.change("Quote", quotes.keep, HOPES, row).value for row in (3, 4)]
    project.change("Clear", quotes.set_cleared, kept[0], True)
    team = note(project, CHALLENGES, "For the team only")
    project.change("Who", notes.set_visibility, team, "team")
    project.change("Say", findings.set_presenter, "f2", "Presenter words")
    path = tmp_path / "deck.pptx"
    slides.write(path, report.build(project, audience=Audience.ALL))
    told = _all_text(path)
    assert "For the team only" in told
    assert "Presenter words" in told
    with pytest.raises(MoinError, match="who may see more"):
        slides.refresh(path, report.build(project, audience=Audience.PUBLIC))
    public = tmp_path / "public.pptx"
    slides.write(public, report.build(project, audience=Audience.PUBLIC))
    told = _all_text(public)
    answers = surveys.load(project.session, "s1").answers(HOPES)
    cleared, held = (answers.words[answers.codes[row]] for row in (3, 4))  # type: ignore[union-attr]  # Written
    assert cleared[:60] in told
    assert held[:60] not in told
    assert "For the team only" not in told
    assert "Presenter words" not in told


def test_hostile_text_does_no_harm(tmp_path: Path) -> None:
    project = sample_project()
    challenge = option_of(project, CHALLENGES, "Building skills and capabilities")
    note(project, CHALLENGES, HOSTILE.replace("\ud800", ""), challenge)
    project.change("Headline", findings.set_headline, "f2", "=SUM(A1) שלום 😀\x0b" + "b" * 40_000)
    path, made = _saved(tmp_path, project)
    slides.refresh(path, made)
    assert "=1+1  😀 שלום <b>&" in _all_text(path).replace("\x00", "").replace("\x1b", "")


def test_a_stop_and_a_foreign_file_leave_all_as_it_was(tmp_path: Path) -> None:
    project = sample_project()
    path, made = _saved(tmp_path, project)
    before = path.read_bytes()

    def stop(done: int, total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        slides.refresh(path, made, stop)
    assert path.read_bytes() == before
    path.write_bytes(b"PK no deck")
    with pytest.raises(MoinError, match="is not a deck"):
        slides.refresh(path, made)
    Presentation().save(str(path))
    with pytest.raises(MoinError, match="not made by"):
        slides.refresh(path, made)
