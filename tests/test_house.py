"""What the repository holds: locks with hashes, nothing of anybody's machine, an honest sample, our own icons."""

import importlib.util
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import moin_desktop

ROOT = Path(__file__).resolve().parent.parent
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]
ICONS = sorted((ROOT / "resources" / "icons").glob("*.svg"))

# Written in pieces, so that this file does not find itself.
FORBIDDEN = [
    re.compile(pattern)
    for pattern in (
        "/" + r"(work|root|home|Users)/\w",
        "pypi" + r"\.(org|io)",
        "python" + "hosted",
        "npm" + r"js\.",
        "deb" + r"\.debian",
        "index" + "-url",
        "find" + "-links",
        "BEGIN [A-Z ]*PRIVATE" + " KEY",
    )
]
SAYS_THEM_ON_PURPOSE = {"tools/lock"}
"""It tells the resolver to leave them out."""


def _committed() -> list[Path]:
    """What git keeps; where there is no git, everything that .gitignore does not name."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        made = {".git", *(line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split())}
        return [p for p in ROOT.rglob("*") if p.is_file() and not made & set(p.relative_to(ROOT).parts)]
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in told.stdout.split("\0") if name and (ROOT / name).is_file()]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def test_nothing_names_a_machine_or_a_registry() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in _committed()
        if str(path.relative_to(ROOT)) not in SAYS_THEM_ON_PURPOSE
        for pattern in FORBIDDEN
        for match in pattern.finditer(_text(path))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_locks_have_a_hash_for_everything_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "file:" not in text
    for block in re.split(r"\n(?=\w)", text):
        assert re.match(r"[\w.-]+==\S+", block), block[:80]
        assert "--hash=sha256:" in block, block[:80]


def test_the_longer_lock_agrees_with_the_shorter() -> None:
    short, long = ({line for line in _text(lock).splitlines() if "==" in line} for lock in LOCKS)
    assert short <= long


def test_every_package_that_ships_has_its_licence_named() -> None:
    named = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8").lower()
    shipped = {line.split("==")[0] for line in _text(LOCKS[0]).splitlines() if "==" in line}
    assert not [name for name in sorted(shipped) if f"| {name} |" not in named]


def test_the_changelog_knows_this_version() -> None:
    assert f"## {moin_desktop.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_sample_comes_from_its_script(tmp_path: Path, sample: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_sample", ROOT / "tools" / "make_sample.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.main(tmp_path / "again.xlsx")
    with zipfile.ZipFile(sample) as kept, zipfile.ZipFile(tmp_path / "again.xlsx") as made:
        assert kept.namelist() == made.namelist()
        assert all(kept.read(name) == made.read(name) for name in kept.namelist())


def test_the_sample_says_that_it_is_synthetic(sample: Path) -> None:
    assert "synthetic" in sample.name
    with zipfile.ZipFile(sample) as book:
        assert "Synthetic data" in book.read("docProps/core.xml").decode()
    assert "synthetic" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ICONS, ids=lambda p: p.stem)
def test_an_icon_is_a_thin_line_that_takes_any_colour(path: Path) -> None:
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    assert root.get("viewBox") == "0 0 24 24"
    if path.stem != "mark":
        assert root.get("stroke") == "currentColor"
        assert root.get("stroke-width") == "1.75"
        assert root.get("fill") == "none"
