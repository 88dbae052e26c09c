"""Whether a scale runs from one pole to its opposite, as agreement does, told by the words of its ends."""

import re
from collections.abc import Sequence

_PAIRS = (
    ("poor", "good"),
    ("poor", "excellent"),
    ("poor", "well"),
    ("bad", "good"),
    ("bad", "well"),
    ("negative", "positive"),
    ("wors", "better"),
    ("decreas", "increas"),
    ("difficult", "easy"),
    ("hard", "easy"),
    ("false", "true"),
    ("oppose", "support"),
    ("oppose", "favo"),
    ("schwer", "leicht"),
    ("schwierig", "einfach"),
    ("schlecht", "gut"),
    ("difficile", "facile"),
    ("difícil", "fácil"),
    ("moeilijk", "makkelijk"),
    ("mal", "bien"),
    ("discord", "concord"),
)
"""How a word of the one end and a word of the other begin."""
_BEFORE = ("un", "in", "im", "dis", "des", "dés", "mis", "on", "u")
"""What turns a word into its opposite, in the languages that write it at the front."""
_STAGES = {"used", "using", "active", "complete", "completed", "started", "aware", "familiar", "installed", "known"}
"""Words that have an opposite but tell how far something has come: none of it is no pole."""
_NOT = re.compile(r"\b(not|cannot|\w+n['’]t|nicht|pas|no|ne|non|niet|inte|ikke|não|nie|не|لا|غير)\b")
_STANDS = re.compile(
    r"\b(agree|enjoy(?:ed)?|liked?|recommend|approve|trust|d['’]accord|acuerdo|d['’]accordo|einverstanden|stimme|"
    r"trifft|eens|enig|concordo|согласен|согласна|slažem|zgadzam|أوافق|موافق)\b"
)
"""What one does or does not; "not at all useful" is little of something, "do not agree" a stand of its own."""
_AGREES = re.compile(
    r"agree|accord|acuerdo|einverstanden|stimme|eens|enig|concord|соглас|slažem|zgadzam|同意|أوافق|موافق"
)
_CHINESE = ("同意", "满意", "滿意", "赞成", "贊成", "认同", "認同", "喜欢", "喜歡")


def opposes(no: str, yes: str) -> bool:
    """Whether the first label is the opposite of the second: disagree and agree, unlikely and likely, poor and good."""
    low, high = _words(no), _words(yes)
    if any(
        one.startswith(bad) and other.startswith(good) for bad, good in _PAIRS for one in low for other in high
    ) and not _NOT.search(no + " " + yes):
        return True
    if any(word.startswith(sign) and word[len(sign) :] in high - _STAGES for word in low for sign in _BEFORE):
        return True
    if any(f"不{word}" in no and word in yes and f"不{word}" not in yes for word in _CHINESE):
        return True
    stands = {found.group() for found in _STANDS.finditer(yes)}
    shared = any(found.group()[:4] in {stand[:4] for stand in stands} for found in _STANDS.finditer(no))
    return bool(shared and _NOT.search(no) and not _NOT.search(yes))


def _words(label: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", label) if len(word) > 2}


def is_agreement(labels: Sequence[str]) -> bool:
    """Whether a scale is one of agreement, by either of its ends."""
    ends = [label.casefold() for label in (*labels[:1], *labels[-1:])]
    return is_two_sided(labels) and any(_AGREES.search(end) for end in ends)


def is_two_sided(labels: Sequence[str]) -> bool:
    """Whether a scale runs from one pole to its opposite, rather than from none to much."""
    if len(labels) < 3:
        return False
    first, last = labels[0].casefold(), labels[-1].casefold()
    return opposes(first, last) or opposes(last, first)
