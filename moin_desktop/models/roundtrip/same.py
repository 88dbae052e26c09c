"""Whether a text of a workbook is still the one that was written there, whatever spreadsheets do to texts."""

import re

LONGEST = 32_767
"""UTF-16 units in a cell; a longer text was cut there when it was written, and ends in an ellipsis."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""Some programs resolve what only looks like an escape of the format, others write those of the format out."""
_BREAKS = re.compile(r"\r\n?|\u2028|\u2029|\x0b|\x0c")
_LOST = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff]")
_BLANK_ENDS = re.compile(r"[ \t\xa0]+(?=\n|$)")


def _plain(text: str) -> str:
    said = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    whole = _LOST.sub("", _BREAKS.sub("\n", said.replace("\x85", "\n")))
    return _BLANK_ENDS.sub("", whole)


def same(edited: str, written: str) -> bool:
    """Whether nobody edited a text: it is as written, but for what a cell cannot hold and blanks at ends of lines."""
    if edited == written:
        return True
    one, other = _plain(edited), _plain(written)
    if one.strip() == other.strip():
        return True
    return is_cut(edited, written) and other.lstrip().startswith(one[:-1].strip())


def is_cut(edited: str, written: str) -> bool:
    """Whether the text was too long for a cell and still ends where it was cut."""
    return _units(written) > LONGEST and edited.endswith("…")


def whole(edited: str, written: str) -> str:
    """An edited text with the end that no cell could hold."""
    if not is_cut(edited, written):
        return edited
    kept, room = 0, LONGEST - 1
    for c in written:
        room -= 2 if c > "\uffff" else 1
        if room < 0:
            break
        kept += 1
    return edited[:-1] + written[kept:]


def _units(text: str) -> int:
    return len(text) + sum(1 for c in text if c > "\uffff") if len(text) * 2 > LONGEST else len(text)
