"""Make the sample survey: 53 invented responses in the layout of a Microsoft Forms export.

The counts are set below, the random number generator is seeded and the workbook carries a fixed date, so that the same
file comes out on every run and every machine: ``python tools/make_sample.py [FILE]``.
"""

import random
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]  # it ships no types and nobody stubs it

SEED = 2023
ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "sample" / "moin-2023-survey-synthetic.xlsx"
SHEET = "Form1"
HOPES = Path(__file__).with_name("sample_hopes.tsv")
"""What the respondents hope to learn, invented answers in many voices: organisation type, country, answer."""

DEPARTMENT = "National government department"
AGENCY = "Public innovation agency"
CITY = "City or municipality"
REGION = "Regional government"
BANK = "Public investment bank"
INTERNATIONAL = "International organisation"

COUNTRIES: dict[str, dict[str, int]] = {
    DEPARTMENT: {
        "United Kingdom": 2, "Sweden": 2, "Netherlands": 1, "Denmark": 1, "Norway": 1, "Germany": 1, "Finland": 1,
        "Ireland": 1, "Austria": 1, "Brazil": 1, "Chile": 1, "Australia": 1, "Canada": 1,
    },
    AGENCY: {
        "United Kingdom": 3, "Sweden": 2, "Norway": 1, "Finland": 1, "Netherlands": 1, "Denmark": 1, "Brazil": 1,
        "New Zealand": 1, "Singapore": 1, "Portugal": 1,
    },
    CITY: {
        "United Kingdom": 3, "Netherlands": 1, "Spain": 1, "Sweden": 1, "Colombia": 1, "South Africa": 1, "Canada": 1,
        "Denmark": 1,
    },
    REGION: {"United Kingdom": 1, "Spain": 1, "Germany": 1, "Australia": 2, "Norway": 1},
    BANK: {"United Kingdom": 1, "Brazil": 2, "Chile": 1, "Portugal": 1},
    INTERNATIONAL: {"United Kingdom": 1, "Netherlands": 1, "South Africa": 1, "Canada": 1},
}  # fmt: skip

GROUPS = tuple(COUNTRIES)

CHALLENGES: dict[str, tuple[int, ...]] = {
    "Building skills and capabilities": (9, 5, 6, 4, 2, 3),
    "Working across departments and breaking silos": (14, 4, 2, 4, 2, 2),
    "Keeping political commitment over time": (9, 6, 4, 3, 2, 2),
    "Securing long-term, flexible funding": (7, 8, 4, 5, 1, 0),
    "Measuring and evaluating progress": (6, 5, 4, 1, 2, 4),
    "Engaging citizens and stakeholders": (3, 2, 5, 2, 1, 2),
    "Setting a clear direction for the mission": (4, 4, 1, 2, 1, 0),
    "Sharing risks and rewards with business": (3, 2, 1, 0, 2, 2),
    "Procurement and legal rules": (3, 2, 2, 0, 1, 0),
    "Other": (0, 1, 1, 0, 0, 1),
}
"""How many of each group, in the order of GROUPS, tick each answer."""

STAGES = {
    "Exploring the idea": 5,
    "Defining the mission": 17,
    "Designing governance": 16,
    "Delivering": 8,
    "Evaluating and adapting": 7,
}

TOOLS_USED = {
    "Stakeholder mapping": 37,
    "Mission maps and roadmaps": 33,
    "Theory of change": 22,
    "Foresight and scenarios": 19,
    "Citizen panels": 15,
    "Systems mapping": 14,
    "Challenge prizes": 12,
    "Portfolio management": 9,
    "Outcome-based procurement": 5,
    "Dynamic evaluation": 4,
}

TOOLS_WANTED = {
    "Stakeholder mapping": 15,
    "Mission maps and roadmaps": 22,
    "Theory of change": 15,
    "Foresight and scenarios": 15,
    "Citizen panels": 18,
    "Systems mapping": 23,
    "Challenge prizes": 12,
    "Portfolio management": 20,
    "Outcome-based procurement": 18,
    "Dynamic evaluation": 27,
}

EVALUATING = 24
EVALUATION_CHALLENGES = {
    "Attributing outcomes to the mission": 13,
    "No agreed indicators": 10,
    "Too little time or budget": 9,
    "Pressure for short-term results": 8,
    "Data held in different places": 5,
    "Evaluation starts too late": 5,
}

SCALE = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
STATEMENTS: dict[str, tuple[int, ...]] = {
    "We have a clear mandate for our mission": (4, 5, 10, 16, 18),
    "We can take risks and learn from failure": (9, 9, 14, 17, 4),
    "Our staff have the skills a mission needs": (7, 18, 10, 16, 2),
    "Budgets follow missions, not departments": (20, 9, 9, 12, 3),
    "We share openly what did not work": (6, 13, 12, 15, 6),
}
"""How many of the 53 choose each step of SCALE; the last statement has one answer fewer: the stray blank."""

