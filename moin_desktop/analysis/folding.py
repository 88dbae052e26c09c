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
_LAST_MARK = 0x1E94B
_SPACE = re.compile(r"\s+")


@cache
def _marks() -> re.Pattern[str]:
    """Every accent and other combining mark."""
    found = [chr(at) for at in range(0x300, _LAST_MARK) if unicodedata.combining(chr(at))]
    return re.compile(f"[{re.escape(''.join(found))}]+")


def fold(text: str) -> str:
    """A text without case, accents and width, white space folded: what finds it is found by it.

    Compatibility decomposition (Unicode NFKD) makes ligatures, full-width and half-width letters alike.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    return _SPACE.sub(" ", _marks().sub("", apart)).translate(_PLAIN).strip()
