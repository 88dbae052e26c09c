"""For whom a workbook is, and what that leaves out of it."""

from enum import StrEnum

from moin_desktop.i18n import _

PUBLIC_LIMIT = 5
"""What goes out in public hides groups under so many even where the project hides none."""


class Audience(StrEnum):
    """Who will read an export; each sees what those before it see, and more."""

    PUBLIC = "public"
    TEAM = "team"
    ALL = "all"

    @property
    def sees(self) -> str:
        """Whose notes these are, as ``notes.seen_by`` asks."""
        return {Audience.PUBLIC: "room", Audience.TEAM: "team", Audience.ALL: "presenter"}[self]

    @property
    def has_rows(self) -> bool:
        """Whether single respondents may be told from each other."""
        return self is not Audience.PUBLIC


def name(audience: Audience) -> str:
    """What the choice is called."""
    return {Audience.PUBLIC: _("Public"), Audience.TEAM: _("Team"), Audience.ALL: _("All")}[audience]


def leaves_out(audience: Audience) -> str:
    """What stays at home, in one sentence; personal columns always do."""
    return {
        Audience.PUBLIC: _(
            "Leaves out rows of respondents, small groups, quotes not cleared, and notes for the team or the presenter."
        ),
        Audience.TEAM: _("Leaves out what is for the presenter only."),
        Audience.ALL: _("Everything but personal columns, presenter notes included."),
    }[audience]


def limit(audience: Audience, hide_under: int) -> int:
    """Under how many respondents a group is hidden; 0 for none."""
    return (hide_under or PUBLIC_LIMIT) if audience is Audience.PUBLIC else hide_under
