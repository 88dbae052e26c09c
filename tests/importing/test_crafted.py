"""No made-up file does harm: each is read or refused in one sentence, within the limits of the reading process."""

import fnmatch
import multiprocessing
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from moin_desktop import importing
from moin_desktop.errors import MoinError
from moin_desktop.importing.fence import LIMITS, MB
from tests.conftest import ROOT

GENERATOR = ROOT.parent / "shared" / "tools" / "make_crafted.py"
"""Writes some 350 hostile and broken files; kept beside the repository."""
LEAK = "CANARY-7f3a9d-LEAK"
"""What stands in the file that external entities and stray relationships point at."""
OWN_MB = 256
"""Memory of the interpreter and its libraries, which is there before the file is opened."""

DANGEROUS = {
    "zip-bomb": ("*",),
    "xml-entities": ("ent_lol_sh*", "ent_quad_sheet*", "ent_xxe_sh*"),
    "geometry": ("dim_t*", "dim_wide*", "row_r_*e9*", "row_r_overflow*", "rows_1M_*"),
    "range-expansion": ("merge_whole_*", "cf_whole_*"),
    "broken": ("sheet_deep_*", "sheet_many_attributes*"),
    "ods": ("ods_repeat_full*", "ods_repeat_cols_*", "ods_repeat_rows_*", "ods_text_s_*", "ods_deep_*"),
    "xls": ("xls_col_65535*", "xls_dims_huge*", "xls_sst_count_*", "xls_*_cycle*", "xls_difat_*"),
    "csv": ("csv_quote_never_closed.*", "csv_one_line_*"),
}
"""By kind of file: what grows without bound, runs in circles or reaches outside."""
MILDER = ("control", "dates", "mismatch", "sheets", "strings", "values", "zip-level", "zip-names")

pytestmark = [
    pytest.mark.skipif(not GENERATOR.is_file(), reason="the maker of hostile files is not beside this repository"),
    pytest.mark.skipif(sys.platform == "win32", reason="the used memory of child processes is not told there"),
]


@dataclass(frozen=True, slots=True)
class Crafted:
    """One line of the index of made-up files."""

    path: Path
    kind: str
    dangerous: bool


@pytest.fixture(scope="module")
def crafted(tmp_path_factory: pytest.TempPathFactory) -> list[Crafted]:
    """All made-up files; writing them takes seconds, so that they serve all tests here."""
    folder = tmp_path_factory.mktemp("crafted")
    subprocess.run([sys.executable, str(GENERATOR), str(folder)], check=True, stdout=subprocess.DEVNULL)
    lines = (folder / "INDEX.tsv").read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        name, kind, *_rest = line.split("\t")
        dangerous = any(fnmatch.fnmatchcase(name, pattern) for pattern in DANGEROUS.get(kind, ()))
        found.append(Crafted(folder / name, kind, dangerous))
    return found


def used() -> tuple[float, float]:
    """CPU seconds of all children that have ended, and the most memory one of them had, in MB."""
    import resource

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / MB


def fault_of(path: Path) -> str:
    """What is wrong with the way this file is treated; nothing when it is read or refused as it should be.

    Time is CPU time, so that a busy machine changes nothing, and is held to what the reading process may be silent.
    """
    before = used()[0]
    try:
        reading = importing.read(path)
    except MoinError as error:
        said = error.message
        if not re.fullmatch(r"[^\n]+\.", said) or re.search(r"\.\s|Traceback|Error\b", said):
            return f"not one sentence: {said!r}"
        if "took too long" in said or "stopped the reader" in said:
            return said
    except BaseException as error:
        error.add_note(f"while reading {path.name}")
        raise
    else:
        if LEAK in repr((reading.columns, reading.questions)) or LEAK.encode() in reading.source.kept:
            return "reached a file outside"
    seconds, memory = used()
    if seconds - before > LIMITS.idle_seconds:
        return f"{seconds - before:.0f} s of CPU time"
    if memory > LIMITS.memory_mb + OWN_MB:
        return f"{memory:.0f} MB of memory"
    return ""


def faults(files: list[Crafted]) -> dict[str, str]:
    return {file.path.name: fault for file in files if (fault := fault_of(file.path))}


def test_dangerous_files_are_read_or_refused_within_the_limits(crafted: list[Crafted]) -> None:
    dangerous = [file for file in crafted if file.dangerous]
    assert {file.kind for file in dangerous} == set(DANGEROUS)
    assert faults(dangerous) == {}
    assert not multiprocessing.active_children()


@pytest.mark.skipif("MOIN_ALL_CRAFTED" not in os.environ, reason="all files are tried when MOIN_ALL_CRAFTED is set")
@pytest.mark.parametrize("kind", sorted({*DANGEROUS, *MILDER}))
def test_all_other_files_too(crafted: list[Crafted], kind: str) -> None:
    assert {file.kind for file in crafted} == {*DANGEROUS, *MILDER}
    assert faults([file for file in crafted if file.kind == kind and not file.dangerous]) == {}
