"""Draw every kind of chart, light, dark and for a projector, of the sample and of any survey files, to look at.

``python -m tools.gallery [--out FOLDER] [FILE ...]`` writes a picture of each chart, one sheet of all for each survey
and an index page. A kind that no question of a survey can be drawn as is left out and said.
"""

import argparse
import html
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from moin_desktop import importing
from moin_desktop.analysis import compared, pairs
from moin_desktop.analysis.charts import ChartData, ChartKind, ChartSpec, compute
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.kinds import kinds
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.errors import MoinError
from moin_desktop.paths import resource
from moin_desktop.ui import fonts, theme
from moin_desktop.ui.charts import drawing, wall
from moin_desktop.ui.charts.plan import Layout, Look, MarginNote, Plan

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ("sample", "moin-2023-survey-synthetic.xlsx")
DESK, WALL = QSizeF(912, 760), QSizeF(1920, 1080)
THUMB = 620
GAP = 18
MOST_GROUPS = 24


@dataclass(frozen=True, slots=True)
class Shown:
    """One chart of a survey with the pictures made of it."""

    name: str
    data: ChartData
    pictures: list[Path] = field(default_factory=list)


def main(argv: Sequence[str] | None = None) -> int:
    """Draw; 1 when one of the files could not be read, the others are drawn all the same."""
    parser = argparse.ArgumentParser(prog="make gallery", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "gallery")
    parser.add_argument("files", nargs="*", type=Path)
    asked = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    fonts.load()
    asked.out.mkdir(parents=True, exist_ok=True)
    failed, pages = False, []
    for path in (resource(*SAMPLE), *asked.files):
        try:
            survey = Survey.of_reading(importing.read(path))
        except MoinError as trouble:
            failed = True
            sys.stderr.write(f"{path.name}: {trouble.message}\n")
            continue
        shown = [_drawn(one, asked.out / path.stem) for one in _charts(survey)]
        missing = sorted({kind.value for kind in ChartKind} - {one.data.kind.value for one in shown})
        sheet = asked.out / f"{path.stem}.png"
        _sheet(shown, sheet)
        pages.append((path.stem, sheet, shown, missing))
        sys.stdout.write(f"{sheet}: {len(shown)} charts; no question for: {', '.join(missing) or 'none'}\n")
        sys.stdout.flush()
    (asked.out / "index.html").write_text(_index(pages, asked.out), encoding="utf-8")
    return int(failed)


def _charts(survey: Survey) -> Iterator[Shown]:
    """A chart of each kind that some question can be drawn as, alone, in a comparison, in a pair and filtered."""
    found: set[ChartKind] = set()
    for spec in _specs(survey):
        if spec.kind in found:
            continue
        data = compute(survey, spec)
        if data.kind is spec.kind and not data.empty:
            found.add(data.kind)
            yield Shown(data.kind.value, data)
    several = next((q for q in survey.charted if q.type is QuestionType.MULTIPLE), None)
    filter = _filter(survey, several)
    if several is not None and filter is not None:
        data = compute(survey, ChartSpec(several.id, filter, likely_range=True))
        if not data.empty:
            yield Shown("bars-filtered-likely", data)


def _specs(survey: Survey) -> Iterator[ChartSpec]:
    """Every way to draw every question, those with a good number of answers first."""
    people = survey.rows
    questions = sorted(survey.charted, key=lambda q: abs(max(len(q.options), len(q.items)) - 7))
    for pair in pairs.find(survey):
        yield ChartSpec(pair.first, kind=ChartKind.DUMBBELL, pair=pair.second)
    for rank in range(3):  # what is natural for one question before what is possible for another
        for question in questions:
            for kind in kinds(question, ChartSpec(question.id), people)[rank : rank + 1 if rank < 2 else None]:
                yield ChartSpec(question.id, kind=kind)
    groups = [q for q in questions if q.type is QuestionType.SINGLE and 2 < len(q.options) <= MOST_GROUPS]
    several = sorted(questions, key=lambda q: q.type is not QuestionType.MULTIPLE)
    for by in groups[:3]:
        for question in several:
            if compared.can_compare(survey, question, by.id):
                alone = ChartSpec(question.id, compare=by.id)
                for kind in kinds(question, alone, people):
                    yield replace(alone, kind=kind, likely_range=kind is ChartKind.HEAT)


