"""Typeform: a hash or token per response, start and submit dates in UTC, choices as headings."""

import re

from moin_desktop.importing.platforms.signs import Platform, Signs, words

_FORM = words(
    "#|Start Date (UTC)|Submit Date (UTC)|Stage Date (UTC)|Submitted At|Network ID|Token|Response Type|Tags|"
    "Ending|Started At|Landed At"
)
_SURE = words("Start Date (UTC)|Submit Date (UTC)|Network ID|Submitted At|Stage Date (UTC)")
_MARKED = re.compile(r"\[[^\]]+\]\(https?:|(?<!\w)[*_][^*_]+[*_](?!\w)")


def _score(signs: Signs) -> float:
    sure = signs.has(_SURE)
    if sure >= 2 or (sure and ("#" in signs.headings[:1] or "token" in signs.plain)):
        return 1.0
    if signs.plain[-1:] == ("token",):
        return 0.8
    if signs.share(lambda heading: bool(_MARKED.search(heading))) >= 0.1:
        return 0.6
    others = sum(heading == "other" for heading in signs.plain)
    short = signs.share(lambda heading: "?" not in heading and len(heading) < 40)
    return 0.5 if others and short > 0.4 and signs.share(lambda h: h.endswith("?")) > 0.05 else 0.0


TYPEFORM = Platform("typeform", "Typeform", _score, form_data=_FORM)
