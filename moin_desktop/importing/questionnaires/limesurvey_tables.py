"""LimeSurvey's two structure files as the same three tables: groups, questions with their parts, answers.

.lss: XML with one table after another (``languages``, ``answers``, ``questions``, ``subquestions``, ``*_l10ns``; before
version 4 the wording stood in the tables themselves, a row for each language). .txt: tab-separated rows that belong to
the row above them (https://www.limesurvey.org/manual/Tab_Separated_Value_survey_structure).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from moin_desktop.importing.questionnaires.markup import plain_text
from moin_desktop.importing.readers.encoding import encoding_of

_DEEPEST = 12
_MOST_ROWS = 500_000
Row = dict[str, str]


@dataclass(slots=True)
class Part:
    """A question, a part of one, an answer or a group: its code and its wording by language."""

    code: str
    texts: dict[str, str] = field(default_factory=dict)
    scale: str = "0"

    def wording(self, languages: Iterable[str]) -> tuple[str, ...]:
        """Its wording in every language, those named first, each once."""
        first = [self.texts[language] for language in languages if language in self.texts]
        found = (plain_text(text) for text in (*first, *self.texts.values()))
        return tuple(dict.fromkeys(text for text in found if text))


@dataclass(slots=True)
class Asked(Part):
    """A question of LimeSurvey."""

    id: str = ""
    group: str = ""
    type: str = ""
    relevance: str = ""
    other: bool = False
    parts: list[Part] = field(default_factory=list)
    answers: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Structure:
    """All that a structure file says."""

    title: str = ""
    languages: list[str] = field(default_factory=list)
    """The survey's own language first."""
    groups: dict[str, Part] = field(default_factory=dict)
    relevance: dict[str, str] = field(default_factory=dict)
    """Conditions of groups."""
    questions: list[Asked] = field(default_factory=list)


class DoctypeError(ValueError):
    """The XML declares a document type, and with it entities that may grow without end or name other files."""


