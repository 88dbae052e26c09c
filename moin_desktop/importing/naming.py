"""Short names for questions: the wording without its stem, number and Markdown, cut between words."""

import re
from collections.abc import Sequence

from moin_desktop.i18n import _
from moin_desktop.importing.vocabulary import is_other
from moin_desktop.importing.wording import without_markdown, words_of

LONGEST = 28
_NUMBER = re.compile(
    r"^\d{1,2}[a-z]?\s(?=(?-i:[A-Z][a-z]+)\s)|^(?:q(?:uestion)?\s*)?\d{1,3}[a-z]?\d?(?:\.\d{1,3})*\s*[.)、:]\s*(?=\S)|"
    r"^[A-Za-z]{1,20}\d{1,3}\w{0,4}(?:\[\w+\])*\.\s+(?=\S)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*[(\uff08\[][^()\uff08\uff09\[\]]*[)\uff09\]]")
_INSTRUCTIONS = re.compile(
    r"\s*[-–.:;(]*\s*\b(?:please\s+)?(?:choose|select|check|tick|mark|pick|rate|indicate|specify)\b[^.?!]*"
    r"\b(?:all|apply|up to|one|following|option|answer|scale|below)\b[^?!]*$",
    re.IGNORECASE,
)
_REWORDED = tuple(
    (re.compile(pattern, re.IGNORECASE), to)
    for pattern, to in (
        (
            r"(?:which|what) (\w+)(?: (?:of|in) .+?)? (?:are|is|do you find|were|was) (?:the )?(most|"
            r"least) (\w+)\b.*",
            r"\2 \3 \1",
        ),
        (r"(?:at |in )?(?:which|what) (stage|phase|part) of (.+?) (?:is|are|has|have|do|does)\b.*", r"\1 of \2"),
        (
            r"what (?:is|was|were|has been|have been) (?:most )?(?:challenging|difficult|hard) about (.+)",
            r"Challenges of \1",
        ),
        (
            r"(?:which|what) (.+?) (?:do|did|are|have) you (?:currently |already |usually )?(?:use|used|using)\b(.*)",
            r"\1 used\2",
        ),
        (
            r"(?:which|what) (.+?) (?:would|do|did) you (?:like|want|wish)(?: to (?:use|see|have|try))?\b(.*)",
            r"\1 wanted\2",
        ),
        (
            r"how (?:many|much) (times|time|hours|days|weeks|months|years) (?:do|does|did|have|has) "
            r"(?:you|your \w+) (.+)",
            r"\1 you \2",
        ),
        (r"how (?:many|much) (.+?) (?:do|does|did|are|is|have|has|would|will|can) (?:you|your|there)\b.*", r"\1"),
        (
            r"(?:(?:in|for|at|on|with|from) )?(?:which|what) (?:of (?:the|these|those)(?: following)? )?"
            r"(?!(?:type|kind|sort|one|way|part|thing|option|extent|time|number)s? )(\w[^?]{2,45}?) "
            r"(?:is|are|was|were|do|does|did|has|have|will|would|should|can|could) "
            r"(?:you|your|the|this|there|they)\b.*",
            r"\1",
        ),
        (r"(?:which|what) (\w+(?: \w+)?) (?:best |most \w+ )?describes? (?:you|your|the)\b.*", r"\1"),
        (
            r"(how (?:often|long|far|soon|well|frequently|familiar|confident|likely|happy)|where|when|why) "
            r"(?:do|did|does|(?=have|has|are|were)(\w+)|will|would|can) (you|your|the|we|they) (.+)",
            r"\1 \3 \2 \4",
        ),
        (r"have you (?:put|had|got|set up) (.+)", r"\1"),
        (r"(?:overall, )?how satisfied (?:are|were) you with (?:your |the )?(.+)", r"Satisfaction with \1"),
        (r"how important (?:is|are|was|were) (?:your |the )?(.+?)(?: (?:to|for) you)?", r"Importance of \1"),
    )
)
_LEADS = re.compile(
    r"(?:please|and|so|overall|generally|currently|approximately|roughly|on average|in general|if yes|if so|"
    r"if any|if no"
    r"|in your (?:opinion|view|experience)|aproximadamente|por favor)[,:\s]+",
    re.IGNORECASE,
)
_CONDITIONS = re.compile(
    r"(?:if (?:you|your|yes|so|no)\b[^,?]{0,80},\s+(?=(?:how|what|which|why|do|are|where|who|when)\b)"
    r"|(?:with (?:respect|regards?) to|regarding|concerning|when it comes to|in terms of|thinking (?:about|of)|as for|"
    r"for (?=your |the |our ))\s*(?:(?:the|your|our|this|these|following)\s+)*"
    r"|your (?:company|organi[sz]ation|institution|employer|team)(?:\s*/\s*\w+)?\s+"
    r"(?=(?:uses|deploys|runs|manages|has)\b))",
    re.IGNORECASE,
)
"""What a wording begins with before it comes to its thing."""
_DETERMINERS = re.compile(r"\b(of|in|with|for|at|to|on|from) (?:your|the|our|their|this)\b", re.IGNORECASE)
_GERMAN = re.compile(
    r"(?:(?:mit|in|bei|von|für|auf|aus|an|zu|nach|über|unter|durch)\s+)?welche[rnms]?\s+(?:der|den|dieser|diesen)\s+"
    r"(?:(?:folgenden|genannten|aufgeführten)\s+)?(?P<thing>\S.*)",
    re.IGNORECASE,
)
"""German asks for one "of the following" things in any case: the noun comes right after."""
_CONSENT = re.compile(
    r"\b(?:informed consent|consent to|i consent|give your consent|i agree to (?:take part|participate)|"
    r"agree to (?:take part|participate)|einwilligung|einverständniserklärung|consentement|consentimiento|"
    r"consentimento|consenso informato|toestemming|voluntary participation|participation is voluntary)\b|知情同意",
    re.IGNORECASE,
)
_LONG_WORDING = 140
_TOPIC_BEFORE = re.compile(r"(?P<topic>[^:?]{4,40}):(?=\S)[^:]{25,}\?")
"""A topic before its question without a blank between, as Alchemer writes."""
_STEMS = re.compile(
    r"(?:which (?:one )?(?:of (?:the|these|those|this)(?: following)?\s+)?"
    r"|what (?:is|are|is/are|was|were|has been|have been|do|does|did|would|should be)\s+|what[’']s\s+|what\s+"
    r"|in (?:which|what)\s+|who (?:is|are)\s+|where (?:is|are)\s+"
    r"|how (?:would you (?:describe|rate)|do you (?:rate|feel about|describe))\s+"
    r"|have you(?: ever)?\s+|do you(?: currently| usually| typically| generally)?(?: feel| think|"
    r" believe)?(?: that)?\s+|did you\s+"
    r"|are you\s+|is your\s+|would you(?: like to)?\s+|can you\s+|could you\s+"
    r"|to what extent (?:do|does|are|is|did)\s+(?:you\s+)?|(?:describe|tell us|list|name|state|indicate|rate|rank)\s+"
    r"|welche[rsnm]?\s+(?:der folgenden\s+)?|was (?:ist|sind)\s+|wie (?:ist|sind)\s+|haben sie\s+|sind sie\s+"
    r"|quel(?:le)?s?\s+(?:est|sont)\s+|¿?\s*(?:cu[aá]l(?:es)? (?:es|son|fue|fueron)|qu[eé](?: es| fue)?|en qu[eé]|"
    r"con qu[eé])\s+"
    r"|qual (?:é|foi)\s+|quais (?:são|foram)\s+|qual è\s+|quali sono\s+)"
    r"(?:(?:do|did|have) you |you )?(?:of )?(?:(?:your|the|ihre?|votre|vos|tu|tus|su|sus|seus?|suas?|la|el|le|il|"
    r"der|die|das)\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:do you (?:use|have|work for|work in|work at|think|see|identify)|you (?:use|have)|is it based|"
    r"applies to you"
    r"|describes you|are you based(?: in)?|do you live(?: in)?|are you from)\s*$",
    re.IGNORECASE,
)
_FEWEST_LETTERS = 4
_LONG_ENOUGH = 10
_READ = 400
"""How much of a wording is looked at; some forms put pages of explanation into it."""
_EDGES = " \t-–—:;,.?!¿¡*_/"


