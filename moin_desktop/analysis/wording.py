"""How numbers and moments are written, everywhere alike."""

import re
from datetime import UTC, datetime, timedelta

from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.tables import whole_percent
from moin_desktop.i18n import _

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

SMALL = 10
"""A base under this is shown in counts: small groups stay people."""
ROUGH = 30
"""A base under this is called small beside its percentages."""


def number_text(value: float) -> str:
    """A number: grouped from 10,000 on (2023 may be a year), without needless decimals."""
    if abs(value) >= 1e15:
        return f"{value:.3g}"
    rounded = round(value, 2 if abs(value) >= 1 else 4)
    grouped = "," if abs(rounded) >= 10_000 else ""
    if rounded == int(rounded):
        return _marked(f"{int(rounded):{grouped}}") if grouped else str(int(rounded))
    return _marked(f"{rounded:{grouped}}")


def tenths_text(value: float) -> str:
    """A number with one decimal, as averages are written: "3.0"."""
    return _marked(f"{value:.1f}")


def _marked(english: str) -> str:
    """A number with the marks of the language it is read in."""
    # Translators: twelve thousand, three hundred and forty-five and six tenths, as your language writes it.
    marks = _SAMPLE.fullmatch(_("12,345.6"))
    return english if marks is None else english.translate({ord(","): marks[1], ord("."): marks[2]})


_SAMPLE = re.compile(r"12(\D?)345(\D)6")


def percent_text(count: int, base: int) -> str:
    """The percentage of a base without decimals; empty where the base is too small for one."""
    whole = whole_percent(count, base)
    return "" if whole is None or base < SMALL else _("{number}%").format(number=whole)


def part_text(part: Part) -> str:
    """The percentage of a part without decimals; empty where it is of too few respondents for one."""
    whole = part.whole
    return "" if whole is None or part.respondents < SMALL else _("{number}%").format(number=whole)


def part_share_text(part: Part) -> str:
    """A part in the shortest honest form: "55%", or "4 of 6" where it is of few."""
    return part_text(part) or of_text(part.count, part.base)


def of_text(count: int, base: int) -> str:
    """A count with its base: "29 of 53"."""
    return _("{count} of {base}").format(count=number_text(count), base=number_text(base))


def share_text(count: int, base: int) -> str:
    """A share in the shortest honest form: "55%", or "4 of 6" where the base is small."""
    return percent_text(count, base) or of_text(count, base)


def within_a_sentence(name: str) -> str:
    """A name with a small first letter, unless it begins like an abbreviation (M&E)."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def day_text(second: float) -> str:
    """A day: "2 May 2023"; ``second`` counts from 1970."""
    moment = _moment(second)
    return _("{day} {month} {year}").format(day=moment.day, month=_month(moment.month), year=moment.year)


def short_day_text(second: float) -> str:
    """A day without its year: "2 May"; ``second`` counts from 1970."""
    moment = _moment(second)
    return _("{day} {month}").format(day=moment.day, month=_month(moment.month))


def hour_text(second: float) -> str:
    """An hour of a day: "2 May, 14:00"; ``second`` counts from 1970."""
    moment = _moment(second)
    return _("{day} {month}, {time}").format(day=moment.day, month=_month(moment.month), time=f"{moment:%H:%M}")


def month_text(month: int) -> str:
    """A month, counted from January 1970 as 0: "May 2023"."""
    return _("{month} {year}").format(month=_month(month % 12 + 1), year=1970 + month // 12)


def _moment(second: float) -> datetime:
    return _EPOCH + timedelta(seconds=second)


def _month(number: int) -> str:
    names = (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("May"),
        _("Jun"),
        _("Jul"),
        _("Aug"),
        _("Sep"),
        _("Oct"),
        _("Nov"),
        _("Dec"),
    )
    return names[number - 1]
