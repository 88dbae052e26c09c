"""The shape of the code, kept by tests: who may import whom, what stays free of Qt, how long a file may grow."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "moin_desktop"
MODULES = sorted(p for folder in (PROGRAM, ROOT / "tests", ROOT / "tools") for p in folder.rglob("*.py"))
LONGEST = 500

WATCH = """
import runpy, sys
sys.argv = ["moin-desktop", *{arguments!r}]
try:
    runpy.run_module("moin_desktop", run_name="__main__")
except SystemExit as end:
    status = end.code or 0
else:
    status = 0
rooms = {{name.partition(".")[0] for name in sys.modules}}
print("QT", sorted(rooms & {{"PySide6", "shiboken6", "pyqtgraph"}}), "STATUS", status, file=sys.stderr)
"""


def _watched(*arguments: str) -> subprocess.CompletedProcess[str]:
    """One headless command in a process of its own; the last line of its standard error names the Qt modules."""
    code = WATCH.format(arguments=list(arguments))
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT
    )


def test_imports_run_one_way() -> None:
    tool = Path(sys.executable).parent / "lint-imports"
    told = subprocess.run([tool, "--no-logo"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert told.returncode == 0, told.stdout


def test_commands_without_a_window_never_load_qt(tmp_path: Path, sample: Path) -> None:
    project, workbook = str(tmp_path / "p.moin"), str(tmp_path / "out.xlsx")
    for arguments in (
        ("--version",),
        ("import", str(sample), "--project", project, "--json"),
        ("tables", project, "--json"),
        ("export", project, workbook),
        ("check", project),
    ):
        told = _watched(*arguments)
        assert told.stderr.splitlines()[-1] == "QT [] STATUS 0", (arguments, told.stderr)


def test_qt_leaves_the_count_of_none_alone(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 takes one reference to None away with each call that returns nothing."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(500):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_short_and_says_why_it_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST
    if text.strip() and path != PROGRAM / "__main__.py":
        assert ast.get_docstring(ast.parse(text)), "no docstring"


def test_every_text_for_people_keeps_the_house_style() -> None:
    """British, calm, and translatable: literals only, formatted afterwards."""
    wrong: list[str] = []
    for path in PROGRAM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            count = {"_": 1, "ngettext": 2}.get(node.func.id)
            if count is None or path.name == "i18n.py":
                continue
            for argument in node.args[:count]:
                said = argument.value if isinstance(argument, ast.Constant) else None
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                if not isinstance(said, str):
                    wrong.append(f"{place}: not a plain text")
                elif any(word in said.lower() for word in ("—", "!", "please", "successful")):
                    wrong.append(f"{place}: {said}")
    assert not wrong, "\n".join(wrong)
