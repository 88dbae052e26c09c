"""One questionnaire of 17 questions and seeded answers to it, to be written in the layout of every platform."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

Given = str | tuple[str, ...] | dt.date | int | None
"""One answer: an option or a text; several options; for a grid one option per item ("" for none); None for blank."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of scales and of yes and no in one language."""

    name: str
    yes: str
    no: str
    dont_know: str
    other: str
    agreement: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the template; ``kind`` is a question type of the contract, or scale for 0 to 10."""

    key: str
    text: str
    kind: str
    options: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    other: str = ""
    """The option that asks for a text of one's own; it stands last among the options."""
    chance: float = 0.4
    """How often each option of a choose-all question is ticked."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what every respondent answered, and what those wrote who chose "Other"."""

    asked: Asked
    given: tuple[Given, ...]
    written: tuple[str, ...]


ENGLISH = Language(
    "en",
    "Yes",
    "No",
    "Don't know",
    "Other (please specify)",
    ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"),
    ("Did not know", "Heard of", "Tried once", "Regularly use"),
)
GERMAN = Language(
    "de",
    "Ja",
    "Nein",
    "Weiß nicht",
    "Sonstiges",
    ("Stimme überhaupt nicht zu", "Stimme eher nicht zu", "Teils, teils", "Stimme eher zu", "Stimme voll und ganz zu"),
    ("Kenne ich nicht", "Davon gehört", "Einmal ausprobiert", "Nutze ich regelmäßig"),
)
FRENCH = Language(
    "fr",
    "Oui",
    "Non",
    "Je ne sais pas",
    "Autre (veuillez préciser)",
    (
        "Pas du tout d'accord",
        "Plutôt pas d'accord",
        "Ni d'accord ni pas d'accord",
        "Plutôt d'accord",
        "Tout à fait d'accord",
    ),
    ("Je ne connais pas", "J'en ai entendu parler", "Essayé une fois", "J'utilise régulièrement"),
)
SPANISH = Language(
    "es",
    "Sí",
    "No",
    "No sé",
    "Otro (especifique)",
    ("Muy en desacuerdo", "En desacuerdo", "Ni de acuerdo ni en desacuerdo", "De acuerdo", "Muy de acuerdo"),
    ("No lo conocía", "He oído hablar", "Lo probé una vez", "Lo uso regularmente"),
)
LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH)

_COUNTRIES = ("Austria", "Kenya", "Finland", "Chile", "Portugal", "Japan", "Canada", "Norway", "India", "Ghana")
_WANTED = ("a clear mandate", "more time", "better data", "one budget line", "a partner in the ministry", "coaching")
_WHY = ("for the first year", "before the summer", "since we are few", "to begin with", "as colleagues keep leaving")
_ASIDE = ("mainly in the north", "nothing else", "above all in cities", "with two partners", "for all of us", "soon")


def questionnaire(language: Language) -> tuple[Asked, ...]:
    """The template, its scales and its yes and no in one language."""
    other = language.other
    return (
        Asked(
            "role",
            "Which best describes you?",
            "single",
            (
                "Launched or leading a mission",
                "Involved in a mission",
                "Still thinking about it",
                "Want to know more",
            ),
        ),
        Asked(
            "sector",
            "Which sector do you work in?",
            "single",
            (
                "National or federal government",
                "Local government",
                "International organisation",
                "Research and academia",
                "Private sector",
                other,
            ),
            other=other,
        ),
        Asked("country", "In which country do you work?", "text"),
        Asked(
            "area",
            "Which areas does the mission touch?",
            "multiple",
            ("Health", "Social", "Environmental", "Technology", other),
            other=other,
        ),
        Asked(
            "started",
            "Who started the mission?",
            "single",
            (
                "Policy-driven from the top",
                "Bottom-up",
                "External knowledge or partners",
                language.dont_know,
            ),
        ),
        Asked(
            "stage",
            "Which stage has the mission reached?",
            "ordered",
            (
                "Identifying problems",
                "Generating ideas",
                "Developing proposals",
                "Implementing projects",
                "Evaluating projects",
                "Diffusing lessons",
            ),
        ),
        Asked("since", "When did it start?", "date"),
        Asked("people", "How many people work on it (full-time equivalents)?", "number"),
        Asked(
            "challenges",
            "What are the main challenges?",
            "multiple",
            (
                "Silos and entrenched thinking",
                "Roles, mandates and accountability",
                "Lack of funding, time and human resources",
                "Regulatory requirements",
                "Risk-averse culture",
                "Staff resistance",
                "Short-term focus",
                other,
            ),
            other=other,
        ),
        Asked(
            "pillars",
            "Rank the three pillars",
            "ranking",
            ("Mobilizing ecosystems", "Building capacity", "Setting direction"),
        ),
        Asked(
            "tools",
            "Which tools and methods do you use?",
            "multiple",
            (
                "Challenge prizes",
                "Experimentation",
                "Futures",
                "Prototyping",
                "Anticipatory regulation",
                "Crowdfunding",
            ),
        ),
        Asked(
            "approaches",
            "How well do you know these evaluation approaches?",
            "grid",
            language.known,
            (
                "Contribution Analysis",
                "Developmental Evaluation",
                "Outcome Mapping",
                "Most Significant Change",
                "Randomised controlled trial",
            ),
        ),
        Asked(
            "monitoring",
            "Our monitoring serves",
            "grid",
            (*language.agreement, language.dont_know),
            ("accountability tracking", "system-level learning", "engagement and trust building"),
        ),
        Asked(
            "theory",
            "Do you have an agreed theory of change?",
            "yes_no",
            (language.yes, language.no, language.dont_know),
        ),
        Asked("confidence", "How confident are you that the mission will reach its aim?", "scale"),
        Asked(
            "capabilities",
            "Which capabilities does the team want to strengthen?",
            "multiple",
            (
                "creative facilitation",
                "prototyping and iteration",
                "systems thinking",
                "storytelling and advocacy",
                "demonstrating value",
                "data literacy and evidence",
            ),
        ),
        Asked("help", "What is the one thing you would want help with?", "text"),
    )


