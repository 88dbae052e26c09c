"""Citizen Space: response ids of the form ANON-XXXX-XXXX-X, lists joined by bare commas."""

import re

from moin_desktop.importing.platforms.signs import Platform, Signs, words


def _score(signs: Signs) -> float:
    named = signs.has(words("Response ID|ANON-|Submitted|Response submitted|Publish|Moderated|Flags"), 8)
    unique = any(re.match(r"(?:ANON|BHLF)-\w{4}-\w{4}-\w", first) for first in signs.firsts[:4])
    return 1.0 if unique else 0.4 if named >= 3 else 0.0


CITIZEN_SPACE = Platform(
    "citizen_space",
    "Citizen Space",
    _score,
    form_data=words(
        "Response ID|Submitted|Response submitted|Publish response|Moderated|Analyst|Flags|Tags|Date submitted"
    ),
)
