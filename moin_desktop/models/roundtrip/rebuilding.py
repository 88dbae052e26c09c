"""A project made anew of a workbook: the survey, then what its lists say was written about it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from moin_desktop.analysis.figures import chart_of, numbers
from moin_desktop.analysis.marks import ChartSpec
from moin_desktop.analysis.pillars import status_text
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.reading import Reading
from moin_desktop.analysis.survey import Survey
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import codings, findings, ids, notes, pillars, quotes, surveys, themes
from moin_desktop.models.notes import Snapshot
from moin_desktop.models.pins import ON_SURVEY, Pin, PinKind
from moin_desktop.models.roundtrip import words
from moin_desktop.models.roundtrip.edited import Edited, EditedRow
from moin_desktop.models.roundtrip.listing import answer

_COUNTS = re.compile(r"[\d., \u202f\xa0’']+")


@dataclass(slots=True)
class _Anew:
    """What was made so far, by what the workbook calls it."""

    session: Session
    survey: Survey
    rows: Sequence[EditedRow]
    places: Mapping[int, int]
    """The position of each response, by its row in the source."""
    themes: dict[str, str] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)

    def of(self, list: str) -> Iterator[EditedRow]:
        """The rows of a list in their order."""
        return (row for row in self.rows if row.list == list)

    def question(self, name: str, *, text_only: bool = False) -> str:
        """The id of a question by its short name; empty where there is none."""
        folded = " ".join(name.split()).casefold()
        there = (q for q in self.survey.questions if q.type is QuestionType.TEXT or not text_only)
        return next((q.id for q in there if " ".join(q.name.split()).casefold() == folded), "")

    def lose(self, what: str) -> None:
        """Count something that could not be made."""
        self.lost[what] = self.lost.get(what, 0) + 1


def rebuild(
    session: Session, edited: Edited, reading: Reading, name: str, *, synthetic: bool
) -> tuple[str, tuple[str, ...]]:
    """The survey of a workbook with everything its lists say about it; its id, and what could not be made, in words.

    The numbers are counted anew from the rows. Things get ids of their own.
    """
    survey = surveys.add(session, reading, name, synthetic=synthetic)
    places = {int(line): at for at, line in enumerate(surveys.lines(session, survey))}
    made = _Anew(session, surveys.load(session, survey), edited.rows, places)
    _themes(made)
    _codings(made)
    made.survey = surveys.load(session, survey)
    _quotes(made)
    _findings(made)
    _notes(made)
    return survey, (*reading.losses, *_told(made.lost))


def _told(lost: Mapping[str, int]) -> Iterator[str]:
    for what, n in lost.items():
        yield {
            "theme": ngettext("{n} theme found no free text.", "{n} themes found no free text.", n),
            "coding": ngettext("{n} coding found no answer.", "{n} codings found no answer.", n),
            "quote": ngettext("{n} quote found no answer.", "{n} quotes found no answer.", n),
            "filter": ngettext(
                "{n} finding had a filter, which is to be set anew.",
                "{n} findings had filters, which are to be set anew.",
                n,
            ),
            "finding": ngettext(
                "{n} finding is kept without its chart.", "{n} findings are kept without their charts.", n
            ),
            "note": ngettext("{n} note without words was left out.", "{n} notes without words were left out.", n),
            "place": ngettext(
                "{n} note is pinned to its question as a whole.",
                "{n} notes are pinned to their questions as a whole.",
                n,
            ),
        }[what].format(n=n)


def _themes(made: _Anew) -> None:
    for row in made.of("theme"):
        question = made.question(row.fields["question"], text_only=True)
        if not question:
            made.lose("theme")
            continue
        parent = " ".join(row.fields["parent"].split()).casefold()
        there = {theme.name.casefold(): theme.id for theme in themes.of_question(made.session, question)}
        told = row.fields
        made.themes[row.id] = themes.add(
            made.session, question, told["name"], told["definition"], told["excludes"], there.get(parent, "")
        )


def _codings(made: _Anew) -> None:
    for row in made.of("coding"):
        theme, line, span = [*row.id.split(":"), "", ""][:3]
        start, _dash, stop = span.partition("-")
        response = made.places.get(int(line)) if line.isdecimal() else None
        if theme not in made.themes or response is None:
            made.lose("coding")
            continue
        marked = (int(start), int(stop)) if start.isdecimal() and stop.isdecimal() else None
        codings.give(made.session, made.themes[theme], [response], row.fields["coder"], marked)


def _quotes(made: _Anew) -> None:
    for row in made.of("quote"):
        question = made.question(row.fields["question"], text_only=True)
        line = row.fields["row"].strip()
        response = made.places.get(int(line)) if line.isdecimal() else None
        before, _nul, after = _("“{words}”").format(words="\0").partition("\0")
        said = row.fields["words"].removeprefix(before).removesuffix(after)
        whole = answer(made.survey, question, response) if question and response is not None else ""
        at = whole.find(said)
        if response is None or at < 0:
            made.lose("quote")
            continue
        marked = None if said == whole else (at, at + len(said))
        id = quotes.keep(made.session, question, response, marked, row.fields["author"])
        quotes.set_cleared(made.session, id, row.fields["cleared"].strip().casefold() == _("Yes").casefold())


def _findings(made: _Anew) -> None:
    session, survey = made.session, made.survey
    statuses = {status_text(one).casefold(): one for one in findings.STATUSES}
    for row in made.of("finding"):
        if not row.id:
            continue
        told = row.fields
        question = made.question(told["question"]) if told["question"].strip() else ""
        chart = chart_of(survey, ChartSpec(question)) if question else None
        if chart is None:
            if told["question"].strip():
                made.lose("finding")
            id = findings.ask(session, survey.id, told["headline"])
        else:
            if told["filter"].strip() not in ("", _("All respondents")):
                made.lose("filter")
            headline = "" if told["headline"] == told["question"] else told["headline"]
            id = findings.keep(session, survey.id, ChartSpec(question), headline, (), numbers(chart))
        findings.set_pillar(session, id, _pillar(session, told["pillar"]))
        findings.set_status(session, id, statuses.get(told["status"].strip().casefold(), "draft"))
        findings.set_presenter(session, id, told.get("presenter", ""))
        counted = _("{summary} (from the numbers)").format(summary="")
        if told["statement"] and not told["statement"].endswith(counted):
            findings.set_statement(session, id, told["statement"])


def _pillar(session: Session, name: str) -> str:
    """The code of a pillar by its name; one of the project's own is made again."""
    known = {pillar.name.casefold(): pillar.code for pillar in pillars.board(session)}
    wanted = " ".join(name.split())
    if not wanted or wanted.casefold() in known:
        return known.get(wanted.casefold(), "")
    return pillars.add(session, wanted) if len(known) <= pillars.MOST else ""