def answers(language: Language, n: int, seed: int = 1) -> tuple[Answered, ...]:
    """What ``n`` respondents answered: some leave questions blank, some stop half-way."""
    pick = random.Random(seed * 1000 + n)
    asked = questionnaire(language)
    stops = [pick.randrange(8, len(asked)) if pick.random() < 0.06 else len(asked) for _respondent in range(n)]
    found = []
    for at, question in enumerate(asked):
        given = []
        for respondent in range(n):
            blank = at > 0 and (at >= stops[respondent] or pick.random() < 0.05)
            given.append(None if blank else _answer(question, pick, respondent))
        _spread_out(question, given, pick)
        written = tuple(
            f"{pick.choice(_ASIDE)} {2 + at}" if _chose_other(question, one) else "" for at, one in enumerate(given)
        )
        found.append(Answered(question, tuple(given), written))
    return tuple(found)


def _answer(question: Asked, pick: random.Random, respondent: int) -> Given:
    if question.kind in ("single", "ordered", "yes_no"):
        weights = [
            1 if option == question.other else 3 + (i * 5 + len(question.key)) % 4
            for i, option in enumerate(question.options)
        ]
        return pick.choices(question.options, weights)[0]
    if question.kind == "multiple":
        chance = [0.12 if option == question.other else question.chance for option in question.options]
        ticked = tuple(o for o, c in zip(question.options, chance, strict=True) if pick.random() < c)
        return ticked or (pick.choice(question.options[:-1]),)
    if question.kind == "ranking":
        return tuple(pick.sample(question.options, len(question.options)))
    if question.kind == "grid":
        return tuple(pick.choice(question.options) if pick.random() > 0.03 else "" for _item in question.items)
    if question.kind == "date":
        return dt.date(2019 + pick.randrange(5), 1 + pick.randrange(12), 1 + pick.randrange(28))
    if question.kind == "number":
        return pick.choice((1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 40, 60, 120))
    if question.kind == "scale":
        return pick.randrange(11)
    if question.key == "country":
        return pick.choice(_COUNTRIES)
    return f"{pick.choice(_WANTED).capitalize()} {pick.choice(_WHY)} ({2 + respondent} of us)"


def _spread_out(question: Asked, given: list[Given], pick: random.Random) -> None:
    """See that the first respondents show what a few answers cannot: both ends of the 0 to 10 scale, large numbers."""
    for at, value in enumerate({"scale": (0, 10), "number": (120, 45)}.get(question.kind, ())):
        given[at] = value
    if question.kind == "ranking":
        given[0] = question.options
        given[1] = tuple(reversed(question.options))


def _chose_other(question: Asked, given: Given) -> bool:
    return bool(question.other) and (given == question.other or (isinstance(given, tuple) and question.other in given))


def tally(question: Asked, given: Sequence[Given]) -> dict[str, int]:
    """How often each option was given, those never given left out."""
    counts: dict[str, int] = {}
    for one in given:
        for option in one if isinstance(one, tuple) else (one,):
            if isinstance(option, str) and option in question.options:
                counts[option] = counts.get(option, 0) + 1
    return counts
