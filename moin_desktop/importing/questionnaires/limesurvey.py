"""LimeSurvey's structure files (.lss, tab-separated .txt) become a questionnaire."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from moin_desktop.analysis.questions import QuestionType
from moin_desktop.i18n import _
from moin_desktop.importing.questionnaires.conditions import always, limesurvey_atom, one_of
from moin_desktop.importing.questionnaires.limesurvey_tables import Asked, Part, Structure
from moin_desktop.importing.questionnaires.values import Choice, Condition, Entry, Questionnaire

_LISTS = frozenset("L!O")
_SEVERAL = frozenset("MP")
_ARRAYS = frozenset("FHABCE")
_OPEN = {
    "N": QuestionType.NUMBER,
    "D": QuestionType.DATE,
    "S": QuestionType.TEXT,
    "T": QuestionType.TEXT,
    "U": QuestionType.TEXT,
    "*": QuestionType.META,
}
_EACH = {"K": QuestionType.NUMBER, "Q": QuestionType.TEXT}
_OTHER = "-oth-"

Variables = Mapping[str, tuple[str, str]]
"""What expressions call a variable: the question's code, and for a choose-all option its own."""


def build(structure: Structure, file: str) -> Questionnaire:
    """The questionnaire that a structure describes."""
    variables = _variables(structure)
    items = tuple(entry for asked in structure.questions for entry in _entries(asked, structure, variables))
    return Questionnaire(file, "LimeSurvey", structure.title, items, tells_routes=True)


def _variables(structure: Structure) -> Variables:
    known: dict[str, tuple[str, str]] = {}
    for asked in structure.questions:
        # Q12 is question 12; X3X12 is what remains of 654321X3X12 without the number of the survey.
        for id in (asked.code, f"Q{asked.id}", f"X{asked.group}X{asked.id}"):
            known.setdefault(id, (asked.code, ""))
            for part in asked.parts if asked.type in _SEVERAL else ():
                known.setdefault(f"{id}_{part.code}", (asked.code, part.code))
                known.setdefault(f"{id}{part.code}", (asked.code, part.code))
    return known


def _condition(asked: Asked, structure: Structure, variables: Variables) -> Condition | None:
    """Of whom a question is asked: its own condition or its group's, where only one of them is given."""
    own, group = asked.relevance, structure.relevance.get(asked.group, "")
    given = [expression for expression in (own, group) if not always(expression)]
    if len(given) != 1:
        return None

    def atom(piece: str) -> tuple[str, str] | None:
        found = limesurvey_atom(piece)
        if found is None:
            return None
        name, code = found
        head, cut, rest = name.partition("X")
        question, option = variables.get(name) or (variables.get(cut + rest) if head.isdigit() else None) or ("", "")
        if not question or (option and code != "Y"):
            return None
        return question, option or code

    return one_of(given[0], atom)


def _entries(asked: Asked, structure: Structure, variables: Variables) -> Iterator[Entry]:
    languages = structure.languages
    wording = asked.wording(languages)
    groups = structure.groups
    entry = Entry(
        name=asked.code,
        text=wording[0] if wording else "",
        type=QuestionType.TEXT,
        names=(asked.code,),
        texts=wording,
        section=next(iter(groups[asked.group].wording(languages)), "") if asked.group in groups else "",
        asked_if=_condition(asked, structure, variables),
        conditional=not (always(asked.relevance) and always(structure.relevance.get(asked.group, ""))),
    )
    options = _choices([part for part in asked.answers if part.scale == "0"], languages)
    if asked.type in _LISTS:
        more = (Choice(_OTHER, _("Other"), written=True),) if asked.other else ()
        yield replace(entry, type=QuestionType.SINGLE, options=(*options, *more), other=asked.other)
    elif asked.type in _SEVERAL:
        more = (Choice("other", _("Other"), written=True),) if asked.other else ()
        boxes = _choices(asked.parts, languages)
        yield replace(entry, type=QuestionType.MULTIPLE, options=(*boxes, *more), other=asked.other)
    elif asked.type in _ARRAYS:
        given = options if asked.type in "FH" else _built_in(asked.type)
        yield from _grid(entry, asked.parts, given, languages, ordered=asked.type in "AB")
    elif asked.type == "1":
        for scale in ("0", "1"):
            given = _choices([part for part in asked.answers if part.scale == scale], languages)
            yield from _grid(entry, asked.parts, given, languages, suffix=f"_{int(scale) + 1}")
    elif asked.type == "R":
        places = [Part(str(n), {"": _("Rank {n}").format(n=n)}) for n in range(1, len(options) + 1)]
        yield from _grid(entry, places, options, languages)
    elif asked.type in "5YG":
        ordered = asked.type == "5"
        yield replace(entry, type=QuestionType.SINGLE, options=_built_in(asked.type), ordered=ordered)
    elif asked.type in _EACH:
        for row in _grid(entry, asked.parts, (), languages):
            text = f"{entry.text} – {row.text}" if entry.text else row.text
            yield replace(row, type=_EACH[asked.type], text=text, grid="", stem="")
    elif asked.type in _OPEN:
        yield replace(entry, type=_OPEN[asked.type])


def _choices(parts: Sequence[Part], languages: Sequence[str]) -> tuple[Choice, ...]:
    made = []
    for part in parts:
        texts = part.wording(languages) or (part.code,)
        made.append(Choice(part.code, texts[0], texts[1:]))
    return tuple(made)


def _built_in(type: str) -> tuple[Choice, ...]:
    """The answers that some types bring with them, by the codes that LimeSurvey exports."""
    labels = {
        "Y": (("Y", _("Yes")), ("N", _("No"))),
        "G": (("F", _("Female")), ("M", _("Male"))),
        "C": (("Y", _("Yes")), ("U", _("Uncertain")), ("N", _("No"))),
        "E": (("I", _("Increase")), ("S", _("Same")), ("D", _("Decrease"))),
    }
    if type in labels:
        return tuple(Choice(code, label) for code, label in labels[type])
    return tuple(Choice(str(n), str(n)) for n in range(1, 11 if type == "B" else 6))


def _grid(
    entry: Entry,
    rows: Sequence[Part],
    options: tuple[Choice, ...],
    languages: Sequence[str],
    *,
    ordered: bool = False,
    suffix: str = "",
) -> Iterator[Entry]:
    for row in rows:
        texts = row.wording(languages) or (row.code,)
        yield replace(
            entry,
            name=f"{entry.name}_{row.code}{suffix}",
            text=texts[0],
            type=QuestionType.SINGLE,
            options=options,
            ordered=ordered,
            names=(f"{entry.name}_{row.code}{suffix}",),
            texts=() if suffix else tuple(f"{text} {label}" for text in entry.texts for label in texts),
            grid=f"{entry.name}{suffix}",
            stem=entry.text,
        )