HEADINGS = (
    "ID",
    "Start time",
    "Completion time",
    "Email",
    "Name",
    "What type of organisation do you work for?",
    "In which country is it based?",
    "Which parts of a mission-oriented approach are most challenging? Choose all that apply.",
    "Which stage of the mission journey is your organisation at?",
    "Which tools do you use? Choose all that apply.",
    "Which tools would you like to use? Choose all that apply.\xa0",
    "Have you put mission evaluation in place?",
    "What has been challenging about evaluation? Choose all that apply.",
    "What do you hope to learn?",
    *STATEMENTS,
)
"""Microsoft Forms writes each row of a grid as a column of its own and now and then leaves a no-break space."""

NAMES = (
    "Astrid Lindmark", "Tom Ashdown", "Femke de Graaf", "Rui Valadares", "Ingrid Solheim", "Marta Quintana",
    "Priya Raman", "Callum Reid", "Jonas Hebel", "Aino Kettunen", "Beatriz Moura", "Lars Overgaard", "Grace Adeyemi",
    "Diego Arriagada", "Hannah Whitlock", "Piet Roos", "Niamh Corrigan", "Elif Sandberg", "Thabo Maseko",
    "Camila Prado", "Owen Griffiths", "Sofia Ekholm", "Mei Lin Koh", "Martin Pichler", "Rebecca Stone",
    "Joana Freitas", "Henrik Dahl", "Luc Tremblay", "Zanele Khoza", "Oscar Benitez", "Wiremu Parata", "Kate Holloway",
    "Saara Niemi", "Gonzalo Rey", "Emma Vesterby", "Paulo Teles", "Anneke Visser", "Idris Bello", "Ruth Carmody",
    "Nils Aronsson", "Valeria Soto", "David Okafor", "Birgit Lohse", "Jack Tierney", "Mariana Falcao", "Sigrid Moen",
    "Alison Pryce", "Tomas Ibarra", "Yusuf Karim", "Clara Montfort", "Peter Lindgren", "Joan Maddox",
)  # fmt: skip


@dataclass
class Person:
    """One invented respondent."""

    group: str
    country: str
    name: str = ""
    email: str = ""
    hope: str = ""
    stage: str = ""
    evaluates: bool = False
    challenges: list[str] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    wanted: list[str] = field(default_factory=list)
    evaluation: list[str] = field(default_factory=list)
    agreement: list[str] = field(default_factory=list)
    twin: bool = False
    """Stands for two rows: the form was sent twice, two minutes apart."""

    @property
    def rows(self) -> int:
        """How many rows of the sheet this person fills."""
        return 2 if self.twin else 1


def people() -> list[Person]:
    """52 people for 53 rows: one national department sends the form twice."""
    all_ = [Person(g, c) for g in GROUPS for c, n in COUNTRIES[g].items() for _ in range(n)]
    first, second = (i for i, p in enumerate(all_) if p.group == DEPARTMENT and p.country == "Sweden")
    all_[first].twin = True
    del all_[second]
    return all_


def choose(rng: random.Random, among: Sequence[Person], rows: int, weights: Mapping[int, float]) -> list[Person]:
    """People who fill exactly so many rows, drawn with weights by ``id`` (1 where none is given)."""
    order = sorted(among, key=lambda p: rng.random() ** (1 / max(weights.get(id(p), 1.0), 1e-6)), reverse=True)
    chosen: list[Person] = []
    for person in order:
        if person.rows <= rows:
            chosen.append(person)
            rows -= person.rows
    assert rows == 0, "the counts do not fit the people"
    return chosen


def tick(rng: random.Random, among: Sequence[Person], counts: Mapping[str, int], attribute: str) -> None:
    """Give each option to so many rows, so that nobody is left without one."""
    for option, count in counts.items():
        ticks = {id(p): 1 / (0.35 + len(getattr(p, attribute))) for p in among}
        for person in choose(rng, among, count, ticks):
            getattr(person, attribute).append(option)
    for person in among:
        if not getattr(person, attribute):
            giver = max((p for p in among if p.rows == person.rows), key=lambda p: len(getattr(p, attribute)))
            getattr(person, attribute).append(getattr(giver, attribute).pop())
    for person in among:
        if rng.random() < 0.3:
            rng.shuffle(getattr(person, attribute))


def answer(rng: random.Random, crowd: list[Person]) -> None:
    """Fill in every question."""
    for number, group in enumerate(GROUPS):
        members = [p for p in crowd if p.group == group]
        tick(rng, members, {label: counts[number] for label, counts in CHALLENGES.items()}, "challenges")
    doubters = {id(p): 0.35 for p in crowd if "Measuring and evaluating progress" in p.challenges}
    for person in choose(rng, crowd, EVALUATING, doubters):
        person.evaluates = True
    waiting = crowd
    for stage, count in reversed(STAGES.items()):
        later = stage in ("Delivering", "Evaluating and adapting")
        for person in choose(rng, waiting, count, {id(p): 3.0 for p in crowd if p.evaluates and later}):
            person.stage = stage
        waiting = [p for p in waiting if not p.stage]
    tick(rng, crowd, TOOLS_USED, "used")
    tick(rng, crowd, TOOLS_WANTED, "wanted")
    tick(rng, [p for p in crowd if p.evaluates], EVALUATION_CHALLENGES, "evaluation")
    for counts in STATEMENTS.values():
        agree(rng, crowd, counts)


