"""Which way a text runs, and how words that run from right to left keep their place in a sentence of ours."""

import unicodedata
from functools import lru_cache

ISOLATE, END = "\u2068", "\u2069"
"""First strong isolate, and the sign that ends it."""


@lru_cache(maxsize=4096)
def runs_leftward(text: str) -> bool:
    """Whether a text runs from right to left, by its first strong character outside isolates (UAX 9, P2)."""
    depth = 0
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in ("FSI", "LRI", "RLI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


@lru_cache(maxsize=4096)
def isolated(text: str) -> str:
    """A text to stand in a sentence: in isolates where any of it runs from right to left, else as it is."""
    return f"{ISOLATE}{text}{END}" if any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text) else text


def closed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of a wrapped text, with every isolate ended on its line and begun again on the next."""
    made = []
    open_ = 0
    for line in lines:
        begun = ISOLATE * open_ + line
        open_ = max(0, begun.count(ISOLATE) - begun.count(END))
        made.append(begun + END * open_)
    return tuple(made)
