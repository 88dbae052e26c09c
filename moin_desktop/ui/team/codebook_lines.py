"""The entries of a codebook as lines of the page that takes things in."""

from moin_desktop.i18n import _
from moin_desktop.models import codebook
from moin_desktop.models.codebook import Entry
from moin_desktop.models.parcels import Item, State

_STATES = {
    codebook.State.NEW: State.NEW,
    codebook.State.SAME: State.SAME,
    codebook.State.DIFFERENT: State.CONFLICT,
}


def line(item: codebook.Item) -> Item:
    """One entry as a line; where it differs, with both versions in words."""
    theirs = said(item.entry) if item.here is not None else ""
    ours = said(item.here) if item.here is not None else ""
    return Item(item.key, "theme", _STATES[item.state], item.entry.name, theirs, ours)


def said(entry: Entry) -> str:
    """What a theme is called, part of what, what it is and is not."""
    parts = (
        entry.name,
        entry.parent and _("Part of {theme}").format(theme=entry.parent),
        entry.definition,
        entry.excludes and _("Not: {text}").format(text=entry.excludes),
    )
    return "\n".join(part for part in parts if part)
