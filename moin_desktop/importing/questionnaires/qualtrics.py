"""Qualtrics' own survey file (.qsf, JSON) becomes a questionnaire.

Known from surveys that Qualtrics exported and that researchers published; there is no official description.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from moin_desktop.analysis.questions import QuestionType
from moin_desktop.importing.questionnaires.markup import plain_text
from moin_desktop.importing.questionnaires.values import Choice, Condition, Entry, Questionnaire

Json = Mapping[str, Any]

_CHOICE = re.compile(r"q://(?P<question>QID[\w#]+)/SelectableChoice/(?P<choice>\w+)")
_SEVERAL = frozenset({"MAVR", "MAHR", "MACOL", "MSB"})
_CONTENT = {
    "ValidNumber": QuestionType.NUMBER,
    "ValidDate": QuestionType.DATE,
    "ValidEmail": QuestionType.PERSONAL,
    "ValidPhone": QuestionType.PERSONAL,
}
_DEEPEST = 30


def read(data: bytes, file: str) -> Questionnaire | None:
    """The questionnaire in a .qsf; None where the JSON is none. Raises ValueError or RecursionError for broken JSON."""
    whole = _dict(json.loads(data.decode("utf-8-sig")))
    elements = [_dict(element) for element in _values(whole.get("SurveyElements"))]
    if not elements or "SurveyEntry" not in whole:
        return None
    conditions, left_out = _blocks(elements)
    items = [
        entry
        for element in elements
        if element.get("Element") == "SQ" and _text(element.get("PrimaryAttribute")) not in left_out
        for entry in _entries(_dict(element.get("Payload")), conditions)
    ]
    return Questionnaire(file, "Qualtrics", _text(_dict(whole["SurveyEntry"]).get("SurveyName")), tuple(items))


def _dict(value: Any) -> Json:
    """A JSON object, empty where there is none; lists are objects whose keys count from 0."""
    if isinstance(value, list):
        return {str(at): inner for at, inner in enumerate(value)}
    return value if isinstance(value, dict) else {}


def _values(value: Any) -> list[Any]:
    return list(_dict(value).values())


def _text(value: Any) -> str:
    return plain_text(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


Rule = tuple[Condition | None, bool]
"""The condition of the branch that a block stands in, and whether it stands in one at all."""
Rules = Mapping[str, Rule]
"""By question id."""


def _blocks(elements: Sequence[Json]) -> tuple[Rules, frozenset[str]]:
    """The conditions that blocks have in the flow, and the questions that lie in the bin."""
    members: dict[str, list[str]] = {}
    left_out: set[str] = set()
    for element in elements:
        if element.get("Element") == "BL":
            for block in map(_dict, _values(element.get("Payload"))):
                ids = [_text(_dict(one).get("QuestionID")) for one in _values(block.get("BlockElements"))]
                members[_text(block.get("ID"))] = ids
                if block.get("Type") == "Trash":
                    left_out.update(ids)
    rules: dict[str, Rule] = {}
    for element in elements:
        if element.get("Element") == "FL":
            for name, rule in _walk(_dict(element.get("Payload")).get("Flow"), (None, False), 0):
                for id in members.get(name, ()):
                    rules[id] = rule if id not in rules else (None, rules[id][1] and rule[1])
    return rules, frozenset(left_out)


def _walk(flow: Any, rule: Rule, depth: int) -> Iterator[tuple[str, Rule]]:
    """Every block of the flow with the rule of the branches around it."""
    if depth > _DEEPEST:
        return
    for step in map(_dict, _values(flow)):
        if step.get("Type") == "Branch":
            own = _simple(step.get("BranchLogic"))
            yield from _walk(step.get("Flow"), (None if rule[1] else own, True), depth + 1)
        elif "ID" in step:
            yield _text(step["ID"]), rule
        else:
            yield from _walk(step.get("Flow"), rule, depth + 1)


def _simple(logic: Any) -> Condition | None:
    """Display logic when it is "one of these choices of one question is selected"; None for anything else."""
    groups = [_dict(value) for key, value in _dict(logic).items() if key.isdigit()]
    if len(groups) != 1:
        return None
    steps = [_dict(value) for key, value in groups[0].items() if key.isdigit()]
    found = []
    for at, step in enumerate(steps):
        match = _CHOICE.fullmatch(str(step.get("ChoiceLocator", "")))
        joined = step.get("Conjuction", step.get("Conjunction", "Or"))
        if match is None or step.get("Operator") != "Selected" or (at and joined != "Or"):
            return None
        found.append(match)
    questions = {match["question"] for match in found}
    return Condition(questions.pop(), tuple(match["choice"] for match in found)) if len(questions) == 1 else None


def _entries(question: Json, rules: Rules) -> Iterator[Entry]:
    """The questions that one question of Qualtrics becomes in an export: itself, or one for each row."""
    id, tag = _text(question.get("QuestionID")), _text(question.get("DataExportTag"))
    if not id:
        return
    own = question.get("DisplayLogic") or question.get("InPageDisplayLogic")
    around, branched = rules.get(id.partition("#")[0], (None, False))
    condition = _simple(own) if own else around
    translated = [_dict(language) for language in _values(question.get("Language"))]
    wordings = [_text(question.get(key)) for key in ("QuestionText", "QuestionDescription")]
    wordings += [_text(language.get("QuestionText")) for language in translated]
    entry = Entry(
        name=tag or id,
        text=wordings[0],
        type=QuestionType.TEXT,
        names=tuple(dict.fromkeys(name for name in (id, tag) if name)),
        texts=tuple(dict.fromkeys(text for text in wordings if text)),
        asked_if=None if own and branched else condition,
        conditional=bool(own) or branched,
    )
    make = _MAKERS.get(_text(question.get("QuestionType")))
    if make is not None:
        yield from make(entry, question)


def _options(question: Json, key: str, order: str) -> tuple[Choice, ...]:
    """Choices (``Choices``) or scale points (``Answers``) in their order, codes first as the ids of Qualtrics."""
    given = _dict(question.get(key))
    ids = [_text(one) for one in _values(question.get(order))]
    ids = [id for id in ids if id in given] or list(given)
    recoded, named = _dict(question.get("RecodeValues")), _dict(question.get("VariableNaming"))
    translated = [_dict(_dict(language).get(key)) for language in _values(question.get("Language"))]
    choices = []
    for id in dict.fromkeys(ids):
        choice = _dict(given[id])
        label = _text(choice.get("Display"))
        more = [_text(recoded.get(id)), _text(named.get(id))]
        more += [_text(_dict(language.get(id)).get("Display")) for language in translated]
        words = tuple(dict.fromkeys(word for word in more if word))
        if label:
            choices.append(Choice(id, label, words, bool(choice.get("TextEntry"))))
    return tuple(choices)


def _multiple_choice(entry: Entry, question: Json) -> Iterator[Entry]:
    choices = _options(question, "Choices", "ChoiceOrder")
    selector = _text(question.get("Selector"))
    if selector == "NPS":
        steps = tuple(Choice(str(n), str(n)) for n in range(11))
        yield replace(entry, type=QuestionType.SINGLE, options=choices or steps, ordered=True)
        return
    type = QuestionType.MULTIPLE if selector in _SEVERAL else QuestionType.SINGLE
    yield replace(entry, type=type, options=choices, other=any(choice.written for choice in choices))


def _rows(entry: Entry, question: Json) -> Iterator[tuple[Choice, Entry]]:
    """One entry for each statement, with the names that exports give its column."""
    tags = _dict(question.get("ChoiceDataExportTags"))
    for row in _options({**question, "RecodeValues": None}, "Choices", "ChoiceOrder"):
        tag = _text(tags.get(row.code))
        names = [f"{name}_{row.code}" for name in entry.names]
        yield (
            row,
            replace(
                entry,
                name=tag or names[-1],
                text=row.label,
                stem=entry.text,
                names=tuple(dict.fromkeys(name for name in (tag, *names) if name)),
                texts=tuple(f"{text} {row.label}" for text in entry.texts),
            ),
        )


def _matrix(entry: Entry, question: Json) -> Iterator[Entry]:
    selector, answers = _text(question.get("Selector")), _text(question.get("SubSelector"))
    scale = _options(question, "Answers", "AnswerOrder")
    if selector == "CS":
        yield from _each(entry, question, QuestionType.NUMBER)
    elif selector == "TE":
        return
    else:
        several = answers == "MultipleAnswer"
        for _row, one in _rows(entry, question):
            if several:
                text = f"{one.stem} – {one.text}"
                yield replace(one, type=QuestionType.MULTIPLE, options=scale, text=text, stem="")
            else:
                yield replace(one, type=QuestionType.SINGLE, options=scale, grid=entry.name)


def _each(entry: Entry, question: Json, type: QuestionType) -> Iterator[Entry]:
    """Every row a question of its own."""
    for row, one in _rows(entry, question):
        text = f"{entry.text} – {row.label}" if entry.text else row.label
        yield replace(one, type=type, text=text, stem="")


def _written(entry: Entry, question: Json) -> Iterator[Entry]:
    if _text(question.get("Selector")) == "FORM":
        yield from _each(entry, question, QuestionType.TEXT)
        return
    settings = _dict(_dict(question.get("Validation")).get("Settings"))
    type = _CONTENT.get(_text(settings.get("ContentType")), QuestionType.TEXT)
    yield replace(entry, type=type, names=(*entry.names, *(f"{name}_TEXT" for name in entry.names)))


def _ranked(entry: Entry, question: Json) -> Iterator[Entry]:
    rows = [one for _row, one in _rows(entry, question)]
    places = tuple(Choice(str(n), str(n)) for n in range(1, len(rows) + 1))
    for one in rows:
        yield replace(one, type=QuestionType.RANKING, options=places, grid=entry.name)


def _numbers(entry: Entry, question: Json) -> Iterator[Entry]:
    yield from _each(entry, question, QuestionType.NUMBER)


def _side_by_side(entry: Entry, question: Json) -> Iterator[Entry]:
    """Several matrices that share their statements."""
    for column in map(_dict, _values(question.get("AdditionalQuestions"))):
        whole = {**question, **column, "AdditionalQuestions": None}
        inner = _MAKERS.get(_text(column.get("QuestionType")))
        names = tuple(name for key in ("QuestionID", "DataExportTag") if (name := _text(column.get(key))))
        if inner is None or inner is _side_by_side or not names:
            continue
        heading = _text(column.get("QuestionText"))
        text = f"{entry.text} – {heading}" if heading else entry.text
        yield from inner(replace(entry, name=names[-1], names=names, text=text), whole)


_MAKERS = {
    "MC": _multiple_choice,
    "Matrix": _matrix,
    "TE": _written,
    "RO": _ranked,
    "Slider": _numbers,
    "CS": _numbers,
    "SBS": _side_by_side,
}