class _Tables:
    """Collects the rows of every table in an .lss, without building the XML."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {}
        self.languages: list[str] = []
        self.root = ""
        self._path: list[str] = []
        self._text: list[str] = []
        self._count = 0

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        self._path.append(name)
        self._text = []
        if len(self._path) > _DEEPEST:
            raise ValueError
        if len(self._path) == 1:
            self.root = name
        if len(self._path) == 4 and name == "row":
            self._count += 1
            if self._count > _MOST_ROWS:
                raise ValueError
            self.rows.setdefault(self._path[1], []).append({})

    def words(self, text: str) -> None:
        self._text.append(text)

    def end(self, name: str) -> None:
        text = "".join(self._text).strip()
        self._text = []
        if len(self._path) == 5 and self._path[3] == "row":
            self.rows[self._path[1]][-1][name] = text
        elif self._path[1:] == ["languages", "language"]:
            self.languages.append(text)
        self._path.pop()


def _refuse(*_declaration: object) -> None:
    raise DoctypeError


def from_xml(data: bytes) -> Structure | None:
    """The tables of an .lss; None where the XML is none. Raises ValueError or ExpatError for what is broken."""
    tables = _Tables()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = tables.start, tables.end
    parser.CharacterDataHandler = tables.words
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.Parse(data, True)
    if tables.root != "document" or "questions" not in tables.rows:
        return None
    rows = tables.rows
    survey = next(iter(rows.get("surveys", ())), {})
    own = survey.get("language", "")
    settings = rows.get("surveys_languagesettings", [])
    titles = {row.get("surveyls_language", ""): row.get("surveyls_title", "") for row in settings}
    structure = Structure(
        title=titles.get(own) or next(iter(titles.values()), ""),
        languages=list(dict.fromkeys(language for language in (own, *tables.languages) if language)),
    )
    _add_groups(structure, rows)
    _add_questions(structure, rows)
    return structure


def _add_groups(structure: Structure, rows: Mapping[str, list[Row]]) -> None:
    for row in (*rows.get("groups", ()), *rows.get("group_l10ns", ())):
        id = row.get("gid", "")
        group = structure.groups.setdefault(id, Part(id))
        if row.get("group_name"):
            group.texts[row.get("language", "")] = row["group_name"]
        if row.get("grelevance"):
            structure.relevance[id] = row["grelevance"]


def _add_questions(structure: Structure, rows: Mapping[str, list[Row]]) -> None:
    questions: dict[str, Asked] = {}
    for row in rows["questions"]:
        made = Asked(
            row.get("title", ""),
            id=row.get("qid", ""),
            group=row.get("gid", ""),
            type=row.get("type", ""),
            relevance=row.get("relevance", ""),
            other=row.get("other", "") == "Y",
        )
        _put_text(questions.setdefault(made.id, made), row, "question")
    parts = _add_parts(questions, rows.get("subquestions", ()))
    answers = _add_answers(questions, rows.get("answers", ()))
    for table, found in rows.items():
        for row in found:
            if table.endswith("question_l10ns"):
                _put_text(parts.get(row.get("qid", "")) or questions.get(row.get("qid", "")), row, "question")
            elif table == "answer_l10ns":
                _put_text(answers.get(row.get("aid", "")), row, "answer")
    order = {id: at for at, id in enumerate(structure.groups)}
    placed = {row.get("qid", ""): _number(row.get("question_order", "")) for row in rows["questions"]}
    structure.questions = sorted(
        questions.values(), key=lambda one: (order.get(one.group, len(order)), placed.get(one.id, 0))
    )


def _add_parts(questions: Mapping[str, Asked], rows: Iterable[Row]) -> dict[str, Part]:
    """The parts of questions in their order, by id."""
    parts: dict[str, Part] = {}
    for row in sorted(rows, key=lambda row: _number(row.get("question_order", ""))):
        owner = questions.get(row.get("parent_qid", ""))
        if owner is None:
            continue
        id = row.get("qid", "")
        if id not in parts:
            parts[id] = Part(row.get("title", ""), scale=row.get("scale_id", "0"))
            owner.parts.append(parts[id])
        _put_text(parts[id], row, "question")
    return parts


def _add_answers(questions: Mapping[str, Asked], rows: Iterable[Row]) -> dict[str, Part]:
    """The answers of questions in their order, by id."""
    answers: dict[str, Part] = {}
    known: dict[tuple[str, str, str], Part] = {}
    for row in sorted(rows, key=lambda row: _number(row.get("sortorder", ""))):
        owner = questions.get(row.get("qid", ""))
        if owner is None:
            continue
        code, scale = row.get("code", ""), row.get("scale_id", "0")
        answer = known.get((owner.id, code, scale))
        if answer is None:
            answer = known[(owner.id, code, scale)] = Part(code, scale=scale)
            owner.answers.append(answer)
        answers[row.get("aid", "")] = answer
        _put_text(answer, row, "answer")
    return answers


def _put_text(part: Part | None, row: Row, key: str) -> None:
    if part is not None and row.get(key):
        part.texts[row.get("language", "")] = row[key]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def is_tab_separated(data: bytes) -> bool:
    """Whether the beginning of a text is the heading of a structure file."""
    head = data[:4096].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    names = head.split(b"\n", 1)[0].replace(b'"', b"").strip().lower().split(b"\t")
    return {b"class", b"type/scale", b"name", b"text"} <= set(names)


def from_text(data: bytes) -> Structure | None:
    """The tables of a .txt structure; None where the text is none. Raises csv.Error for what is broken."""
    if not is_tab_separated(data):
        return None
    encoding = encoding_of(data)
    text = data.decode(encoding.name, errors=encoding.errors).lstrip("\ufeff")
    csv.field_size_limit(1 << 20)
    structure = Structure()
    _follow(structure, _records(text))
    return structure


def _records(text: str) -> Iterator[Row]:
    lines = csv.reader(io.StringIO(text, newline=""), dialect="excel-tab")
    headings = [cell.strip().casefold() for cell in next(lines, [])]
    for line in lines:
        yield dict(zip(headings, line, strict=False))


def _follow(structure: Structure, rows: Iterable[Row]) -> None:
    """Rows belong to the group and question above them; other languages repeat all of them."""
    questions: dict[str, Asked] = {}
    group, asked = "", None
    for row in rows:
        kind, name = row.get("class", ""), row.get("name", "")
        language = row.get("language", "")
        if kind == "S" and name == "language":
            structure.languages.insert(0, row.get("text", ""))
        elif kind == "SL" and name == "surveyls_title":
            structure.title = structure.title or row.get("text", "")
        elif kind == "G":
            group = row.get("id", "") or row.get("type/scale", "") or name
            structure.groups.setdefault(group, Part(group)).texts[language] = name
            structure.relevance.setdefault(group, row.get("relevance", ""))
        elif kind == "Q":
            made = Asked(
                name,
                id=row.get("id", ""),
                group=group,
                type=row.get("type/scale", ""),
                relevance=row.get("relevance", ""),
                other=row.get("other", "") == "Y",
            )
            asked = questions.setdefault(name, made)
            asked.texts[language] = row.get("text", "")
        elif kind in ("SQ", "A") and asked is not None:
            parts = asked.parts if kind == "SQ" else asked.answers
            scale = row.get("type/scale", "") or "0"
            part = next((one for one in parts if (one.code, one.scale) == (name, scale)), None)
            if part is None:
                part = Part(name, scale=scale)
                parts.append(part)
            part.texts[language] = row.get("text", "")
    structure.questions = list(questions.values())