def _filter(survey: Survey, about: Question | None) -> Filter | None:
    """Those who gave the first answer to a question of one answer."""
    by = next((q for q in survey.charted if q.type is QuestionType.SINGLE and q is not about and q.options), None)
    return None if by is None else Filter((Condition(by.id, (by.options[0].id,)),))


def _drawn(one: Shown, folder: Path) -> Shown:
    folder.mkdir(parents=True, exist_ok=True)
    data = one.data
    options = [mark.option for mark in data.marks] or [row.option for row in data.rows]
    about = options[1] if len(options) > 1 else ""
    note = MarginNote("n1", "Does that match what you see at work?", "Table 3", about)
    plain = Plan(data, data.title)
    noted = Plan(data, data.title, (note,), tuple(options[:2]) if data.kind is ChartKind.BARS else ())
    for name, plan, scheme in (("light", plain, theme.Scheme.LIGHT), ("dark", noted, theme.Scheme.DARK)):
        layout = drawing.arrange(plan, DESK)
        one.pictures.append(_saved(layout, Look(theme.tokens_of(scheme)), folder / f"{one.name}-{name}.png"))
    layout = wall.arrange(noted, WALL)
    look = wall.look(theme.tokens_of(theme.Scheme.LIGHT))
    one.pictures.append(_saved(layout, look, folder / f"{one.name}-wall.png"))
    return one


def _saved(layout: Layout, look: Look, path: Path) -> Path:
    image = QImage(round(layout.size.width()), round(layout.size.height()), QImage.Format.Format_RGB32)
    image.fill(look.tokens.panel)
    painter = QPainter(image)
    drawing.paint(painter, layout, look)
    painter.end()
    image.save(str(path))
    return path


def _sheet(shown: Sequence[Shown], path: Path) -> None:
    """All pictures of a survey on one sheet: a line for each chart, light, dark, projector."""
    lines = []
    for one in shown:
        images = [QImage(str(picture)) for picture in one.pictures]
        line = [image.scaledToWidth(THUMB, Qt.TransformationMode.SmoothTransformation) for image in images]
        lines.append([image.copy(0, 0, THUMB, min(image.height(), THUMB * 2)) for image in line])
    high = sum(max(image.height() for image in line) + GAP for line in lines) + GAP
    sheet = QImage(3 * (THUMB + GAP) + GAP, max(high, 1), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#8A9096"))
    painter, y = QPainter(sheet), GAP
    for line in lines:
        for at, image in enumerate(line):
            painter.drawImage(QRectF(GAP + at * (THUMB + GAP), y, THUMB, image.height()), image)
        y += max(image.height() for image in line) + GAP
    painter.end()
    sheet.save(str(path))


def _index(pages: Sequence[tuple[str, Path, Sequence[Shown], Sequence[str]]], out: Path) -> str:
    """One page with all pictures, each a link to its full size."""
    parts = ["<!doctype html><meta charset='utf-8'><title>Gallery of charts</title>"]
    parts.append("<style>body{font:15px sans-serif;margin:24px;background:#f5f4f0}img{width:32%;margin:0 1% 12px 0;")
    parts.append("vertical-align:top;border:1px solid #dedbd3}</style>")
    for name, _sheet_path, shown, missing in pages:
        parts.append(f"<h1>{html.escape(name)}</h1>")
        if missing:
            parts.append(f"<p>No question can be drawn as: {html.escape(', '.join(missing))}.</p>")
        for one in shown:
            parts.append(f"<h2>{html.escape(one.name)}</h2>")
            for picture in one.pictures:
                link = html.escape(picture.relative_to(out).as_posix())
                parts.append(f"<a href='{link}'><img src='{link}' alt='{html.escape(one.data.summary)}'></a>")
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
