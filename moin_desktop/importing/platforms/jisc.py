"""Jisc Online Surveys: numbered headings, where 3 is the question and 3.1 its first item or option."""

import re

from moin_desktop.importing.platforms.signs import Platform, Signs, words


def _score(signs: Signs) -> float:
    numbered = signs.share(lambda heading: bool(re.match(r"\d{1,3}\.(?:\d{1,3}\.|[a-z]\.)* ", heading)))
    nested = signs.share(lambda heading: bool(re.match(r"\d{1,3}\.(?:\d{1,3}|[a-z])\.? ", heading)))
    unique = signs.has(words("Unique Response Number|Response ID"), 2)
    return 0.9 if numbered > 0.7 and (nested > 0.1 or unique) else 0.0


JISC = Platform(
    "jisc",
    "Jisc Online Surveys",
    _score,
    form_data=words(
        "Unique Response Number|Response ID|Completion receipt|Started|Completed|Start date|Completion date"
    ),
    items_are_bare=False,
)
