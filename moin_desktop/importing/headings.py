"""Headings of one to three rows become one heading a column: wording, stem, item, variable name."""

import html
import re
from collections.abc import Sequence

from moin_desktop.importing.facts import Heading
from moin_desktop.importing.layout import Rows
from moin_desktop.importing.sheet import Sheet
from moin_desktop.importing.wording import plain, plain_set, without_markdown

_ANSWER_WORDS = plain_set("response|open ended response|antwort|réponse|respuesta|resposta|open ended")
_INLINE = re.compile(r"</?(?:b|i|u|em|strong|span|a|font|img|sup|sub|small)(?=[\s/>])[^<>]*>", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|div|br|hr|h[1-6]|ul|ol|li|table|tr|td|style)(?=[\s/>])[^<>]*>", re.IGNORECASE)
"""Marks of HTML, as Qualtrics and LimeSurvey leave them in wordings."""
_UNNAMED = re.compile(r"Unnamed: \d+(?:_level_\d+)?")
_QUESTION_ID = re.compile(r"""ImportId["']\s*:\s*["'](?P<id>[^"']+)""")
_VARIABLE = re.compile(r"[\w.\-/|:$#\[\]]{1,40}")
_MANGLED_MARK = re.compile(r"^(?:X\.U\.FEFF\.|ï»¿|<U\+FEFF>)")


def read_headings(sheet: Sheet, rows: Rows) -> tuple[Heading, ...]:
    """One heading per column of the sheet, from the heading rows that ``rows`` names."""
    lines = [tuple(_tidy(cell) for cell in sheet.head[rows.top + i]) for i in range(rows.header_rows)]
    width = len(sheet.columns)
    if not lines:
        return tuple(Heading(text="") for _column in range(width))
    if len(lines) == 1:
        return tuple(Heading(text=cell) for cell in lines[0])
    if any("ImportId" in cell for cell in lines[-1]):
        return _qualtrics(lines)
    if len(lines) == 2 and any(cell.startswith("#") for cell in lines[1]) and not any("?" in c for c in lines[1]):
        return tuple(Heading(text=cell) for cell in lines[0])
    if len(lines) == 3:
        return _three(lines)
    upper, lower = lines
    if _are_variables(upper) and sum(bool(a) for a in upper) >= sum(bool(b) for b in lower) * 0.9:
        return tuple(Heading(text=text or name, code=name) for name, text in zip(upper, lower, strict=True))
    if _are_variables(lower) and all(upper):
        return tuple(Heading(text=text, code=name) for text, name in zip(upper, lower, strict=True))
    return _stems_and_items(upper, lower)


def _tidy(cell: str) -> str:
    """A heading cell without traces of programs."""
    text = _MANGLED_MARK.sub("", html.unescape(cell) if "&" in cell else cell)
    if "<" in text:
        text = " ".join(_BLOCK.sub(" ", _INLINE.sub("", text)).split())
    return "" if _UNNAMED.fullmatch(text) else text.strip()


def _are_variables(cells: Sequence[str]) -> bool:
    """Whether a row holds variable names: no blanks, all different."""
    filled = [cell for cell in cells if cell]
    names = sum(_VARIABLE.fullmatch(cell) is not None for cell in filled)
    return len(filled) >= 2 and names >= 0.85 * len(filled) and len(set(filled)) >= 0.95 * len(filled)


def _stems_and_items(upper: Sequence[str], lower: Sequence[str]) -> tuple[Heading, ...]:
    """A question over its first column, its items in the second row (SurveyMonkey, merged cells)."""
    headings: list[Heading] = []
    stem = ""
    for above, below in zip(upper, lower, strict=True):
        item = "" if plain(below) in _ANSWER_WORDS else below
        follows = bool(below) and bool(stem) and above in ("", stem)
        stem = above or (stem if follows else "")
        if stem and item:
            headings.append(Heading(f"{stem} - {item}", stem, item, follows=follows))
        else:
            headings.append(Heading(stem or item, stem if below else "", "", follows=follows))
    return tuple(headings)


def _qualtrics(lines: Sequence[Sequence[str]]) -> tuple[Heading, ...]:
    """Names, wordings, and a row that says for each column which question it comes from."""
    names, texts = lines[0], lines[-2] if len(lines) > 2 else lines[0]
    headings = []
    for name, text, mark in zip(names, texts, lines[-1], strict=True):
        match = _QUESTION_ID.search(mark)
        embedded = match is not None and not match.group("id").startswith("QID")
        headings.append(Heading(text=text or name, code=name, embedded=embedded))
    return tuple(headings)


def _three(lines: Sequence[Sequence[str]]) -> tuple[Heading, ...]:
    """Question, item and variable name, in whatever order they stand (Questback)."""
    variables = [i for i, line in enumerate(lines) if _are_variables(line)]
    name_row = max(variables, key=lambda i: (sum(map(bool, lines[i])), i), default=None)
    names = lines[name_row] if name_row is not None else [""] * len(lines[0])
    rest = [line for i, line in enumerate(lines) if i != name_row][:2]
    made = _stems_and_items(rest[0], rest[1])
    return tuple(Heading(h.text or name, h.stem, h.item, name, h.follows) for h, name in zip(made, names, strict=True))


def wording_of(heading: Heading) -> str:
    """The heading as words for a reader: no Markdown."""
    return without_markdown(heading.text)
