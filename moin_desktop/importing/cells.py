"""One cell as text: numbers without a needless point, dates in ISO 8601, white space folded, control characters out."""

import datetime as dt
import re

LONGEST = 32_767
"""Characters kept of one cell: as many as a spreadsheet cell can hold."""

_UNWANTED = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_SECOND = dt.timedelta(seconds=1)


def is_clean(text: str) -> bool:
    """Whether ``clean`` would leave the text as it is; some clean texts of unusual characters are not known as such."""
    return text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " "


def clean(text: str) -> str:
    """The text trimmed, its inner white space folded to single blanks, without control characters and inner BOM."""
    if not text.isprintable():
        text = _LONE_SURROGATES.sub("\ufffd", _UNWANTED.sub("", text))
    return " ".join(text.split())


def has_unwanted(text: str) -> bool:
    """Whether the text holds control characters that ``clean`` leaves out (NUL and BOM, mere padding, not counted)."""
    return not text.isprintable() and any(match not in "\0\ufeff" for match in _UNWANTED.findall(text))


def number_text(value: float) -> str:
    """A number as people write it: 5.0 is 5, 0.1 is 0.1."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    return repr(value)


def moment_text(value: dt.datetime) -> str:
    """A moment in ISO 8601 to the second, midnight as the day alone."""
    if value.microsecond:
        whole = value.replace(microsecond=0)
        value = whole + _SECOND if value.microsecond >= 500_000 and whole.year < dt.MAXYEAR else whole
    if value.hour or value.minute or value.second:
        return value.isoformat()
    return value.date().isoformat()


def _span_text(value: dt.timedelta) -> str:
    seconds = round(abs(value).total_seconds())
    sign = "-" if value < dt.timedelta() else ""
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _time_text(value: dt.time) -> str:
    span = dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond)
    return _span_text(span)


def text_of(value: object) -> str:
    """The text of one cell value as a reader gives it; empty for None."""
    if isinstance(value, str):
        return clean(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | int):
        return number_text(value)
    if isinstance(value, dt.datetime):
        return moment_text(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return _time_text(value)
    if isinstance(value, dt.timedelta):
        return _span_text(value)
    return clean(str(value))
