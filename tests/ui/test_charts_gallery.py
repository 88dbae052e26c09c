"""The gallery of charts is drawn by one command, from the sample and from any file given."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tools import gallery


def test_every_kind_of_the_sample_is_drawn_three_times(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    survey = tmp_path / "Small survey.csv"
    lines = [
        "Which day suits you?,How old are you?",
        *(f"{'Monday' if i % 3 else 'Friday'},{20 + i % 40}" for i in range(60)),
    ]
    survey.write_text("\n".join(lines) + "\n", encoding="utf-8")
    nothing = tmp_path / "nothing.csv"
    nothing.write_text("", encoding="utf-8")
    out = tmp_path / "gallery"
    assert gallery.main(["--out", str(out), str(survey), str(nothing)]) == 1
    told = capsys.readouterr()
    assert "nothing.csv" in told.err
    page = (out / "index.html").read_text(encoding="utf-8")
    for kind in ("heat", "columns", "dumbbell", "squares", "agreement", "stacked", "staircase", "dots", "bars"):
        for look in ("light", "dark", "wall"):
            link = f"moin-2023-survey-synthetic/{kind}-{look}.png"
            assert link in page
            assert not QImage(str(out / link)).isNull()
    assert (out / "Small survey" / "histogram-wall.png").exists()
    assert QImage(str(out / "Small survey.png")).width() > 1800
