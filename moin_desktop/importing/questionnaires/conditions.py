"""Simple conditions in the expression languages of forms: "the answer is one of these", anything else is left alone."""

import re
from collections.abc import Callable

from moin_desktop.importing.questionnaires.values import Condition

Atom = Callable[[str], tuple[str, str] | None]
"""The question and the answer that one comparison names; None where it says anything else."""

_LONGEST = 4000
_OR = re.compile(r"\s+or\s+|\s*\|\|\s*", re.IGNORECASE)
_XLSFORM = (
    re.compile(r"\$\{\s*(?P<name>[\w.\-]+)\s*\}\s*=\s*(?P<code>'[^']*'|\"[^\"]*\"|-?\d+)"),
    re.compile(r"(?P<code>'[^']*'|\"[^\"]*\"|-?\d+)\s*=\s*\$\{\s*(?P<name>[\w.\-]+)\s*\}"),
    re.compile(r"selected\s*\(\s*\$\{\s*(?P<name>[\w.\-]+)\s*\}\s*,\s*(?P<code>'[^']*'|\"[^\"]*\")\s*\)"),
)
_LIMESURVEY = re.compile(
    r"(?P<name>\w+)(?:\.NAOK|\.value|\.code)?\s*(?:==|\beq\b)\s*(?P<code>'[^']*'|\"[^\"]*\"|-?\d+)"
)
_ALWAYS = frozenset({"", "1", "true()", "true", "yes"})


def always(expression: str) -> bool:
    """Whether a condition lets everyone through."""
    return expression.strip().casefold() in _ALWAYS


def one_of(expression: str, atom: Atom) -> Condition | None:
    """The condition when the expression is comparisons of one question joined by "or"; None for anything else."""
    if len(expression) > _LONGEST:
        return None
    found = [atom(_bare(piece)) for piece in _OR.split(_bare(expression))]
    names = {pair[0] for pair in found if pair}
    if len(names) != 1 or None in found:
        return None
    return Condition(names.pop(), tuple(dict.fromkeys(pair[1] for pair in found if pair)))


def xlsform_atom(piece: str) -> tuple[str, str] | None:
    """``${q} = 'a'`` or ``selected(${q}, 'a')``."""
    for pattern in _XLSFORM:
        match = pattern.fullmatch(piece)
        if match:
            return match["name"], match["code"].strip("'\"")
    return None


def limesurvey_atom(piece: str) -> tuple[str, str] | None:
    """``Q1.NAOK == "A1"``, by whatever name the expression calls the variable."""
    match = _LIMESURVEY.fullmatch(piece)
    return (match["name"], match["code"].strip("'\"")) if match else None


def _bare(piece: str) -> str:
    """The expression without brackets around the whole of it, and without those an "or" inside them left over."""
    piece = piece.strip()
    while piece.startswith("(") and piece.endswith(")") and _one_bracket(piece):
        piece = piece[1:-1].strip()
    while piece.startswith("(") and piece.count("(") > piece.count(")"):
        piece = piece[1:].strip()
    while piece.endswith(")") and piece.count(")") > piece.count("("):
        piece = piece[:-1].strip()
    return piece


def _one_bracket(piece: str) -> bool:
    """Whether the first bracket closes at the very end."""
    depth = 0
    for at, character in enumerate(piece):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return at == len(piece) - 1
    return False