def short_name(text: str, item: str = "") -> str:
    """A name of at most about 28 characters for a question; ends in "…" where words were left out."""
    said = without_markdown((item or text)[:_READ])
    if said.isdecimal():
        return _("Question {number}").format(number=said)
    if re.fullmatch(r"[\w./:|-]+", said):
        return _cut(_from_identifier(said))
    if said.count("_") > 2 * said.count(" "):
        said = re.sub(r"[_ ]+", " ", said).strip()
    bare = _NUMBER.sub("", said).strip()
    if len(text) > _LONG_WORDING and _CONSENT.search(text):
        return _("Consent")
    topic = _TOPIC_BEFORE.match(bare)
    bare = topic["topic"] if topic and len(bare) > LONGEST else bare
    first = re.split(r"(?<=[?\uff1f])\s", bare, maxsplit=1)[0]
    kept = _INSTRUCTIONS.sub("", first) or first
    kept = _ASIDE.sub("", kept).strip() or kept
    shorter = _TAIL.sub("", _without_stem(kept)).strip(_EDGES)
    chosen = shorter if len(shorter) >= 3 else kept.strip(_EDGES)
    chosen = chosen.strip(_EDGES) or bare or text
    return _cut(chosen[:1].upper() + chosen[1:])


def _without_stem(text: str) -> str:
    """The wording without "Which … do you" and the like."""
    while _LEADS.match(text):
        text = _LEADS.sub("", text, count=1)
    german = _GERMAN.match(text)
    if german:
        return german["thing"].strip(_EDGES)
    condition = _CONDITIONS.match(text)
    if condition and len(text[condition.end() :].partition("?")[0]) >= _LONG_ENOUGH:
        text = text[condition.end() :]
    bare = text.strip(_EDGES)
    for pattern, to in _REWORDED:
        if pattern.fullmatch(bare):
            return " ".join(pattern.sub(to, bare).split()).strip(_EDGES)
    match = _STEMS.match(text)
    return (text[match.end() :] if match else text).strip(_EDGES)


