"""Rows that somebody added to a workbook: what they would become, and where."""

from collections.abc import Iterator, Sequence

from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.i18n import _
from moin_desktop.models.roundtrip import words
from moin_desktop.models.roundtrip.edited import Change, Edited, EditedRow, State
from moin_desktop.models.roundtrip.listing import Listing

_SAYS = {"note": "text", "emerging": "text", "finding": "headline", "theme": "name", "dictionary": "label"}


def changes(rows: Sequence[EditedRow], was: Listing, now: Listing, edited: Edited) -> Iterator[Change]:
    """One change for each row without an id that says something."""
    surveys = [id for id in edited.surveys if id in now.surveys]
    for row in rows:
        said = row.fields.get(_SAYS.get(row.list, ""), "").strip()
        if said and not (row.list == "finding" and said == _("No findings were kept.")):
            yield _change(row, said, now, surveys)


def _change(row: EditedRow, said: str, now: Listing, surveys: Sequence[str]) -> Change:
    kind = "finding" if row.list == "emerging" else row.list
    match row.list:
        case "note":
            fields, trouble = _note(row, now, surveys)
        case "theme":
            fields, trouble = _theme(row, now, surveys)
        case "emerging":
            fields, trouble = _asked(row, now, surveys)
        case "finding":
            fields, trouble = {}, _("A finding needs a chart: keep one in Explore, then write what it says.")
        case _:
            fields, trouble = {}, _("Answers and questions cannot be added in the workbook.")
    key = f"{kind}:new:{row.sheet}:{row.row}"
    state = State.REFUSED if trouble else State.NEW
    return Change(key, kind, "", "", state, said, "", said, row.sheet, row.row, trouble=trouble, fields=fields)


def question_of(
    name: str, now: Listing, surveys: Sequence[str], text_only: bool = False
) -> tuple[str, Question] | None:
    """The survey and the question that go by this name; the themes of a text go by its own."""
    wanted = " ".join(name.split()).casefold()
    for survey in surveys:
        for question in now.surveys[survey].questions:
            fits = not question.themes_of and (question.type is QuestionType.TEXT or not text_only)
            if fits and " ".join(question.name.split()).casefold() == wanted:
                return survey, question
    return None


def _missing(name: str) -> str:
    return _("There is no question called “{name}”.").format(name=name)


def _note(row: EditedRow, now: Listing, surveys: Sequence[str]) -> tuple[dict[str, str], str]:
    """A note on the question that the row names, or on the whole survey."""
    fields = {"text": row.fields["text"], "author": row.fields.get("author", ""), "tags": row.fields.get("tags", "")}
    for name, usual in (("kind", "reading"), ("mark", ""), ("sees", "room")):
        text = row.fields.get(name, "")
        value, trouble = words.of_note(name, text) if text.strip() else (usual, "")
        if trouble:
            return {}, trouble
        fields[name] = value
    name = row.fields.get("question", "").strip()
    found = question_of(name, now, surveys) if name else None
    if (name and found is None) or not surveys:
        return {}, _missing(name)
    fields |= {"survey": surveys[0], "question": ""} if found is None else {"survey": found[0], "question": found[1].id}
    return fields, ""


def _theme(row: EditedRow, now: Listing, surveys: Sequence[str]) -> tuple[dict[str, str], str]:
    name = row.fields.get("question", "")
    found = question_of(name, now, surveys, text_only=True)
    if found is None:
        return {}, _("There is no free text called “{name}”.").format(name=name)
    kept = {key: row.fields.get(key, "") for key in ("name", "definition", "excludes", "parent")}
    if " ".join(kept["name"].split()).casefold() in now.theme_names(found[1].id):
        return {}, _("There is already a theme called “{name}”.").format(name=kept["name"])
    return {**kept, "question": found[1].id}, ""


def _asked(row: EditedRow, now: Listing, surveys: Sequence[str]) -> tuple[dict[str, str], str]:
    """A question of the room, under the pillar that the row names."""
    pillar = {name.casefold(): code for name, code in now.pillars.items()} | {"": ""}
    said = row.fields.get("pillar", "").strip()
    if not surveys or said.casefold() not in pillar:
        return {}, _("There is no pillar called “{name}”.").format(name=said)
    author = row.fields.get("author", "")
    return {
        "survey": surveys[0],
        "text": row.fields["text"],
        "pillar": pillar[said.casefold()],
        "author": author,
    }, ""
