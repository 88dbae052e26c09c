"""How SPSS (and PSPP), R and Stata read the table: labels, levels, missing codes and sets of ticks."""

import json
from collections.abc import Iterator

from moin_desktop.exporting.statistics.variables import MISSING, NOT_ASKED, Kind, Table, Variable

_SPSS_LABEL, _SPSS_VALUE, _STATA_LABEL = 250, 118, 80
"""Bytes that a label may have, a little under what each program takes."""
_LONGEST = 32_000
"""Characters of one text in SPSS."""


def _short(text: str, most: int) -> str:
    """The text within so many bytes of UTF-8, cut between characters."""
    data = text.encode("utf-8")
    return text if len(data) <= most else data[: most - 3].decode("utf-8", "ignore") + "…"


def _reasons(variable: Variable) -> list[int]:
    return [code for code, _label in variable.codes if code in (NOT_ASKED, MISSING)]


def spss(table: Table, data: str) -> str:
    """Syntax for SPSS and PSPP that reads the file ``data`` beside it."""
    return "\n".join(_spss(table, data)) + "\n"


def _spss(table: Table, data: str) -> Iterator[str]:
    yield "* Encoding: UTF-8."
    yield f"* {_one_line(table.survey)}."
    yield "* Open the folder of this file first, or write its whole path before the name of the data file."
    yield f"GET DATA /TYPE=TXT /FILE={_quoted(data)} /ENCODING='UTF8' /ARRANGEMENT=DELIMITED /DELIMITERS=','"
    yield "  /QUALIFIER='\"' /FIRSTCASE=2 /VARIABLES="
    for variable in table.variables:
        yield f"  {variable.name} {_spss_format(variable)}"
    yield "."
    for variable in table.variables:
        yield f"VARIABLE LABELS {variable.name} {_quoted(_short(variable.label, _SPSS_LABEL))}."
        if variable.codes:
            yield f"VALUE LABELS {variable.name}"
            yield from (f"  {code} {_quoted(_short(label, _SPSS_VALUE))}" for code, label in variable.codes)
            yield "."
        if reasons := _reasons(variable):
            yield f"MISSING VALUES {variable.name} ({', '.join(map(str, reasons))})."
        if variable.kind is Kind.CODE:
            yield f"VARIABLE LEVEL {variable.name} ({'ORDINAL' if variable.ordered else 'NOMINAL'})."
    for ticks in table.sets:
        yield f"MRSETS /MDGROUP NAME=${ticks.name} LABEL={_quoted(_short(ticks.label, _SPSS_LABEL))}"
        yield f"  CATEGORYLABELS=VARLABELS VARIABLES={' '.join(ticks.variables)} VALUE=1."
    for variable in table.variables:
        if variable.weight:
            yield f"WEIGHT BY {variable.name}."
    yield "EXECUTE."


def _spss_format(variable: Variable) -> str:
    if isinstance(variable.values, tuple):
        longest = max((len(text.encode("utf-8")) for text in variable.values), default=1)
        return f"A{min(_LONGEST, max(1, longest))}"
    return "F8.0" if variable.kind is Kind.CODE else "F16.6"


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _quoted(text: str) -> str:
    """A text as SPSS writes it."""
    return "'" + text.replace("'", "''") + "'"


def r(table: Table, data: str) -> str:
    """A script for R without further packages; it makes the data frame ``survey`` from the file ``data`` beside it."""
    return "\n".join(_r(table, data)) + "\n"


def _r(table: Table, data: str) -> Iterator[str]:
    yield f"# {_one_line(table.survey)}"
    yield f'survey <- read.csv({_string(data)}, encoding = "UTF-8", na.strings = "", stringsAsFactors = FALSE,'
    yield "                   colClasses = c("
    kinds = [
        f'  {variable.name} = "{"character" if isinstance(variable.values, tuple) else "numeric"}"'
        for variable in table.variables
    ]
    yield ",\n".join(kinds) + "))"
    for variable in table.variables:
        if variable.codes:
            reasons = _reasons(variable)
            codes = [one for one in variable.codes if one[0] not in reasons]
            if reasons:
                named = ", ".join(map(str, reasons))
                yield f"survey${variable.name}[survey${variable.name} %in% c({named})] <- NA"
            levels = _joined(code for code, _label in codes)
            yield f"survey${variable.name} <- factor(survey${variable.name}, levels = c({levels}),"
            labels = ", ".join(_string(label) for label in _distinct([label for _c, label in codes]))
            yield f"  labels = c({labels}){', ordered = TRUE' if variable.ordered else ''})"
        yield f'attr(survey${variable.name}, "label") <- {_string(variable.label)}'
    for ticks in table.sets:
        yield f"# {ticks.name}: {_one_line(ticks.label)}"
        yield f"{ticks.name}_set <- c({', '.join(_string(name) for name in ticks.variables)})"


def _joined(codes: Iterator[int]) -> str:
    return ", ".join(map(str, codes))


def _distinct(labels: list[str]) -> list[str]:
    """Labels each of its own, as factors want them."""
    found: list[str] = []
    for label in labels:
        name, n = label, 1
        while name in found:
            n += 1
            name = f"{label} ({n})"
        found.append(name)
    return found


def _string(text: str) -> str:
    """A text as R writes it: the escapes of JSON are a part of R's, but for the halves of rare characters."""
    return json.dumps(text, ensure_ascii=False)


def stata(table: Table, data: str) -> str:
    """A do-file for Stata 14 and later that reads the file ``data`` beside it."""
    return "\n".join(_stata(table, data)) + "\n"


def _stata(table: Table, data: str) -> Iterator[str]:
    yield f"* {_one_line(table.survey)}"
    yield "version 14"
    texts = [str(at) for at, variable in enumerate(table.variables, 1) if isinstance(variable.values, tuple)]
    numbers = [str(at) for at, variable in enumerate(table.variables, 1) if not isinstance(variable.values, tuple)]
    kinds = f" stringcols({' '.join(texts)})" if texts else ""
    yield f'import delimited using "{data}", clear varnames(1) encoding("UTF-8") bindquotes(strict) ///'
    yield f"  case(lower) numericcols({' '.join(numbers)}){kinds}"
    for variable in table.variables:
        yield f"label variable {variable.name} {_compound(_short(variable.label, _STATA_LABEL))}"
        if variable.codes:
            reasons = _reasons(variable)
            yield f"label define {variable.name}l ///"
            told = [f"  {_stata_code(code)} {_compound(label)}" for code, label in variable.codes]
            yield " ///\n".join(told)
            if reasons:
                rules = " ".join(f"({code} = {_stata_code(code)})" for code in reasons)
                yield f"recode {variable.name} {rules}"
            yield f"label values {variable.name} {variable.name}l"


def _stata_code(code: int) -> str:
    """Missing codes become Stata's own kinds of missing."""
    return {NOT_ASKED: ".a", MISSING: ".b"}.get(code, str(code))


def _compound(text: str) -> str:
    """A text as Stata writes it; its own closing quotes cannot stand inside."""
    return '`"' + text.replace("\"'", "\" '").replace('`"', "' \"") + "\"'"
