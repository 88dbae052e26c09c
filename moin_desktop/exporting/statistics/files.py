"""One folder with the table, its codebook and a script for each program, written beside and moved into place."""

import csv
import io
import math
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from moin_desktop.errors import MoinError
from moin_desktop.exporting.replacing import told as trouble_in_words
from moin_desktop.exporting.statistics import scripts
from moin_desktop.exporting.statistics.variables import Kind, Table, Variable
from moin_desktop.i18n import _

DATA = "data.csv"
FILES = (DATA, "codebook.csv", "read-in-spss.sps", "read-in-r.R", "read-in-stata.do")
_BLOCK = 1_000

Tick = Callable[[int, int], None]


def write(folder: Path, table: Table, tick: Tick | None = None) -> None:
    """Write the files into a new folder. ``tick(done, total)``, in rows, may raise to stop; nothing is left then.

    Texts stand in one line; a blank cell is empty. UTF-8 with the mark that Excel looks for in ``codebook.csv`` only,
    since SPSS and R would take it for a part of the first heading. MoinError when there is such a folder already, or
    it cannot be written.
    """
    if folder.exists():
        raise MoinError(_("There is already a folder {name}").format(name=folder.name), hint=_("Choose another name"))
    try:
        part = Path(tempfile.mkdtemp(prefix=".moin-", suffix=".part", dir=folder.parent))
        try:
            _data(part / DATA, table, tick)
            (part / "codebook.csv").write_text(_codebook(table), encoding="utf-8-sig", newline="")
            (part / "read-in-spss.sps").write_text(scripts.spss(table, DATA), encoding="utf-8-sig")
            (part / "read-in-r.R").write_text(scripts.r(table, DATA), encoding="utf-8")
            (part / "read-in-stata.do").write_text(scripts.stata(table, DATA), encoding="utf-8")
            part.chmod(0o755)
            part.rename(folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise trouble_in_words(error, folder) from error


def _data(path: Path, table: Table, tick: Tick | None) -> None:
    columns = [_cells(variable) for variable in table.variables]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([variable.name for variable in table.variables])
        for done, row in enumerate(zip(*columns, strict=True), 1):
            writer.writerow(row)
            if tick is not None and done % _BLOCK == 0:
                tick(done, table.rows)


def _cells(variable: Variable) -> Iterator[str]:
    if isinstance(variable.values, tuple):
        yield from variable.values
        return
    whole = variable.kind is Kind.CODE
    for value in variable.values.tolist():
        yield "" if math.isnan(value) else str(int(value)) if whole or value == int(value) else repr(value)


def _codebook(table: Table) -> str:
    """One line for each variable, and one for each of its codes."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["variable", "label", "kind", "code", "code label", "set"])
    sets = {name: ticks.name for ticks in table.sets for name in ticks.variables}
    for variable in table.variables:
        kind = "ordered" if variable.ordered else variable.kind.value
        writer.writerow([variable.name, variable.label, kind, "", "", sets.get(variable.name, "")])
        writer.writerows([variable.name, "", "", code, label, ""] for code, label in variable.codes)
    return file.getvalue()
