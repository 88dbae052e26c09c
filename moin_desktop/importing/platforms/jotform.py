"""Jotform: a submission date first, lists line by line, grids with two brackets between question and row."""

from moin_desktop.importing.platforms.signs import Platform, Signs, words


def _score(signs: Signs) -> float:
    if signs.has(words("Submission Date"), 1):
        return 0.9 if signs.has(words("Submission ID|Submission IP|Last Update Date")) else 0.6
    return 0.0


JOTFORM = Platform(
    "jotform",
    "Jotform",
    _score,
    form_data=words("Submission Date|Submission ID|Last Update Date|Submission URL|Unique ID"),
    personal=words("Submission IP|IP"),
)
