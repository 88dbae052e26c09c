"""FluidSurveys: response id and completion status first, options and rows in brackets, a tick written as 1."""

from moin_desktop.importing.platforms.signs import Platform, Signs, words


def _score(signs: Signs) -> float:
    named = signs.has(words("Completion Status|Response ID|Collector|Date Started|Date Completed|Invite Code"), 12)
    bracketed = signs.share(lambda heading: heading.endswith("]"))
    texts = any(heading.endswith(("[text]", "[other]")) for heading in signs.headings)
    sure = signs.has(words("Completion Status"), 12)
    return 0.85 if sure and named >= 2 and (texts or bracketed > 0.2) else 0.0


FLUIDSURVEYS = Platform(
    "fluidsurveys",
    "FluidSurveys",
    _score,
    form_data=words(
        "Response ID|Completion Status|Collector|Date Started|Date Completed|Invite Code|Response Location|"
        "Last Page Viewed|Username|Score|Language"
    ),
    personal=words("IP Address|Invite Email|Invite Name"),
    items_are_bare=False,
)
