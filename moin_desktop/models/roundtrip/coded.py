"""Codings in a workbook: themes taken from answers, given to them, exchanged, or signed by another coder."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from moin_desktop.i18n import _
from moin_desktop.models.roundtrip import words
from moin_desktop.models.roundtrip.added import question_of
from moin_desktop.models.roundtrip.edited import Change, Edited, EditedRow, State
from moin_desktop.models.roundtrip.listing import Given, Listing, answer
from moin_desktop.models.roundtrip.same import same

_LONGEST_TITLE = 80


def changes(edited: Edited, was: Listing, now: Listing) -> Iterator[Change]:
    """One change for each row that was edited, added or deleted, where the workbook has the list at all."""
    if "coding" not in edited.lists:
        return
    rows = [row for row in edited.rows if row.list == "coding"]
    there = {(one.id, one.coder) for one in now.given}
    pairs, fresh, gone = _paired(rows, was)
    for row, given in pairs:
        yield from _edits(row, given, edited, was, now, there)
    for row in fresh:
        change = _new(row, edited, was, now)
        if change is not None:
            yield change
    for given in gone:
        if (given.id, given.coder) in there:
            yield _gone(given, was)


def _paired(
    rows: Sequence[EditedRow], was: Listing
) -> tuple[list[tuple[EditedRow, Given]], list[EditedRow], list[Given]]:
    """Rows with the codings they were written from; rows that are new; codings without a row.

    By id and coder, and among what is left by id: there the coder was edited.
    """
    left: dict[str, list[Given]] = defaultdict(list)
    for given in was.given:
        left[given.id].append(given)
    pairs: list[tuple[EditedRow, Given]] = []
    second: list[EditedRow] = []
    for row in sorted(rows, key=lambda row: not _is_as_written(row, was)):
        found = next((one for one in left[row.id] if same(row.fields.get("coder", one.coder), one.coder)), None)
        if row.id and found is not None:
            left[row.id].remove(found)
            pairs.append((row, found))
        else:
            second.append(row)
    fresh = []
    for row in second:
        if row.id and left[row.id]:
            pairs.append((row, left[row.id].pop(0)))
        else:
            fresh.append(row)
    return pairs, fresh, [given for some in left.values() for given in some]


def _is_as_written(row: EditedRow, was: Listing) -> bool:
    entry = was.entries.get(("theme", row.id.partition(":")[0]))
    return entry is not None and same(row.fields.get("theme", ""), entry.fields["name"])


def _edits(
    row: EditedRow, given: Given, edited: Edited, was: Listing, now: Listing, there: set[tuple[str, str]]
) -> Iterator[Change]:
    entry = was.entries[("theme", given.theme)]
    said, coder = row.fields.get("theme", entry.fields["name"]), row.fields.get("coder", given.coder)
    known = words.theme_names(edited.rows, was, entry.question)
    wanted = given.theme if same(said, entry.fields["name"]) else known.get(" ".join(said.split()).casefold(), "")
    value = wanted or _coming(edited, said, was, now, entry.question)
    same_coder = same(coder, given.coder)
    if value == given.theme and same_coder:
        return
    trouble = "" if value else _no_theme(said)
    if (given.id, given.coder) not in there:
        trouble = _("This was taken away in the project since.")
    if not _same_rows(was, now, entry.survey):
        trouble = _other_rows()
    yield Change(
        key=f"coding:{given.id}|{given.coder}",
        kind="coding",
        id=given.id,
        field="theme" if value != given.theme else "coder",
        state=State.REFUSED if trouble else State.EDIT,
        title=_title(given, was),
        before=_words(entry.fields["name"], given.coder if not same_coder else ""),
        after=_words(said, coder if not same_coder else ""),
        sheet=row.sheet,
        row=row.row,
        value=value,
        trouble=trouble,
        fields=_place(given, entry.question) | {"by": given.coder if same_coder else coder},
    )


def _words(theme: str, coder: str) -> str:
    return _("{note} ({author})").format(note=theme, author=coder) if coder else theme


def _place(given: Given, question: str) -> dict[str, str]:
    span = "" if given.start is None else f"{given.start}-{given.stop}"
    return {
        "question": question,
        "theme": given.theme,
        "coder": given.coder,
        "response": str(given.response),
        "span": span,
    }


def _coming(edited: Edited, said: str, was: Listing, now: Listing, question: str) -> str:
    """The name of a theme that comes with the workbook itself, or was made here since; empty where there is none."""
    name = " ".join(said.split())
    if name.casefold() in now.theme_names(question):
        return now.theme_names(question)[name.casefold()]
    names = {
        " ".join(row.fields.get("name", "").split()).casefold()
        for row in edited.rows
        if row.list == "theme" and not row.id and _is_of(row, was, question)
    }
    return name if name.casefold() in names else ""


def _is_of(row: EditedRow, was: Listing, question: str) -> bool:
    found = question_of(row.fields.get("question", ""), was, list(was.surveys), text_only=True)
    return found is not None and found[1].id == question


def _no_theme(name: str) -> str:
    return _("There is no theme called “{name}”. Add it to the list of themes.").format(name=name)


def _same_rows(was: Listing, now: Listing, survey: str) -> bool:
    return was.editions.get(survey) == now.editions.get(survey)


def _other_rows() -> str:
    return _("The responses were imported anew since, so rows may stand elsewhere.")


def _new(row: EditedRow, edited: Edited, was: Listing, now: Listing) -> Change | None:
    """A theme for the answer in the row that is named; None for a row that says nothing."""
    said = row.fields.get("theme", "").strip()
    if not said:
        return None
    fields, trouble = _fresh(row, said, edited, was, now)
    key = f"coding:new:{row.sheet}:{row.row}"
    state = State.REFUSED if trouble else State.NEW
    title = _cut(answer(now.surveys[fields["survey"]], fields["question"], int(fields["response"]))) if fields else said
    return Change(key, "coding", "", "", state, title, "", said, row.sheet, row.row, trouble=trouble, fields=fields)


def _fresh(row: EditedRow, said: str, edited: Edited, was: Listing, now: Listing) -> tuple[dict[str, str], str]:
    surveys = [id for id in edited.surveys if id in was.surveys and id in now.surveys]
    found = question_of(row.fields.get("question", ""), was, surveys, text_only=True)
    if found is None:
        return {}, _("There is no free text called “{name}”.").format(name=row.fields.get("question", ""))
    survey, question = found[0], found[1].id
    if not _same_rows(was, now, survey):
        return {}, _other_rows()
    line, lines = row.fields.get("row", "").strip(), now.lines[survey].tolist()
    if not line.isdecimal() or int(line) not in lines:
        return {}, _("There is no response in row {row}.").format(row=line or "–")
    response = lines.index(int(line))
    text = answer(now.surveys[survey], question, response)
    if not text:
        return {}, _("Nothing is written in row {row}.").format(row=line)
    theme = words.theme_names(edited.rows, was, question).get(" ".join(said.split()).casefold(), "")
    theme = theme or _coming(edited, said, was, now, question)
    if not theme:
        return {}, _no_theme(said)
    marked = row.fields.get("words", "").strip()
    if marked and text.count(marked) != 1:
        return {}, _("The words marked do not stand once in the answer.")
    span = f"{text.index(marked)}-{text.index(marked) + len(marked)}" if marked else ""
    place = {"survey": survey, "question": question, "response": str(response), "span": span}
    return {**place, "theme": theme, "coder": row.fields.get("coder", "")}, ""


def _gone(given: Given, was: Listing) -> Change:
    name = was.entries[("theme", given.theme)]
    return Change(
        key=f"coding:{given.id}|{given.coder}:gone",
        kind="coding",
        id=given.id,
        field="",
        state=State.GONE,
        title=_title(given, was),
        before=_words(name.fields["name"], given.coder),
        after="",
        sheet="",
        row=0,
        fields=_place(given, name.question),
    )


def _title(given: Given, was: Listing) -> str:
    entry = was.entries[("theme", given.theme)]
    return _cut(answer(was.surveys[entry.survey], entry.question, given.response))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_TITLE else text[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
