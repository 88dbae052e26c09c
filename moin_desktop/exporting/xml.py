"""Small things that every XML we write needs."""

import re
from xml.etree import ElementTree as ET

from moin_desktop import __version__

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but the characters that XML 1.0 allows (section 2.2)."""


def text(words: str) -> str:
    """Words as XML can hold them: what it forbids becomes U+FFFD, one for one; lines end in a line feed."""
    return _FORBIDDEN.sub("\ufffd", words.replace("\r\n", "\n").replace("\r", "\n"))


def origin() -> str:
    """What the file says it was made by."""
    return f"MOIN Desktop {__version__}"


def packed(root: ET.Element) -> bytes:
    """A whole document in UTF-8."""
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made
