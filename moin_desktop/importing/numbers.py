"""What whole numbers in a column stand for: an amount, a step on a scale, a code, or a mere number to tell apart."""

from enum import Enum, auto
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from moin_desktop.importing.wording import plain, plain_set

_QUANTITY = plain_set(
    "how many|how much money|how old|how long|how far|number of|numbers of|number|age|years|months|weeks|days|"
    "hours|minutes|salary",
    "income|amount|percent|percentage|%|size|num|count|total|price|cost|costs|budget|fte|distance|weight|height|"
    "duration|year|km",
    "hhsize|household size|children|adults|members|people|persons|employees|participants|kids|expenses|revenue|"
    "money|times",
    "cuantos|cuantas|cuantos años|edad|numero de|años|salario|sueldo|porcentaje|personas|horas|dias|meses|"
    "ingresos|cantidad",
    "wie viele|wie viel|wie alt|anzahl|alter|jahre|stunden|gehalt|einkommen|personen|prozent|kinder|combien|"
    "nombre de|age|ans|heures",
    "salaire|revenu|pourcentage|personnes|quantos|quantas|idade|numero de|anos|horas|salario|renda|pessoas|"
    "quanti|quante|eta|numero di",
    "anni|ore|stipendio|reddito|persone|hoeveel|leeftijd|aantal|jaar|uren|salaris|personen|broj|koliko|godina|"
    "wiek|liczba|ile|возраст",
    "сколько|количество|عدد|كم|العمر|عمر|多少|几个|几岁|年龄|数量|人数|年齢|何人|나이|몇",
)
_COUNTS = plain_set(
    "how many|how much money|how old|number of|numbers of|num|nb|count|total|age|fte|hhsize|household size|size|"
    "year|children|kids",
    "cuantos|cuantas|edad|numero de|wie viele|wie alt|anzahl|alter|combien|nombre de|age|quantos|quantas|idade|"
    "quanti|quante|eta",
    "hoeveel|leeftijd|aantal|koliko|wiek|liczba|ile|возраст|сколько|количество|عدد|كم|العمر|عمر|多少|几个|几岁|"
    "年龄|数量|人数|年齢|何人|나이|몇",
)
_FEWEST_FOR_CODES = 20
_CODE_ROWS = 500
_CODE_SHARE = 0.005


class NumberKind(Enum):
    """What the numbers of one column are."""

    FLAG = auto()
    SCALE = auto()
    CODE = auto()
    ID = auto()
    AMOUNT = auto()


@lru_cache(maxsize=4096)
def asks_amount(heading: str, words: frozenset[str] = _QUANTITY) -> bool:
    """Whether a heading asks for an amount, a year, an age …, in any of the languages."""
    bare = f" {plain(heading)} "
    return any(f" {word} " in bare or (not word.isascii() and word in bare) for word in words)


def number_kind(values: NDArray[np.float64], counts: NDArray[np.int64], heading: str) -> NumberKind:
    """What numbers mean: ``values`` are the different ones (NaN where a cell is no number), with their ``counts``."""
    real = ~np.isnan(values)
    values, counts = values[real], counts[real]
    if not np.equal(np.mod(values, 1), 0).all():
        return NumberKind.AMOUNT
    different = sorted(set(values.tolist()))
    low, high = different[0], different[-1]
    if different == [0.0, 1.0]:
        return NumberKind.FLAG
    if len(different) <= 2 and low >= 0 and high <= 10 and counts.sum() > _FEWEST_FOR_CODES:
        return NumberKind.CODE
    amount = asks_amount(heading)
    if low >= 0 and high <= 10 and not asks_amount(heading, _COUNTS):
        return NumberKind.SCALE
    total = int(counts.sum())
    few = low >= 0 and len(different) <= 20 and high <= 30
    if few and not amount and total >= _CODE_ROWS and counts.min() >= _CODE_SHARE * total:
        return NumberKind.CODE
    if len(different) >= 500 and low in (0.0, 1.0) and len(different) >= 0.95 * (high - low + 1) and not amount:
        return NumberKind.ID
    return NumberKind.AMOUNT
