"""Short names for questions: the wording without its stem, number and Markdown, cut between words."""

import re
from collections.abc import Sequence

from moin_desktop.importing.wording import without_markdown, words_of

LONGEST = 28
_NUMBER = re.compile(
    r"^(?:q(?:uestion)?\s*)?\d{1,3}[a-z]?\d?(?:\.\d{1,3})*\s*[.)、:]\s*(?=\S)|"
    r"^[A-Za-z]{1,8}\d{1,3}\w{0,4}(?:\[\w+\])*\.\s+(?=\S)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(\uff08\[][^()\uff08\uff09\[\]]*[)\uff09\]]")
_INSTRUCTIONS = re.compile(
    r"\s*[-–.:;(]*\s*\b(?:please\s+)?(?:choose|select|check|tick|mark|pick|rate|indicate|specify)\b[^.?!]*"
    r"\b(?:all|apply|up to|one|following|option|answer|scale|below)\b[^?!]*$",
    re.IGNORECASE,
)
_STEMS = re.compile(
    r"^(?:please\s+)?(?:(?:and|so|in|overall|generally|currently|approximately|roughly|on average|if yes|if so|"
    r"if any)[,\s]+)*"
    r"(?:which (?:one )?(?:of (?:the|these|those|this)(?: following)?\s*)?|what (?:is|are|was|were|has been|"
    r"have been|do|does|did|would)\s+"
    r"|what(?:'s|’s)\s+|what\s+|in (?:which|what)\s+|who (?:is|are)\s+|where (?:is|are)\s+|when did\s+"
    r"|how (?:would you (?:describe|rate)|do you (?:rate|feel about|describe)|satisfied (?:are|were) you with|"
    r"important (?:is|are))\s+"
    r"|have you(?: ever)?\s+|do you(?: currently| usually| typically| generally)?\s+|did you\s+|are you\s+|"
    r"is your\s+|would you(?: like to)?\s+"
    r"|can you\s+|could you\s+|to what extent (?:do|does|are|is|did)?\s*(?:you\s+)?|(?:please )?(?:describe|"
    r"tell us|list|name|state|indicate|rate|rank)\s+"
    r"|welche[rsn]?\s+(?:der folgenden\s+)?|was (?:ist|sind)\s+|wie (?:ist|sind)\s+|haben sie\s+|sind sie\s+|"
    r"quel(?:le)?s?\s+(?:est|sont)\s+"
    r"|¿?\s*(?:cu[aá]l(?:es)? (?:es|son|fue|fueron)|qu[eé]|en qu[eé]|con qu[eé])\s+|qual (?:é|foi)\s+|"
    r"quais (?:são|foram)\s+)"
    r"(?:do you |did you |have you |you )?(?:of )?(?:your|the|ihre?|votre|vos|tu|tus|su|sus|seus?|suas?|la|el|le|"
    r"il|der|die|das)?\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:do you (?:use|have|work for|think|see)|you (?:use|have)|is it based|applies to you|describes you)\s*$", re.I
)
_EDGES = " \t-–—:;,.?!¿¡*_/"


def short_name(text: str, item: str = "") -> str:
    """A name of at most about 28 characters for a question; ends in "…" where words were left out."""
    bare = _NUMBER.sub("", without_markdown(item or text)).strip()
    if re.fullmatch(r"[\w./:|-]+", bare):
        return _cut(_from_identifier(bare))
    first = re.split(r"(?<=[?\uff1f])\s", bare, maxsplit=1)[0]
    kept = _INSTRUCTIONS.sub("", first) or first
    kept = _ASIDE.sub("", kept).strip() or kept
    shorter = _TAIL.sub("", _STEMS.sub("", kept, count=1).strip(_EDGES))
    chosen = shorter if len(shorter) >= 3 else kept.strip(_EDGES)
    chosen = chosen.strip(_EDGES) or bare or text
    return _cut(chosen[:1].upper() + chosen[1:])


def _from_identifier(name: str) -> str:
    """Words out of a variable name: the last part of its path, underscores as blanks."""
    last = re.split(r"[/]", name)[-1] if "/" in name else name
    words = re.sub(r"[_.|]+", " ", last).strip()
    return words[:1].upper() + words[1:] if words else name


def _cut(text: str) -> str:
    """The text cut after a whole word, with "…"."""
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST - 1]
    if " " in head[8:] and text[LONGEST - 1] != " ":
        head = head[: head.rindex(" ")]
    words = head.rstrip(_EDGES + "(").split(" ")
    while len(words) > 2 and words[-1].casefold() in _WEAK:
        words.pop()
    return " ".join(words).rstrip(_EDGES) + "…"


_WEAK = words_of(
    "a an the of in on to and or for with by at from your you do does is are that which as about if than der",
    "die das und oder in zu von mit im für de la el los las y o en del le les et ou des du da do e di il con",
    "per",
)


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """The names with a number behind those that stand more than once."""
    seen: dict[str, int] = {}
    taken = {name.casefold() for name in names}
    made = []
    for name in names:
        key = name.casefold()
        seen[key] = seen.get(key, 0) + 1
        if seen[key] == 1:
            made.append(name)
            continue
        n = seen[key]
        while f"{key} ({n})" in taken:
            n += 1
        taken.add(f"{key} ({n})")
        made.append(f"{name} ({n})")
    return tuple(made)
