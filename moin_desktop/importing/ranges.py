"""Options that are ranges or amounts ("10-49", "> 60", "less than a year", "$50,000 or more"), put in order by size."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from moin_desktop.importing.wording import plain_set

_NUMBER = re.compile(r"\d+(?:[.,\u2019' \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?")
_BELOW = re.compile(
    r"<|≤|⩽|\b(?:less|fewer|under|below|up to|at most|until|younger|lower|menos|menor|hasta|weniger|unter|bis zu|"
    r"hochstens"
    r"|maximal|moins|inferieur|jusqu|ate|abaixo|meno|sotto|fino|minder|onder|tot|manje|mniej|do|ispod|mindre|"
    r"before|jonger|junger|moins|inferiore|menores|dessous|mas joven|mais novo)\b"
    r"|menos de|以下|少于|小于|不到|以内|未満|اقل|تحت|دون|менее|меньше|до ",
)
_ABOVE = re.compile(
    r">|≥|⩾|\+|\b(?:more|over|above|at least|older|greater|higher|up|plus|mas|mayor|mehr|uber|ab|mindestens|"
    r"superieur|mais"
    r"|acima|piu|oltre|sopra|meer|boven|vise|iznad|wiecej|powyzej|mer|mere|beyond|onwards|after|longer|ouder|alter|"
    r"alteres|dessus|mayores|superiore|exceeds)\b"
    r"|以上|多于|大于|超过|及以上|اكثر|فوق|فاكثر|более|больше|свыше",
)
_BELOW_AFTER = re.compile(
    r"\b(?:or|oder|ou|o|of|and) (?:less|fewer|under|below|younger|weniger|moins|menos|meno|minder)\b"
)
_ABOVE_AFTER = re.compile(
    r"\b(?:or|oder|ou|o|of|and|y|e|et) (?:more|over|above|older|up|mehr|plus|mas|mais|piu|meer)\b"
)
_UNITS = {
    "second": 1 / 60,
    "minute": 1,
    "hour": 60,
    "day": 1440,
    "week": 10080,
    "month": 43800,
    "year": 525600,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
_UNIT_WORDS = {
    "second": plain_set(
        "second|seconds|sec|secs|sekunde|sekunden|segundo|segundos|seconde|secondes|secondo|secondi|秒"
    ),
    "minute": plain_set("minute|minutes|min|mins|minuten|minuto|minutos|minuti|minuut|分钟|دقيقة"),
    "hour": plain_set("hour|hours|hr|hrs|h|stunde|stunden|std|heure|heures|hora|horas|ora|ore|uur|uren|小时|ساعة|sata"),
    "day": plain_set("day|days|tag|tage|tagen|jour|jours|dia|dias|giorno|giorni|dag|dagen|天|日|يوم|dana"),
    "week": plain_set(
        "week|weeks|woche|wochen|semaine|semaines|semana|semanas|settimana|settimane|weken|周|أسبوع|tjedana"
    ),
    "month": plain_set(
        "month|months|mo|monat|monate|monaten|mois|mes|meses|mese|mesi|maand|maanden|个月|月|شهر|mjeseci"
    ),
    "year": plain_set(
        "year|years|yr|yrs|yo|y|jahr|jahre|jahren|an|ans|annee|annees|ano|anos|anno|anni|jaar|jaren|年|سنة|سنوات|"
        "godina|godine"
        "|let|rok|lat|лет|год|года|age|aged"
    ),
    "thousand": plain_set("k|thousand|tausend|mil|mille|tsd|tys"),
    "million": plain_set("m|mn|million|millions|millionen|mio|millon|millones|milhoes|milioni|miljoen"),
    "billion": plain_set(
        "bn|billion|billions|milliarde|milliarden|mrd|milliard|milliards|bilhao|bilhoes|miliardo|miliardi|miljard"
    ),
}
_UNIT_OF = {word: unit for unit, words in _UNIT_WORDS.items() for word in words}
_MAGNITUDES = ("thousand", "million", "billion")
_COUNT_WORDS = {
    **dict.fromkeys(("none", "never", "zero", "no", "nothing", "keine", "keiner", "aucun", "ninguno", "nenhum"), 0.0),
    **dict.fromkeys(
        ("one", "a", "an", "once", "eine", "ein", "einem", "un", "une", "una", "uno", "um", "uma", "een"), 1.0
    ),
    **dict.fromkeys(("two", "twice", "zwei", "deux", "dos", "dois", "due", "twee"), 2.0),
    **dict.fromkeys(("three", "drei", "trois", "tres", "tre", "drie"), 3.0),
    **dict.fromkeys(("four", "vier", "quatre", "cuatro", "quatro"), 4.0),
    **dict.fromkeys(("five", "funf", "cinq", "cinco", "cinque", "vijf"), 5.0),
    **dict.fromkeys(("ten", "tens", "zehn", "dix", "diez", "dez", "dieci", "tien", "dozens"), 10.0),
    **dict.fromkeys(("hundred", "hundreds", "hundert", "cent", "cien"), 100.0),
    **dict.fromkeys(("thousands",), 1000.0),
}
_ALONE = frozenset(
    (
        *("me", "myself", "alone", "solo", "freelancer", "freelance", "self", "moi", "mich", "selbst", "selbststandig"),
        *("selbstandig", "independant", "autonomo", "autonoma", "zzp", "zelfstandig", "individual"),
    )
)
_FILLERS = plain_set(
    "to|and|or|than|of|the|in|ago|old|bis|und|oder|als|von|zu|a|au|et|ou|que|de|entre|y|o|e|da|di|que|tot|en|dan|"
    "between|through"
    "|up|over|under|more|less|fewer|years|per|%|eur|usd|gbp|chf|euro|euros|dollars|pounds|<|>|+|from|only|about|"
    "around|yet|ar"
    "|younger|older|below|above|at|least|most|greater|higher|lower|plus|mas|menos|mehr|weniger|moins|mais|meer|"
    "minder|piu|meno"
    "|uber|unter|ab|etwa|ca|circa|approximately|vise|manje|od|do|and up|some|until|later|longer|before|after|"
    "approx|old|r|rs|inr|brl|cad|aud|jpy|cny|rmb|mxn|ars|clp|cop|zar|kes|ngn|pln|sek|dkk|nok|rub|egp|sar|aed|rupees|"
    "pesos"
    "|reais|francs|franken|yuan|oltre|fino|sopra|sotto|acima|abaixo|ate|hasta|jonger|ouder|junger|alter|alteres|t|m|"
    "tm|met"
    "|jahrige|entre|tra|fra|tussen|zwischen|under|inferieur|superieur|inferiore|superiore|mayor|menor|mayores|menores"
    "|mindestens|hochstens|maximal|jusqu|exactly|من|الى|سنه|عام|عاما|فاكثر|فما|فوق|اقل|اكثر|تحت|دون|و|بين"
)
_JOINER = re.compile(
    r"(?<=\d)\s*(?:[-–—−~\uff5e\u2010\u2011\u2012_]+|\bto\b|\bbis\b|\ba\b|\bà\b|\be\b|\by\b|\bet\b|\band\b|\bund\b|"
    r"\ben\b|"
    r"\bt/m\b|\btot(?: en met)?\b|至|到|から|الى)\s*(?=(?:[a-z]{1,3})?[^\s\w]?\s?\d)"
)


_CHINESE_NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*([千万亿])")
_CHINESE_TIMES = {"千": 1_000, "万": 10_000, "亿": 100_000_000}
_CHINESE_UNIT = re.compile(r"(\d)\s*(小时|分钟|个月|岁|年|天|周|月|日|秒)")
_CHINESE_FILLER = re.compile(r"[岁元人次名家个位以上下及至到内含不少多超过于大小约或者满未的在之间左右每]")
_WORDS = re.compile(r"[^\W\d_]+")
_STEM = 4
"""How many letters of a word must be the same for two options to speak of one thing ("employee", "employees")."""


@dataclass(frozen=True, slots=True)
class _Span:
    """One option as an amount: from, to, and the words that remain."""

    low: float
    high: float
    open: bool
    unit: str
    rest: frozenset[str]


def order_ranges(options: Sequence[str]) -> tuple[int, ...] | None:
    """The positions of options from the smallest amount to the largest; None where they are no ranges.

    At least one must be a real range or comparison ("5+"), and beside numbers and units all must say the same words.
    """
    known: list[_Span] = []
    for option in options:
        span = _span(option)
        if span is None:
            return None
        known.append(span)
    if len(known) < 2 or not any(span.open or span.low != span.high for span in known):
        return None
    if len({frozenset(word[:_STEM] for word in span.rest) for span in known if span.rest}) > 1:
        return None
    units = {span.unit for span in known if span.unit}
    scaled = len(units) > 1
    keys = []
    for span in known:
        factor = _UNITS.get(span.unit, 1.0) if scaled else 1.0
        keys.append((span.low * factor, span.high * factor))
    if len(set(keys)) < len(keys):
        return None
    return tuple(sorted(range(len(options)), key=keys.__getitem__))


def overlaps(option: str, others: Sequence[str]) -> bool:
    """Whether an amount is part of another amount, or holds one: it is no further step beside it."""
    own = _span(option)
    spans = [span for span in map(_span, others) if span is not None]
    if own is None:
        return True
    low = 0.0 if own.open and own.high != float("inf") else own.low
    firsts = [0.0 if span.open and span.high != float("inf") else span.low for span in spans]
    return any(low < span.high and first < own.high for span, first in zip(spans, firsts, strict=True))


@lru_cache(maxsize=4096)
def _span(option: str) -> _Span | None:
    """Read one option; None where it holds no amount."""
    text = option.casefold()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = _CHINESE_NUMBER.sub(lambda m: f"{float(m[1]) * _CHINESE_TIMES[m[2]]:.0f}", text)
        text = _CHINESE_UNIT.sub(r"\1 \2 ", text)
    text = _JOINER.sub(" … ", text).replace("_", " ")
    found = list(_NUMBER.finditer(text))
    numbers = [_value(match.group()) for match in found]
    words = _WORDS.findall(text)
    words = [left for word in words if (left := word if word in _UNIT_OF else _CHINESE_FILLER.sub("", word))]
    units = [_UNIT_OF[word] for word in words if word in _UNIT_OF and (len(word) > 1 or numbers)]
    rest = frozenset(w for w in words if w not in _UNIT_OF and w not in _FILLERS and w not in _COUNT_WORDS)
    if not numbers and set(words) & _ALONE:
        return _Span(1.0, 1.0, False, "", frozenset())
    if not numbers:
        counted = [_COUNT_WORDS[word] for word in words if word in _COUNT_WORDS]
        if not counted or len(words) > 6:
            return None
        numbers = [counted[0] * counted[1] if len(counted) == 2 and min(counted) >= 10 else counted[0]]
    if len(numbers) > 2:
        return None
    unit = next((u for u in units if u not in _MAGNITUDES), "")
    magnitudes = [_UNITS[u] for u in units if u in _MAGNITUDES]
    numbers = [n * magnitudes[min(i, len(magnitudes) - 1)] if magnitudes else n for i, n in enumerate(numbers)]
    if len(numbers) == 2:
        if len(units) == 2 and not magnitudes and units[0] != units[1]:
            low = numbers[0]
            return _Span(low, low * 2, True, units[0], rest)
        return _Span(numbers[0], numbers[1], False, unit, rest) if numbers[0] <= numbers[1] else None
    return _compared(text, numbers[0], unit, rest)


def _compared(text: str, number: float, unit: str, rest: frozenset[str]) -> _Span:
    """A single number with what is said about it: below, above, or just so."""
    step = abs(number) * 1e-6 + 1e-9
    if _BELOW_AFTER.search(text):
        return _Span(number - step, number, True, unit, rest)
    if _ABOVE_AFTER.search(text):
        return _Span(number + step, float("inf"), True, unit, rest)
    if _BELOW.search(text):
        return _Span(number - step if number else 0.0, number - step, True, unit, rest)
    if _ABOVE.search(text):
        return _Span(number + step, float("inf"), True, unit, rest)
    return _Span(number, number, False, unit, rest)


def _value(digits: str) -> float:
    """The value of a matched number; groups of three digits are thousands."""
    bare = re.sub(r"[.,\u2019' \u00a0\u202f](?=\d{3}(?:\D|$))", "", digits)
    return float(bare.replace(",", "."))
