"""Every text of every slide is read from the back row: 24 px at 1080p, 4.5 : 1 on its ground, all on the screen."""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from moin_desktop import importing
from moin_desktop.analysis.charts import ChartSpec, compute
from moin_desktop.analysis.kinds import kinds
from moin_desktop.analysis.survey import Survey
from moin_desktop.errors import MoinError
from moin_desktop.models.pillars import Pillar
from moin_desktop.ui import theme
from moin_desktop.ui.charts import colours
from moin_desktop.ui.charts.plan import MarginNote, Plan
from moin_desktop.ui.charts.text import Block
from moin_desktop.ui.present import scene
from moin_desktop.ui.present.scene import Frame
from moin_desktop.ui.theme import Scheme
from tests.conftest import SAMPLE, SURVEYS

Pixels = NDArray[np.uint32]
HD = QSizeF(1920, 1080)
REAL = ("surveymonkey_jupyter_2020.csv", "limesurvey_digitaltwins_de.csv", "ona_nepal_perception_r5.xlsx")
PILLAR = Pillar("organisations", "Organisations", "", 1)
NOTE = "Fourteen of fifteen national departments chose this."
MANY = 24
"""Of a question with more answers than this only the usual kind is looked at: the key of its parts is a page."""
LEADING = 6
"""The air above and below a line that is part of its rectangle."""
GAMMA = 1.25
"""Thin strokes are painted paler than their colour: what is measured is the strongest point of a text."""


@cache
def survey_of(path: Path) -> Survey:
    if not path.is_file():
        pytest.skip("the real survey files are not here")
    try:
        return Survey.of_reading(importing.read(path))
    except MoinError as trouble:
        pytest.skip(trouble.message)


def slides(survey: Survey, most: int) -> Iterator[Plan]:
    """Every kind of chart of every question, alone and compared, with and without a note."""
    by = next((q for q in survey.charted if q.type.value in {"single", "yes_no"} and 2 <= len(q.options) <= 12), None)
    for question in survey.charted[:most]:
        fitting = kinds(question, None, survey.rows)
        for kind in fitting if len(question.options) <= MANY else fitting[:1]:
            data = compute(survey, ChartSpec(question.id, kind=kind))
            option = data.marks[0].id if data.marks else ""
            yield Plan(data, "A headline that makes one claim about this")
            yield Plan(data, "", (MarginNote("n1", NOTE, "Table 3", option),))
        if by is not None and by is not question:
            yield Plan(compute(survey, ChartSpec(question.id, compare=by.id)), "Compared")


def frames(survey: Survey, most: int) -> Iterator[Frame]:
    for at, plan in enumerate(slides(survey, most)):
        yield scene.arrange(plan, HD, at % 9, 9, PILLAR)


@pytest.mark.parametrize("name", [SAMPLE.name, *REAL])
def test_every_text_is_large_and_on_the_screen(dressed: None, name: str) -> None:
    survey = survey_of(SAMPLE if name == SAMPLE.name else SURVEYS / name)
    seen = 0
    for frame in frames(survey, 24):
        data = frame.layout.plan.data if frame.layout else None
        told = f"{data.title} as {data.kind}" if data else ""
        for block in frame.blocks:
            assert block.font.pixelSize() >= 24, (told, block.lines)
            assert block.rect.left() >= 0, (told, block.lines)
            assert block.rect.right() <= HD.width() + 1, (told, block.lines)
            assert block.rect.bottom() <= HD.height() + 1, (told, block.lines)
        assert frame.layout is not None
        assert frame.layout.footer.rect.bottom() <= frame.place.rect.top() + LEADING, told
        seen += 1
    assert seen > 10


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("name", [SAMPLE.name, *REAL])
def test_every_text_stands_out_from_its_ground(dressed: None, name: str, scheme: Scheme) -> None:
    survey = survey_of(SAMPLE if name == SAMPLE.name else SURVEYS / name)
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    for frame in islice(frames(survey, 40), 2, 40, 5):
        painter = QPainter(image)
        scene.paint(painter, frame, theme.tokens_of(scheme))
        painter.end()
        shown = pixels(image)
        for block in frame.blocks:
            assert strongest(shown, block) >= 4.5 / GAMMA, block.lines


def strongest(shown: Pixels, block: Block) -> float:
    """The contrast of the strongest point of a text with the ground that most of it stands on."""
    area = block.rect.toAlignedRect()
    part = shown[max(0, area.top()) : area.bottom() : 2, max(0, area.left()) : area.right() : 2].reshape(-1)
    colours_there, counts = np.unique(part, return_counts=True)
    order = np.argsort(-counts)
    ground = QColor.fromRgb(int(colours_there[order[0]]))
    ends = [QColor.fromRgb(int(colour)) for colour in colours_there[order[1:]]]
    far = sorted(ends, key=lambda colour: -abs(colour.lightness() - ground.lightness()))[:8]
    return max(colours.contrast(colour, ground) for colour in far)


def pixels(image: QImage) -> Pixels:
    return np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), image.width())
