"""XLSForms (ODK, KoboToolbox, Ona, SurveyCTO): the sheets survey, choices and settings become a questionnaire.

The format: https://xlsform.org, and the aliases that pyxform accepts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from moin_desktop.analysis.questions import QuestionType
from moin_desktop.importing.questionnaires.conditions import always, one_of, xlsform_atom
from moin_desktop.importing.questionnaires.markup import plain_text
from moin_desktop.importing.questionnaires.values import Choice, Condition, Entry, Questionnaire
from moin_desktop.importing.sheet import Sheet, Workbook

Line = Mapping[str, str]

_SELECT = re.compile(
    r"(?P<kind>select[ _]one(?:[ _]from[ _]file|[ _]external)?|select1|select one from|add select one prompt using"
    r"|select[ _]multiple(?:[ _]from[ _]file)?|select all that apply(?: from)?|select_all|rank)"
    r"\s+(?P<list>\S+)(?P<other>\s+(?:or specify other|or_other|or other))?",
    re.IGNORECASE,
)
_BEGIN = re.compile(r"begin[ _](group|repeat|loop|score|rank|kobomatrix)", re.IGNORECASE)
_END = re.compile(r"end[ _](group|repeat|loop|score|rank|kobomatrix)", re.IGNORECASE)
_TYPES = {
    "integer": QuestionType.NUMBER,
    "int": QuestionType.NUMBER,
    "decimal": QuestionType.NUMBER,
    "range": QuestionType.NUMBER,
    "date": QuestionType.DATE,
    "datetime": QuestionType.DATE,
    "text": QuestionType.TEXT,
    "string": QuestionType.TEXT,
    "geopoint": QuestionType.PERSONAL,
    "geotrace": QuestionType.PERSONAL,
    "geoshape": QuestionType.PERSONAL,
    "username": QuestionType.PERSONAL,
    "phonenumber": QuestionType.PERSONAL,
    "phone number": QuestionType.PERSONAL,
    "email": QuestionType.PERSONAL,
    "subscriberid": QuestionType.PERSONAL,
    "simserial": QuestionType.PERSONAL,
    "calculate": QuestionType.META,
    "hidden": QuestionType.META,
    "start": QuestionType.META,
    "end": QuestionType.META,
    "today": QuestionType.META,
    "deviceid": QuestionType.META,
    "audit": QuestionType.META,
    "start-geopoint": QuestionType.PERSONAL,
    "background-audio": QuestionType.META,
    "xml-external": QuestionType.META,
}
_IN_TABLE = ("list-nolabel", "label")


@dataclass(slots=True)
class _Group:
    """A group that is open while the rows are read."""

    name: str
    label: str
    relevant: str
    table: bool
    seen: set[str] = field(default_factory=set)
    """The names of the questions inside it."""


def read(workbook: Workbook, file: str) -> Questionnaire | None:
    """The questionnaire in a workbook's sheets; None where they are no XLSForm."""
    sheets = {sheet.name.strip().casefold(): sheet for sheet in workbook.sheets}
    if "survey" not in sheets:
        return None
    rows = _lines(sheets["survey"])
    if not rows or not {"type", "name"} <= rows[0].keys():
        return None
    settings = _lines(sheets["settings"])[:1] if "settings" in sheets else []
    title = settings[0].get("form_title", "") if settings else ""
    language = settings[0].get("default_language", "") if settings else ""
    choices = _lines(sheets["choices"]) if "choices" in sheets else []
    items = tuple(_entries(rows, _choice_lists(choices, language), language))
    return Questionnaire(file, "XLSForm", title, items, tells_routes=True)


def _lines(sheet: Sheet) -> list[Line]:
    """The rows below the headings, as cells by plain heading; headings of languages keep theirs ("label::English")."""
    texts = [[*column.words, ""] for column in sheet.columns]
    rows = [
        [words[column.codes[row]] for words, column in zip(texts, sheet.columns, strict=True)]
        for row in range(sheet.rows)
    ]
    top = next((at for at, row in enumerate(rows) if any(row)), len(rows))
    if top == len(rows):
        return []
    headings = [_heading(cell) for cell in rows[top]]
    return [dict(zip(headings, row, strict=True)) for row in rows[top + 1 :] if any(row)]


def _heading(cell: str) -> str:
    head, found, language = cell.partition("::") if "::" in cell else cell.partition(":")
    head = {"list name": "list_name", "list_name": "list_name", "caption": "label", "value": "name"}.get(
        head.strip().casefold(), head.strip().casefold()
    )
    return f"{head}::{language.strip()}" if found else head


