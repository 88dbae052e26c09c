"""The two ends of a likely range as percentages, for tables."""

from moin_desktop.analysis.parts import Part
from moin_desktop.i18n import _

_FINE = 10**12


def ends_text(likely: tuple[float, float]) -> str:
    """An interval, 0 to 1, rounded as every percentage is: "42% to 67%"."""
    low, high = (Part(round(end * _FINE), _FINE).whole for end in likely)
    return _("{low}% to {high}%").format(low=low, high=high)
