"""Which character parts the columns of a text file: the one with the most even column count over parsed records."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

DELIMITERS = (",", ";", "\t", "|")
_RARE = ("^", "~", ":")
"""Signs that part columns now and then and stand in texts more often: taken only where every record has as many."""
_SURE = 0.98
_FEWEST_BY_RARE = 3
_RECORDS = 400
_NOWHERE = "\x1f"
"""Parts the fields of a file that has one column: the separator made for it, which nobody types."""
_EVEN_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the records of a text file are written."""

    delimiter: str | None
    """None where the file has one column."""
    quoted: bool = True
    """Quotation marks enclose fields; else they are text."""
    escaped: bool = False
    """A quotation mark inside a quoted field is written with a backslash, not doubled."""
    width: int = 1
    """Fields of the first record."""


def dialect_of(lines: list[str]) -> Dialect:
    """The dialect of these first lines (with their line ends)."""
    found = [Dialect(delimiter) for delimiter in DELIMITERS]
    found += [Dialect(delimiter) for delimiter in _RARE if all(delimiter in line for line in lines[:1])]
    if any('\\"' in line for line in lines):
        found += [replace(dialect, escaped=True) for dialect in found]
    scores = [_evenness(lines, dialect) for dialect in found]
    for at, each in enumerate(found):
        if each.delimiter in _RARE and (scores[at] < _SURE or _width(lines, each) < _FEWEST_BY_RARE):
            scores[at] = 0.0
    best = max(range(len(found)), key=lambda index: scores[index])
    dialect = found[best] if scores[best] > 0 else Dialect(None)
    return replace(dialect, width=_width(lines, dialect))


def _width(lines: list[str], dialect: Dialect) -> int:
    """Fields of the widest of the first records."""
    return max(map(len, islice(records(lines, dialect), 10)), default=1)


def records(lines: Iterable[str], dialect: Dialect) -> Iterable[list[str]]:
    """The records of a text file, line breaks inside quotation marks understood."""
    return csv.reader(
        lines,
        delimiter=dialect.delimiter or _NOWHERE,
        quoting=csv.QUOTE_MINIMAL if dialect.quoted else csv.QUOTE_NONE,
        escapechar="\\" if dialect.escaped else None,
        doublequote=not dialect.escaped,
    )


def _evenness(lines: list[str], dialect: Dialect) -> float:
    """Share of the records with the commonest width, less where the fields begin with blanks as prose does."""
    found = [record for record in islice(records(lines, dialect), _RECORDS) if any(record)]
    if not found:
        return 0.0
    widths = Counter(map(len, found))
    width, n = max(widths.items(), key=lambda item: (item[1], item[0]))
    if width == 1:
        several = [record for record in found if len(record) > 1]
        if len(found[0]) == 1 or len(several) < len(found) * _EVEN_ENOUGH:
            return 0.0
    even = n / len(found)
    later = [field for record in found for field in record[1:]]
    spaced = sum(field.startswith(" ") and not field.isspace() for field in later) / max(1, len(later))
    headed = 0.0 if len(found[0]) > 1 else 0.3
    if even < _EVEN_ENOUGH and headed:
        return 0.0
    score = even - 0.3 * spaced - headed + 0.001 * min(width, 50)
    return score if headed else max(0.01, score)