def _labels(line: Line, default: str) -> tuple[str, ...]:
    """The labels of a row, that of the default language first; placeholders such as "-" are none."""
    columns = [name for name in line if name == "label" or name.startswith("label::")]
    columns.sort(key=lambda name: (name.partition("::")[2].casefold() != default.casefold(), name != "label"))
    texts = (plain_text(line[name]) for name in columns)
    return tuple(dict.fromkeys(text for text in texts if text and text != "-"))


def _choice_lists(lines: Sequence[Line], default: str) -> dict[str, tuple[Choice, ...]]:
    """The options of every list by its name, each code once."""
    lists: dict[str, dict[str, Choice]] = {}
    for line in lines:
        code = line.get("name", "")
        if not code:
            continue
        labels = _labels(line, default) or (code,)
        options = lists.setdefault(line.get("list_name", ""), {})
        options.setdefault(code, Choice(code, labels[0], labels[1:]))
    return {name: tuple(options.values()) for name, options in lists.items()}


def _entries(rows: Sequence[Line], lists: Mapping[str, tuple[Choice, ...]], default: str) -> Iterator[Entry]:
    groups: list[_Group] = []
    for line in rows:
        kind = " ".join(line.get("type", "").split())
        if _BEGIN.match(kind):
            label = next(iter(_labels(line, default)), "")
            table = "table-list" in line.get("appearance", "").casefold()
            groups.append(_Group(line.get("name", ""), label, line.get("relevant", ""), table))
        elif _END.match(kind):
            if groups:
                groups.pop()
        elif line.get("name"):
            entry = _entry(kind, line, lists, default, groups)
            for group in groups:
                group.seen.add(line["name"])
            if entry is not None:
                yield entry
                yield from _coordinates(entry, kind)


def _coordinates(entry: Entry, kind: str) -> Iterator[Entry]:
    """The columns that exports add for the parts of a place on the map."""
    if kind.casefold() == "geopoint":
        for part in ("latitude", "longitude", "altitude", "precision", "accuracy"):
            names = tuple(f"{name}_{part}" for name in entry.names)
            yield replace(entry, name=names[0], names=names, text="", texts=(), conditional=True)


def _entry(
    kind: str, line: Line, lists: Mapping[str, tuple[Choice, ...]], default: str, groups: Sequence[_Group]
) -> Entry | None:
    """One row as a question; None for notes, files and the like, of which nothing is known."""
    select = _SELECT.fullmatch(kind)
    appearance = line.get("appearance", "").casefold().split()
    options: tuple[Choice, ...] = ()
    if select:
        options = lists.get(select["list"], ())
        if not options or select["kind"].casefold() == "rank":
            return None
        several = re.match(r"select(?:[ _]multiple|[ _]all)", select["kind"], re.IGNORECASE)
        type = QuestionType.MULTIPLE if several else QuestionType.SINGLE
    elif kind.casefold() in _TYPES:
        type = _TYPES[kind.casefold()]
    else:
        return None
    labels = _labels(line, default)
    names = [group.name for group in groups if group.name]
    headings = [group.label or group.name for group in groups]
    entry = Entry(
        name=line["name"],
        text=labels[0] if labels else "",
        type=type,
        options=options,
        ordered="likert" in appearance,
        other=bool(select and select["other"]),
        names=tuple(dict.fromkeys(("/".join((*names, line["name"])), line["name"]))),
        texts=(*labels, *(" ".join((*headings, label)) for label in labels if headings)),
        section=next((group.label for group in groups if group.label), ""),
        asked_if=_condition(line.get("relevant", ""), groups),
        conditional=not all(map(always, (line.get("relevant", ""), *(group.relevant for group in groups)))),
    )
    in_table = bool(groups and groups[-1].table) or any(look in appearance for look in _IN_TABLE)
    if select and type is QuestionType.SINGLE and in_table and groups:
        key = "/".join((*names, select["list"]))
        return replace(entry, grid=key, stem=groups[-1].label or groups[-1].name)
    return entry


def _condition(own: str, groups: Sequence[_Group]) -> Condition | None:
    """Of whom a question is asked, by its own condition and those of the groups around it.

    Two conditions count as one where the inner names a question from inside the group that carries the outer.
    """
    found: Condition | None = None
    outer: _Group | None = None
    for group in (*groups, None):
        expression = own if group is None else group.relevant
        if always(expression):
            continue
        inner = one_of(expression, xlsform_atom)
        if inner is None or (outer is not None and inner.question not in outer.seen):
            return None
        found, outer = inner, group
    return found