def _from_identifier(name: str) -> str:
    """Words out of a variable name: the last part of its path, underscores as blanks."""
    last = re.split(r"[/]", name)[-1] if "/" in name else name
    words = re.sub(r"[_.|]+", " ", last).strip()
    return words[:1].upper() + words[1:] if words else name


def _cut(text: str) -> str:
    """The text cut after a whole word, with "…"."""
    if len(text) > LONGEST:
        text = _DETERMINERS.sub(r"\1", text)
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


def unique_names(names: Sequence[str], texts: Sequence[str] = ()) -> tuple[str, ...]:
    """The names, each once: where ``texts`` tell, by the words in which wordings differ, else by a number behind."""
    names = _told_apart(names, texts) if texts else names
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


def _told_apart(names: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Names that stand more than once replaced by what follows the words that all their wordings begin with."""
    groups: dict[str, list[int]] = {}
    for at, name in enumerate(names):
        groups.setdefault(name.casefold(), []).append(at)
    made = list(names)
    taken = set(groups)
    for group in groups.values():
        rests = _after_common([texts[at][:_READ] for at in group]) if len(group) > 1 else []
        better = [short_name(rest) if len(rest) >= _FEWEST_LETTERS and not is_other(rest) else "" for rest in rests]
        keys = [name.casefold() for name in better]
        for at, name, key in zip(group, better, keys, strict=False):
            if name and keys.count(key) == 1 and key not in taken:
                made[at] = name
                taken.add(key)
    return made


def _after_common(texts: Sequence[str]) -> list[str]:
    """What is left of texts without the words that all of them begin with."""
    split = [_NUMBER.sub("", text).split() for text in texts]
    same = 0
    while all(len(words) > same for words in split) and len({words[same].casefold() for words in split}) == 1:
        same += 1
    return [" ".join(words[same:]).strip(_EDGES) for words in split]
