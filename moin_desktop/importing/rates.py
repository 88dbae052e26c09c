"""Options that say how often ("once a week", "2-3 times a month", "daily"), put in order by times a year."""

import re
from collections.abc import Sequence
from functools import lru_cache

from moin_desktop.importing.wording import plain, plain_set

_TIMES_A_YEAR = {"hour": 8760.0, "day": 365.0, "week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}
_UNITS = {
    "hour": "hour|hours|stunde|stunden|heure|heures|hora|horas|ora|ore|uur",
    "day": "day|days|tag|tage|tagen|jour|jours|dia|dias|giorno|giorni|dag|dagen",
    "week": "week|weeks|woche|wochen|semaine|semaines|semana|semanas|settimana|settimane|weken",
    "month": "month|months|monat|monate|monaten|mois|mes|meses|mese|mesi|maand|maanden",
    "quarter": "quarter|quarters|quartal|quartale|trimestre|trimestres|kwartaal",
    "year": "year|years|jahr|jahre|jahren|an|ans|annee|annees|ano|anos|anno|anni|jaar|jaren",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in plain_set(words)}
_ADVERBS = {
    "hourly": 8760.0,
    **dict.fromkeys(
        ("daily", "everyday", "taglich", "quotidiennement", "diariamente", "quotidianamente", "dagelijks"), 365.0
    ),
    **dict.fromkeys(
        ("weekly", "wochentlich", "hebdomadairement", "semanalmente", "settimanalmente", "wekelijks"), 52.0
    ),
    **dict.fromkeys(("fortnightly", "biweekly"), 26.0),
    **dict.fromkeys(
        ("monthly", "monatlich", "mensuellement", "mensualmente", "mensalmente", "mensilmente", "maandelijks"), 12.0
    ),
    **dict.fromkeys(("quarterly", "vierteljahrlich", "trimestralmente"), 4.0),
    **dict.fromkeys(("yearly", "annually", "jahrlich", "annuellement", "anualmente", "annualmente", "jaarlijks"), 1.0),
}
_HARDLY = plain_set(
    "hardly ever|almost never|rarely|seldom|fast nie|selten|presque jamais|rarement|casi nunca|rara vez|raramente|"
    "quase nunca|quasi mai|bijna nooit|zelden|几乎不|很少|نادرا"
)
_SELDOM = 0.2
_ELISION = re.compile(r"\bd(une?)\b")
_OR_SO = re.compile(
    r" (?:or|oder|ou|o|of) (?:more|less|more often|almost daily|almost every day|nearly every day|more frequently|mehr|"
    r"ofter|haufiger|plus|mas|mais|piu|meer|fast taglich)$"
)
_CHINESE_RATE = re.compile(
    r"每(?P<unit>天|日|周|星期|个?月|季度?|年)(?:大约|约)?(?:(?P<low>\d+)(?: (?P<high>\d+))? ?次(?:以上)?)?"
)
_CHINESE_UNITS = {
    "天": 365.0,
    "日": 365.0,
    "周": 52.0,
    "星期": 52.0,
    "月": 12.0,
    "个月": 12.0,
    "季": 4.0,
    "季度": 4.0,
    "年": 1.0,
}
_NEVER = plain_set("never|not at all|nie|niemals|jamais|nunca|jamás|mai|nooit|从不|从来没有|ابدا")
_PER = (
    "(?:a|an|per|each|every|pro|im|am|in der|in|par|por|al|a la|all|alle|jeden|jede|jedes|tous les|toutes les|cada|"
    "todos los|todas las|ogni|elke|the|x)"
)
_UNIT = "|".join(sorted(_UNIT_OF, key=len, reverse=True))
_COUNT = (
    r"(?P<low>\d+)(?: (?:to |bis |a |or |o |ou |oder )?(?P<high>\d+))?\+?(?: or more)?|once|one|twice|two|three|four|"
    r"five|einmal|"
    r"zweimal|dreimal|una|uma|une|un|ein|several|multiple|many|a few|few|een paar|ein paar|quelques|alcune|unas|"
    r"meerdere|mehrere|"
    r"a couple of|mehrmals|plusieurs|varias|varios|"
    r"algumas|"
    r"varie|diverse|more than once|mehr als einmal|several more"
)
_RATE = re.compile(
    rf"(?P<less>less than |fewer than |weniger als |seltener als |moins d |moins de |menos de |meno di )?"
    rf"(?P<more>more than |mehr als |plus d |plus de |mas de |mais de |piu di )?"
    rf"(?:about |at least |etwa |mindestens |approximately )?(?P<count>{_COUNT})"
    rf"(?: (?:times?|days?|mal|male|fois|vez|veces|vezes|volta|volte|keer|tage))? {_PER} (?P<unit>{_UNIT})"
)
_EVERY = re.compile(
    rf"(?P<almost>almost |nearly |fast |beinahe |presque |casi |quase |quasi |bijna )?"
    rf"(?:about )?(?:once )?(?:every|each|jeden|jede|jedes|alle|tous les|chaque|cada|todos los|"
    rf"todas las|todos os|ogni|tutti i|elke)(?: (?P<other>other|few|two|three|six|\d+|zwei|drei|deux|dos|duas|due))? "
    rf"(?P<unit>{_UNIT})"
)
_NUMBERS = {
    **dict.fromkeys(("once", "one", "einmal", "una", "uma", "une", "un", "ein"), 1.0),
    **dict.fromkeys(("twice", "two", "zweimal", "other", "zwei", "deux", "dos", "duas", "due"), 2.0),
    **dict.fromkeys(("three", "dreimal", "drei"), 3.0),
    **dict.fromkeys(("four",), 4.0),
    **dict.fromkeys(("five",), 5.0),
    **dict.fromkeys(("six",), 6.0),
}
_SEVERAL = 3.0
_NUMBER_WORDS = {
    **dict.fromkeys(("two", "zwei", "deux", "dos", "duas", "dois", "due", "twee"), 2),
    **dict.fromkeys(("three", "drei", "trois", "tres", "tre", "drie"), 3),
    **dict.fromkeys(("four", "vier", "quatre", "cuatro", "quatro", "quattro"), 4),
    **dict.fromkeys(("five", "funf", "cinq", "cinco", "cinque", "vijf"), 5),
    **dict.fromkeys(("six", "sechs", "seis", "sei", "zes"), 6),
}
_ONE_TO = re.compile(
    rf"^(?:one|ein|eine|einmal|un|une|una|uma|een)(?= (?:to|a|bis|ou|or|o|tot|of) (?:\d|{'|'.join(_NUMBER_WORDS)}))"
)
_NUMBER_WORD = re.compile(rf"(?:(?<=^)|(?<= )|(?<=\d ))(?:{'|'.join(_NUMBER_WORDS)})(?= )")


def order_rates(labels: Sequence[str]) -> tuple[int, ...] | None:
    """The positions of labels from the rarest to the most frequent; None unless all are rates, two of them per time."""
    rates = [_rate(label) if "(" not in label else _rate(label.partition("(")[0]) or _rate(label) for label in labels]
    known = [rate for rate in rates if rate is not None]
    if len(known) < len(labels) or len(set(known)) < len(known) or len(known) - known.count(0.0) < 2:
        return None
    return tuple(sorted(range(len(labels)), key=known.__getitem__))


@lru_cache(maxsize=4096)
def _rate(label: str) -> float | None:
    """Times a year that a label says."""
    bare = _OR_SO.sub("", _ELISION.sub(r"d \1", plain(label)))
    if bare in _NEVER:
        return 0.0
    if bare in _HARDLY:
        return _SELDOM
    match = _CHINESE_RATE.fullmatch(bare)
    if match:
        low = float(match["low"] or 1)
        return (low + float(match["high"] or low)) / 2 * _CHINESE_UNITS[match["unit"]]
    bare = _ONE_TO.sub("1", bare)
    bare = _NUMBER_WORD.sub(lambda found: str(_NUMBER_WORDS[found.group()]), bare)
    if bare in _ADVERBS:
        return _ADVERBS[bare]
    match = _RATE.fullmatch(bare)
    if match:
        rate = _count(match) * _TIMES_A_YEAR[_UNIT_OF[match["unit"]]]
        return rate * (0.9 if match["less"] else 1.1 if match["more"] else 1.0)
    match = _EVERY.fullmatch(bare)
    if match:
        other = match["other"]
        every = float(other) if other and other.isdecimal() else _NUMBERS.get(other or "", _SEVERAL if other else 1.0)
        return _TIMES_A_YEAR[_UNIT_OF[match["unit"]]] / max(every, 1.0) * (0.9 if match["almost"] else 1.0)
    return None


def _count(match: re.Match[str]) -> float:
    if match["low"]:
        low = float(match["low"])
        return (low + float(match["high"])) / 2 if match["high"] else low
    return _NUMBERS.get(match["count"], _SEVERAL)