def _notes(made: _Anew) -> None:
    for row in made.of("note"):
        if not row.id or not row.fields["text"].strip():
            made.lose("note")
            continue
        place = _place(made, row)
        about = _about(made, place, row.fields["then"])
        codes = {name: words.of_note(name, row.fields[name])[0] for name in ("kind", "mark", "sees")}
        notes.pin(
            made.session,
            made.survey.id,
            place,
            row.fields["text"],
            author=row.fields["author"],
            about=about,
            kind=codes["kind"] or "reading",
            tags=row.fields["tags"].split(","),
            visibility=codes["sees"] or "room",
            mark=codes["mark"],
        )


def _place(made: _Anew, row: EditedRow) -> Pin:
    """Where the words of a note's place lead; its question as a whole where they lead no further."""
    question, where = made.question(row.fields["question"]), row.fields["where"]
    if not question:
        return _beside_questions(made, where)
    found = made.survey.question(question)
    options = {label: id for id in sorted(found.choices, key=ids.number, reverse=True) if (label := found.label(id))}
    if where in options:
        return Pin(PinKind.THEME if found.themes_of else PinKind.ANSWER, question, (options[where],))
    parts = [options.get(part, "") for part in where.split(_(" or "))]
    if len(parts) > 1 and all(parts):
        return Pin(PinKind.SPAN, question, tuple(parts))
    response = _response(made, where)
    if response is not None:
        text = answer(made.survey, question, response)
        return Pin(PinKind.QUOTE, question, response=response) if text else Pin(PinKind.QUESTION, question)
    if where != _("The whole question"):
        made.lose("place")
    return Pin(PinKind.QUESTION, question)


def _beside_questions(made: _Anew, where: str) -> Pin:
    response = _response(made, where)
    if response is not None:
        return Pin(PinKind.RESPONDENT, response=response)
    start = _("Finding: {headline}").format(headline="")
    headline = where.removeprefix(start) if where.startswith(start) else ""
    there = findings.all(made.session) if headline else ()
    finding = next((one.id for one in there if one.headline == headline), "")
    return Pin(PinKind.FINDING, finding=finding) if finding else ON_SURVEY


def _response(made: _Anew, where: str) -> int | None:
    """The response that "Row 14" or "Row 14: “…”" is about."""
    start = _("Row {n}").format(n="")
    found = _COUNTS.match(where.removeprefix(start)) if where.startswith(start) else None
    line = re.sub(r"\D", "", found[0]) if found else ""
    return made.places.get(int(line)) if line else None


def _about(made: _Anew, place: Pin, then: str) -> Snapshot | None:
    """The number that a note was written about, from its words."""
    before, middle, after = _("{count} of {base}").format(count="\0", base="\0").split("\0")
    told = re.fullmatch(
        f"{re.escape(before)}({_COUNTS.pattern}){re.escape(middle)}({_COUNTS.pattern}){re.escape(after)}", then
    )
    if told is None or not place.question:
        return None
    count, base = (int(re.sub(r"\D", "", part) or 0) for part in told.groups())
    return Snapshot(count, base, made.survey.question(place.question).base_rule, option=place.option)
