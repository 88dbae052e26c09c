"""Numbers and dates out of cell texts: one reading rule for importing and for the answers themselves."""

import math
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[-+]?(?:\d[\d.,]*|[.,]\d+)(?:[eE][-+]?\d+)?")
_CURRENCY_CODES = re.compile(r"^(?:EUR|USD|GBP|CHF|AUD|CAD|DKK|NOK|SEK)\s*|\s*(?:EUR|USD|GBP|CHF|AUD|CAD|DKK|NOK|SEK)$")
_GROUPING = str.maketrans("", "", " \u00a0\u202f\u2009'’")
_COMMA_GROUPS = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_POINT_GROUPS = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,\d*)?")
_INDIAN_GROUPS = re.compile(r"[-+]?\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d*)?")

_CLOCK = r"(?:[T ,]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?)?"
_HALF = r"(?:\s*(?P<half>[AaPp])\.?\s*[Mm]\.?)?"
_ZONE = r"(?:\s*(?:Z|UTC|GMT|[A-Z]{2,5})?\s*(?:[+-]\d{1,2}(?::?\d{2})?)?)?"
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}))?{_CLOCK}{_HALF}{_ZONE}"
)
_YEAR_LAST = re.compile(
    rf"(?P<first>\d{{1,2}})[-/.](?P<second_part>\d{{1,2}})[-/.](?P<year>\d{{4}}|\d{{2}}){_CLOCK}{_HALF}{_ZONE}"
)
_DAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_MONTH_WORD = r"(?P<name>[^\W\d_]{3,9})\.?"
_NAMED = re.compile(
    rf"{_DAY_NAME}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH_WORD}[\s,-]+(?P<year>\d{{4}}|\d{{2}}){_CLOCK}{_HALF}{_ZONE}",
    re.IGNORECASE,
)
_NAMED_FIRST = re.compile(
    rf"{_DAY_NAME}{_MONTH_WORD}[\s-]+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,-]+(?P<year>\d{{4}}){_CLOCK}{_HALF}{_ZONE}",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def parse_numbers(words: Sequence[str]) -> NDArray[np.float64]:
    """The number each text says, NaN where it says none: shape (words,).

    Currency and percent signs and digit grouping are taken off. Whether "1,234" is a thousand or a little more than one
    is decided by the other texts: a comma is a decimal comma only where one of them cannot be read otherwise.
    """
    bare = [_bare_number(word) for word in words]
    comma = any(_shows_decimal_comma(text) for text in bare)
    point = any(_shows_decimal_point(text) for text in bare)
    return np.array([_number(text, comma and not point) for text in bare], dtype=np.float64)


def _bare_number(word: str) -> str:
    """The digits with their signs and separators; empty where the text is no number."""
    if word.isdecimal() and len(word) < 16:
        return word
    if not _DIGIT.search(word):
        return ""
    text = _CURRENCY_CODES.sub("", word.replace("\u2212", "-").strip())
    text = "".join(c for c in text if c != "%" and unicodedata.category(c) != "Sc").translate(_GROUPING)
    return text if _NUMBER.fullmatch(text) else ""


def _shows_decimal_comma(text: str) -> bool:
    """Whether a comma in this text can only be a decimal comma."""
    if "," not in text:
        return False
    whole, _, rest = text.rpartition(",")
    return "," not in whole and "." not in rest and not _COMMA_GROUPS.fullmatch(text)


def _shows_decimal_point(text: str) -> bool:
    """Whether a point in this text can only be a decimal point."""
    if "." not in text:
        return False
    whole, _, rest = text.rpartition(".")
    return "." not in whole and "," not in rest and not _POINT_GROUPS.fullmatch(text)


def _number(text: str, decimal_comma: bool) -> float:
    """The value of bare digits; NaN where they make no number."""
    if not text:
        return math.nan
    if "," in text:
        last_is_comma = text.rfind(",") > text.rfind(".")
        if (decimal_comma or _POINT_GROUPS.fullmatch(text)) and last_is_comma and text.count(",") == 1:
            text = text.replace(".", "").replace(",", ".")
        elif _COMMA_GROUPS.fullmatch(text) or _INDIAN_GROUPS.fullmatch(text):
            text = text.replace(",", "")
        elif text.count(",") == 1 and "." not in text:
            text = text.replace(",", ".")
    elif text.count(".") > 1 or (decimal_comma and "." in text):
        text = text.replace(".", "") if _POINT_GROUPS.fullmatch(text) else text
    try:
        value = float(text)
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


def parse_dates(words: Sequence[str], *, day_first: bool = True) -> NDArray[np.datetime64]:
    """The moment each text says, NaT where it says none: shape (words,), datetime64[s].

    ISO 8601, numbers with the year first or last (``day_first`` decides 3/4/2023), English month names; with times in
    24 or 12 hours. Zones are read over: the clock on the wall is kept. Sources: the export formats of Google Forms,
    Microsoft Forms, SurveyMonkey, Qualtrics, EUSurvey.
    """
    lengths = {len(word) for word in words}
    if lengths and lengths <= {10, 19} and all(word[:4].isdecimal() and word[4] == "-" for word in words):
        try:
            return np.array(words, dtype="datetime64[s]")
        except ValueError:
            pass
    return np.array([_moment(word, day_first) for word in words], dtype="datetime64[s]")


def _moment(word: str, day_first: bool) -> datetime | None:
    """The moment one text says."""
    text = word.strip()
    for pattern in (_YEAR_FIRST, _YEAR_LAST, _NAMED, _NAMED_FIRST):
        match = pattern.fullmatch(text)
        if match:
            return _moment_of(match.groupdict(), day_first)
    return None


def _moment_of(parts: dict[str, str | None], day_first: bool) -> datetime | None:
    """The moment that the named parts of a date make; None where there is no such day or hour."""
    name = (parts.get("name") or "").casefold()[:3]
    if "name" in parts:
        day, month = int(parts["day"] or 0), _MONTHS.index(name) + 1 if name in _MONTHS else 0
    elif "first" in parts:
        first, second = int(parts["first"] or 0), int(parts["second_part"] or 0)
        day, month = (first, second) if day_first else (second, first)
        if month > 12 >= day:
            day, month = month, day
    else:
        day, month = int(parts["day"] or 1), int(parts["month"] or 0)
    hour = int(parts["hour"] or 0)
    half = (parts["half"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return datetime(
            _year(parts["year"] or ""), month, day, hour, int(parts["minute"] or 0), int(parts["second"] or 0)
        )
    except ValueError:
        return None


def _year(digits: str) -> int:
    """A year in four digits; two digits mean 1970 to 2069, as spreadsheets and C libraries roughly agree."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= 70 else 2000)
