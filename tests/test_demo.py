"""The demonstration makes a project, every chart and the workbook, and says where they are."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from moin_desktop import demo
from moin_desktop.models import findings, notes, surveys
from moin_desktop.models.project import Project


def test_it_prints_what_it_made(qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert demo.run(tmp_path) == 0
    made = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert all(path.is_file() and path.stat().st_size for path in made)
    assert {path.suffix for path in made} == {".moin", ".png", ".xlsx"}
    with Project.open(next(path for path in made if path.suffix == ".moin")) as project:
        (info,) = surveys.infos(project.session)
        survey = surveys.load(project.session, info.id)
        assert info.synthetic
        assert survey.rows == 53
        assert len(findings.all(project.session)) == 2
        assert len(notes.of_survey(project.session, info.id)) == 2
        pictures = [path for path in made if path.suffix == ".png"]
        assert len(pictures) == len(survey.charted)
    assert all(QImage(str(path)).width() == 1600 for path in pictures)


def test_it_can_be_made_again(qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "99-old.png").write_bytes(b"old")
    assert demo.run(tmp_path) == 0
    assert not (tmp_path / "charts" / "99-old.png").exists()
