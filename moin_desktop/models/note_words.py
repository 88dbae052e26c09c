"""What a note is, in words: its kind, who sees it, what the room made of it."""

from moin_desktop.i18n import _
from moin_desktop.models.notes import Note


def kind_text(kind: str) -> str:
    """A kind of note; one that another version wrote as it is."""
    known = {
        "reading": _("Reading"),
        "doubt": _("Doubt"),
        "question": _("Question"),
        "action": _("Action"),
        "quote": _("Quote"),
    }
    return known.get(kind, kind)


def visibility_text(visibility: str) -> str:
    """Who sees a note."""
    return {"room": _("Room"), "team": _("Team only"), "presenter": _("Presenter only")}[visibility]


def mark_text(mark: str) -> str:
    """What the room made of a note; empty where nothing yet."""
    return {"": "", "agreed": _("Agreed"), "disputed": _("Disputed"), "question": _("Open question")}[mark]


def about_text(note: Note) -> str:
    """What sets a note apart from a plain reading for everyone: "Agreed · Doubt · Team only · money, later"."""
    parts = (
        mark_text(note.mark),
        "" if note.kind == "reading" else kind_text(note.kind),
        "" if note.visibility == "room" else visibility_text(note.visibility),
        ", ".join(note.tags),
    )
    return " · ".join(part for part in parts if part)
