"""Differences of an edited workbook, as the list of them says it."""

from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.models.roundtrip.edited import Change, State


def kind_text(kind: str) -> str:
    """What a difference is about."""
    return {
        "note": _("Note"),
        "finding": _("Finding"),
        "theme": _("Theme"),
        "coding": _("Coded answer"),
        "quote": _("Quote"),
        "question": _("Question"),
        "answer": _("Answer"),
    }.get(kind, kind)


def field_text(change: Change) -> str:
    """What of it was edited."""
    return {
        "text": _("words"),
        "author": _("by"),
        "kind": _("kind"),
        "mark": _("mark"),
        "sees": _("who sees it"),
        "tags": _("tags"),
        "headline": _("headline"),
        "statement": _("what the numbers say"),
        "status": _("status"),
        "pillar": _("pillar"),
        "presenter": _("for the presenter"),
        "name": _("name"),
        "definition": _("what it is"),
        "excludes": _("what it is not"),
        "parent": _("part of"),
        "theme": _("theme"),
        "coder": _("coder"),
        "cleared": _("may be shown"),
        "label": _("label"),
    }.get(change.field, "")


def line(change: Change) -> str:
    """The first line: "Note, words: Skills means data people"."""
    what = ", ".join(part for part in (kind_text(change.kind), field_text(change)) if part)
    return _("{question}: {part}").format(question=what, part=_flat(change.title))


def told(change: Change) -> str:
    """The second line: what it was and what it is in the workbook."""
    if change.trouble:
        return change.trouble
    if change.state is State.NEW:
        return _flat(change.after)
    if change.state is State.GONE:
        return _("No longer in the workbook")
    before, after = _flat(change.before) or "–", _flat(change.after) or "–"
    return f"{before} → {after}"


def where(change: Change) -> str:
    """Where it stands in the workbook."""
    if not change.row:
        return _("Its row was deleted in the workbook.")
    return _("{sheet}, row {row}").format(sheet=change.sheet, row=number_text(change.row))


def heading(state: State, n: int) -> str:
    """What stands over the differences of one state."""
    words = {
        State.EDIT: _("Edited: {n}"),
        State.NEW: _("New: {n}"),
        State.CLASH: _("Edited here too: {n}"),
        State.GONE: _("Deleted in the workbook: {n}"),
        State.REFUSED: _("Cannot be taken in: {n}"),
    }
    return words[state].format(n=number_text(n))


def _flat(text: str) -> str:
    return " ".join(text.split())
