"""What the figures of agreement mean, in words."""

from moin_desktop.analysis.agreement import Agreement
from moin_desktop.analysis.wording import share_text
from moin_desktop.i18n import _

RELIABLE, TENTATIVE = 0.8, 0.667
"""Krippendorff, Content Analysis, 2004, p. 241: rely on 0.800 and more, draw tentative conclusions from 0.667."""
FEW = 30
"""Decisions under which one more or less moves the figures visibly."""


def figure(value: float | None) -> str:
    """Kappa or alpha: two decimals, or a dash where there is none."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def same_text(one: Agreement) -> str:
    """How often all decided the same: "87%", or "4 of 6" where there are few; a dash for none."""
    return share_text(one.same, one.n) if one.n else "–"


def meaning(one: Agreement) -> str:
    """What the figures mean, in one or two sentences."""
    if not one.n:
        return _("No answer was coded by two people yet, so there is nothing to compare.")
    if one.alpha is None:
        return _("All decided the same everywhere, so agreement beyond chance cannot be told.")
    if one.alpha >= RELIABLE:
        words = _("Alpha is {alpha}: the coding can be relied on (0.80 and more).")
    elif one.alpha >= TENTATIVE:
        words = _("Alpha is {alpha}: enough for tentative conclusions (0.67 to 0.80), not for more.")
    else:
        words = _("Alpha is {alpha}: too low to rely on (under 0.67). Talk about what the themes mean, then settle.")
    few = _("With so few decisions a single one moves it much.") if one.n < FEW else ""
    return " ".join(part for part in (words.format(alpha=figure(one.alpha)), few) if part)
