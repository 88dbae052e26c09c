"""The program's own checks pass from source, and tell a failure without stopping."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from moin_desktop import selftest


def test_every_check_passes(qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = tmp_path / "told.txt"
    assert selftest.run(told) == 0, capsys.readouterr().out
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == f"{len(lines) - 2} passed, 0 failed"
    assert told.read_text(encoding="utf-8").splitlines() == lines


def test_a_failure_is_told_and_the_rest_still_runs(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(selftest, "FEWEST_COLOURS", 1 << 32)
    assert selftest.run() == 1
    out = capsys.readouterr().out
    assert "failed  chart drawn without a screen: CheckError:" in out
    assert out.splitlines()[-1].endswith(" passed, 1 failed")
