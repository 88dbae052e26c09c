"""Text as it is looked for: without case and accents, in any language."""

import re
import unicodedata
from functools import cache

_PLAIN = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ħ": "h",
        "\u0131": "i",
        "ŧ": "t",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "’": "'",
    }
)
"""Letters that Unicode does not take apart but people type without their stroke."""
_LAST = 0xFFFF
"""Marks beyond the basic plane belong to scripts that nobody types into a search, and cost a hundred times as much."""


@cache
def _marks() -> re.Pattern[str]:
    """Every accent and other combining mark."""
    found = [chr(at) for at in range(0x300, _LAST + 1) if unicodedata.combining(chr(at))]
    return re.compile(f"[{re.escape(''.join(found))}]+")


def fold(text: str) -> str:
    """A text without case, accents and width, white space folded: what finds it is found by it.

    Compatibility decomposition makes ligatures, full-width and half-width letters alike; once more after the capitals
    are gone, as in the caseless matching of the Unicode Standard, section 3.13.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    if (small := apart.casefold()) != apart:
        apart = unicodedata.normalize("NFKD", small)
    bare = _marks().sub("", apart)
    return " ".join((bare if bare.isascii() else bare.translate(_PLAIN)).split())