def agree(rng: random.Random, crowd: list[Person], counts: Sequence[int]) -> None:
    """One statement: people lean the way they leaned before, as people do."""
    waiting = list(crowd)
    for step, count in sorted(enumerate(counts), key=lambda pair: abs(pair[0] - 1.9), reverse=True):
        leaning = {id(p): 1 + sum(abs(SCALE.index(a) - step) <= 1 for a in p.agreement if a) for p in waiting}
        for person in choose(rng, waiting, count, leaning):
            person.agreement.append(SCALE[step])
            waiting.remove(person)
    for person in waiting:
        person.agreement.append("")


def introduce(rng: random.Random, crowd: list[Person]) -> None:
    """Names, addresses and hopes."""
    names = list(NAMES)
    rng.shuffle(names)
    for person, name in zip(crowd, names, strict=True):
        person.name = name
        plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
        person.email = plain.replace(" ", ".") + "@example.org"
    for person in rng.sample([p for p in crowd if not p.twin], 3):
        person.name = person.email = ""
    for line in HOPES.read_text(encoding="utf-8").splitlines():
        group, country, text = line.split("\t")
        next(p for p in crowd if (p.group, p.country) == (group, country) and not p.hope).hope = text


def rows(rng: random.Random, crowd: list[Person]) -> list[list[object]]:
    """The rows of the sheet in the order of completion."""
    rng.shuffle(crowd)
    begin = datetime(2023, 5, 9, 8, 0)
    british = [p for p in crowd if p.country == "United Kingdom"]
    short = {id(p) for p in rng.sample(british, 3)}
    visits: list[tuple[datetime, datetime, Person]] = []
    for person in crowd:
        start = begin + timedelta(
            days=rng.choice((0, 0, 1, 1, 2, 3, 6, 7, 9, 13, 14, 16, 20)), minutes=rng.randrange(600)
        )
        start += timedelta(seconds=rng.randrange(60))
        end = start + timedelta(minutes=rng.randrange(4, 19), seconds=rng.randrange(60))
        visits.append((start, end, person))
        if person.twin:
            visits.append((end + timedelta(seconds=21), end + timedelta(minutes=2), person))
    visits.sort(key=lambda visit: visit[1])
    table: list[list[object]] = []
    for number, (start, end, person) in enumerate(visits, start=1):
        country = "UK" if id(person) in short else person.country
        table.append(
            [
                number,
                start,
                end,
                person.email,
                person.name,
                person.group,
                country,
                joined(person.challenges),
                person.stage,
                joined(person.used),
                joined(person.wanted),
                "Yes" if person.evaluates else "No",
                joined(person.evaluation),
                person.hope,
                *person.agreement,
            ]
        )
    return table


def joined(options: list[str]) -> str:
    """Choose-all answers as Microsoft Forms writes them: a semicolon after each, the last included."""
    return "".join(option + ";" for option in options)


def write(path: Path, table: list[list[object]]) -> None:
    """The workbook: native dates, an Excel table as Forms makes it, "synthetic" in the document properties."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path), {"default_date_format": "m/d/yy h:mm:ss"}) as book:
        book.set_properties(
            {
                "title": "MOIN 2023 pre-event survey, synthetic sample",
                "subject": "Synthetic data: no answer was given by a real person",
                "comments": "Made by tools/make_sample.py in the layout of a Microsoft Forms export.",
                "keywords": "synthetic",
                "created": datetime(2023, 5, 31, 9, 0),
            }
        )
        sheet = book.add_worksheet(SHEET)
        for row, cells in enumerate(table, start=1):
            for column, value in enumerate(cells):
                if isinstance(value, datetime):
                    sheet.write_datetime(row, column, value)
                elif isinstance(value, int):
                    sheet.write_number(row, column, value)
                elif value:
                    sheet.write_string(row, column, str(value))
        columns = [{"header": heading} for heading in HEADINGS]
        sheet.add_table(0, 0, len(table), len(HEADINGS) - 1, {"name": "OfficeForms.Table", "columns": columns})
        sheet.set_column(0, 0, 6)
        sheet.set_column(1, len(HEADINGS) - 1, 22)


def main(target: Path = TARGET) -> None:
    """Make the file."""
    rng = random.Random(SEED)
    crowd = people()
    answer(rng, crowd)
    introduce(rng, crowd)
    write(target, rows(rng, crowd))
    sys.stdout.write(f"{target.name}: synthetic, {sum(p.rows for p in crowd)} responses\n")


if __name__ == "__main__":
    main(*(Path(a) for a in sys.argv[1:2]))
