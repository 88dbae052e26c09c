"""Indico: submitter and submission date, the section before each question."""

from moin_desktop.importing.platforms.signs import Platform, Signs, words


def _score(signs: Signs) -> float:
    return 0.9 if signs.has(words("Submitter|Submission Date"), 2) == 2 else 0.0


INDICO = Platform(
    "indico",
    "Indico",
    _score,
    form_data=words("Submission Date"),
    personal=words("Submitter"),
    items_are_bare=False,
    section_cut=": ",
)
