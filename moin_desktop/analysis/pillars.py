"""The words of the four ROAR pillars and of a finding's status, the same on the board and in every export."""

from moin_desktop.i18n import _


def pillar_text(pillar: str) -> str:
    """The name of a pillar."""
    return {
        "routes": _("Routes"),
        "organisations": _("Organisations"),
        "assessment": _("Assessment"),
        "rewards": _("Risks & rewards"),
    }.get(pillar, _("Unsorted"))


def pillar_letter(pillar: str) -> str:
    """The letter on a pillar's badge."""
    return pillar_text(pillar)[:1] if pillar else "–"


def pillar_question(pillar: str) -> str:
    """What the findings under a pillar answer."""
    return {
        "routes": _("Which direction, and who sets it?"),
        "organisations": _("What must organisations learn to do?"),
        "assessment": _("How do we know it is working?"),
        "rewards": _("Who carries the risk and shares the gain?"),
    }.get(pillar, _("Not under a pillar yet"))


def status_text(status: str) -> str:
    """The name of a finding's status."""
    return {"draft": _("Draft"), "agreed": _("Agreed"), "disputed": _("Disputed"), "question": _("Question")}[status]
