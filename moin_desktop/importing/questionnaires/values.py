"""What a questionnaire says of its questions: plain values, safe to send between processes."""

from dataclasses import dataclass

from moin_desktop.analysis.questions import QuestionType


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer option of the questionnaire."""

    code: str
    label: str
    words: tuple[str, ...] = ()
    """Further texts that mean it: recoded values, its wording in other languages."""
    written: bool = False
    """People may write something beside it ("Other, namely")."""

    def spellings(self) -> tuple[str, ...]:
        """Every text that means this option, each once."""
        return tuple(dict.fromkeys(text for text in (self.label, self.code, *self.words) if text))


@dataclass(frozen=True, slots=True)
class Condition:
    """A question asked only of those who gave one of these answers at another."""

    question: str
    """Any of the names of the other question."""
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One question of a questionnaire, or one row of a grid."""

    name: str
    text: str
    type: QuestionType
    """SINGLE for every choice of one; whether the options are a scale is told by ``ordered`` or by their wording."""
    options: tuple[Choice, ...] = ()
    ordered: bool = False
    """The questionnaire itself says that the options are steps of a scale."""
    other: bool = False
    """An answer outside the list may be written."""
    names: tuple[str, ...] = ()
    """Everything that an export may call its column: name, path, id."""
    texts: tuple[str, ...] = ()
    """Its wording as an export may print it, in every language."""
    grid: str = ""
    """Rows of one grid share this key."""
    stem: str = ""
    """For a row of a grid: the wording of the whole."""
    section: str = ""
    asked_if: Condition | None = None
    conditional: bool = False
    """Asked only of some, whether or not ``asked_if`` could say of whom."""

    @property
    def multiple(self) -> bool:
        """Whether any number of options may be chosen."""
        return self.type is QuestionType.MULTIPLE


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire as read from its own file."""

    file: str
    kind: str
    """XLSForm, Qualtrics or LimeSurvey."""
    title: str
    items: tuple[Entry, ...]
    tells_routes: bool = False
    """Every condition stands at the question itself, so a question without one was asked of everyone."""
    sure: bool = False
    """Given by hand or named like the data: what does not fit is told, not passed over."""
