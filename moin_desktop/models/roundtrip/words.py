"""From the words of a cell to what the project keeps, or why that cannot be."""

from collections.abc import Mapping, Sequence

from moin_desktop.analysis.live_text import GONE, Field, pieces
from moin_desktop.analysis.pillars import status_text
from moin_desktop.i18n import _
from moin_desktop.models import findings, note_words, notes
from moin_desktop.models.roundtrip.edited import EditedRow
from moin_desktop.models.roundtrip.listing import Entry, Listing
from moin_desktop.models.roundtrip.live_words import rewritten
from moin_desktop.models.roundtrip.same import same

NEEDED = {("note", "text"), ("theme", "name"), ("question", "name"), ("answer", "label")}
_NAMES = {("theme", "name"), ("theme", "parent"), ("question", "name"), ("answer", "label"), ("note", "tags")}
"""Kept with single blanks between their words."""
_CHOICES = {"kind", "mark", "sees", "status", "pillar", "cleared"}


def same_as(entry: Entry, name: str, text: str) -> bool:
    """Whether a cell says what the project says, in the way that its column counts."""
    kept = entry.fields[name]
    if name in _CHOICES and text.strip().casefold() == kept.strip().casefold():
        return True
    if (entry.kind, name) in _NAMES and " ".join(text.split()) == " ".join(kept.split()):
        return True
    return same(text, kept)


def is_ours(entry: Entry, name: str, text: str) -> bool:
    """Whether a text that is not the one kept was still written by the program."""
    if (entry.kind, name) != ("finding", "statement"):
        return False
    if not entry.fields[name]:
        return text.endswith(_("{summary} (from the numbers)").format(summary=""))
    kept = "".join(p if isinstance(p, str) else p.kept or GONE for p in _stored(entry))
    hidden = "".join(p.text if p.field is None else GONE for p in entry.pieces)
    return same(text, kept) or same(text, hidden)


def _stored(entry: Entry) -> tuple[str | Field, ...]:
    return pieces("".join(p.text if p.field is None else p.field.token for p in entry.pieces))


def value(entry: Entry, name: str, text: str, now: Listing) -> tuple[str, str]:
    """What an edited cell is kept as, and why it cannot be; one of the two is empty, or both for an empty text."""
    if (entry.kind, name) in NEEDED and not text.strip():
        return "", _("It needs some words. Delete the row to take it away.")
    match entry.kind, name:
        case "note", ("kind" | "mark" | "sees"):
            return of_note(name, text)
        case "finding", "status":
            return _one(text, {status_text(one): one for one in findings.STATUSES})
        case "finding", "pillar":
            return _one(text, {**now.pillars, "": ""})
        case "finding", "statement":
            return rewritten(entry.pieces, text), ""
        case "theme", "parent":
            return ("", "") if not text.strip() else _parent(entry, text, now)
        case "quote", "cleared":
            return _one(text, {_("Yes"): "yes", _("Not cleared"): "no", _("No"): "no", "": "no"})
        case "answer", "label" if entry.id in now.nets:
            end = _("{label} (group)").format(label="")
            return text.removesuffix(end).strip(), ""
    return text, ""


def of_note(name: str, text: str) -> tuple[str, str]:
    """The kind, the mark or the visibility that these words say."""
    known: Sequence[str] = {"kind": notes.KINDS, "mark": notes.MARKS, "sees": notes.VISIBILITIES}[name]
    told = {"kind": note_words.kind_text, "mark": note_words.mark_text, "sees": note_words.visibility_text}[name]
    return _one(text, {told(one): one for one in known})


def _one(text: str, known: Mapping[str, str]) -> tuple[str, str]:
    folded = {word.casefold(): value for word, value in known.items()}
    said = " ".join(text.split()).casefold()
    if said in folded:
        return folded[said], ""
    choices = ", ".join(word for word in known if word)
    return "", _("“{text}” is none of: {choices}.").format(text=text, choices=choices)


def _parent(entry: Entry, text: str, now: Listing) -> tuple[str, str]:
    """The id of a theme of the same question, or its name where it only comes with the workbook."""
    return now.theme_names(entry.question).get(" ".join(text.split()).casefold(), text), ""


def theme_names(rows: Sequence[EditedRow], was: Listing, question: str) -> dict[str, str]:
    """The themes of a question by the names that they have in the workbook, else had, in lower case."""
    found = was.theme_names(question)
    for row in rows:
        entry = was.entries.get(("theme", row.id))
        if row.list == "theme" and entry is not None and entry.question == question:
            found[" ".join(row.fields.get("name", "").split()).casefold()] = row.id
    return found
