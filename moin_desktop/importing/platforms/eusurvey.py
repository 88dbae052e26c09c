"""EUSurvey: an alias and an export date above the headings, the columns of the form itself last."""

from moin_desktop.importing.platforms.signs import Platform, Signs, words


def _score(signs: Signs) -> float:
    ends = signs.has(words("Invitation Number|Contribution Id|User Name|Creation Date|Last Update|Languages"))
    alias = any(text in ("Alias", "Export Date") for text in signs.above)
    return 1.0 if ends >= 3 or alias else 0.0


EUSURVEY = Platform(
    "eusurvey",
    "EUSurvey",
    _score,
    form_data=words(
        "Invitation Number|Contribution Id|Creation Date|Last Update|Languages|Total Score|Publication status|Reference"
    ),
    personal=words("User Name|First name|Surname|Email|Transparency register number"),
)
