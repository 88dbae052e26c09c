"""No number is worked out outside the engine: the source of every other room is walked for divisions of counts."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = ("ui", "exporting", "cli", "models")
COUNTED = frozenset(
    {
        "count",
        "counts",
        "base",
        "n",
        "total",
        "answered",
        "asked",
        "everyone",
        "respondents",
        "selected_count",
        "weight",
    }
)
"""Names that people are counted under; lengths of lines, pixels and bytes go by others."""
PAST_THE_WEIGHTS = frozenset({"whole_percent", "percent", "share", "percent_text", "share_text", "wilson", "table"})
"""Ways to a percentage past the weights: outside analysis it is said from a ``Part``, and a table is one ``of``."""


def _files() -> list[Path]:
    return [path for room in ROOMS for path in sorted((ROOT / "moin_desktop" / room).rglob("*.py"))]


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Call):
        inside = [_name(one) for one in (node.func, *node.args)]
        return next((name for name in inside if name in COUNTED), "")
    return node.id if isinstance(node, ast.Name) else ""


def _counted(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return _counted(node.left) or _counted(node.right)
    return _name(node) in COUNTED


def _divides(node: ast.AST) -> bool:
    divided = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div | ast.FloorDiv | ast.Mod)
    if not divided or not isinstance(node, ast.BinOp):
        return False
    return _counted(node.left) and _counted(node.right) and not _is_length(node.left)


def _is_length(node: ast.expr) -> bool:
    """Whether a width, a height or a constant in capitals is part of it: shared out, a length stays one."""
    names = [one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in ast.walk(node)]
    return any(name in ("width", "height") or name.isupper() for name in names)


def _found(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("moin_desktop.analysis"):
            yield from (f"line {node.lineno}: {one.name}" for one in node.names if one.name in PAST_THE_WEIGHTS)
        if _divides(node):
            yield f"line {getattr(node, 'lineno', 0)}: {ast.unparse(node)}"


@pytest.mark.parametrize("path", _files(), ids=lambda p: str(p.relative_to(ROOT / "moin_desktop")))
def test_every_percentage_comes_from_the_engine(path: Path) -> None:
    assert not list(_found(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "line",
    [
        "x = mark.count / mark.base",
        "x = 100 * row.count / base",
        "x = round(n * 100 / total)",
        "x = a.count // len(everyone)",
        "from moin_desktop.analysis.tables import share",
        "from moin_desktop.analysis.tables import of, table",
    ],
)
def test_the_walk_finds_what_it_looks_for(line: str) -> None:
    assert list(_found(line))


def test_geometry_is_left_alone() -> None:
    assert not list(_found("x = width / count + 2 * (n - 1) / 7 + height // len(rows) + (rect.width() - n * GAP) / n"))
