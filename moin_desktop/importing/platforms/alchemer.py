"""Alchemer: status and times of its own, headings of the form “Option:Question”, “Other - Write In”."""

import re

from moin_desktop.importing.platforms.signs import Platform, Signs, words


def _score(signs: Signs) -> float:
    form = signs.has(
        words("Response ID|Time Started|Date Submitted|Status|Contact ID|Legacy Comments|SessionID|Referer"), 12
    )
    options = signs.share(lambda heading: bool(re.match(r"[^:?]{1,80}:\s?\S", heading)))
    written = any("other - write in" in heading.casefold() for heading in signs.headings)
    return 1.0 if form >= 3 and (options > 0.05 or written) else 0.9 if written else 0.6 if form >= 3 else 0.0


ALCHEMER = Platform(
    "alchemer",
    "Alchemer",
    _score,
    form_data=words(
        "Response ID|Time Started|Date Submitted|Status|Contact ID|Legacy Comments|Comments|Language|Referer|"
        "SessionID|User Agent",
        "Tags|Link Name|URL Variable: source|Country|City|State/Region|Postal",
    )
    - words("Comments|Country|City"),
    personal=words("IP Address|Longitude|Latitude"),
)
