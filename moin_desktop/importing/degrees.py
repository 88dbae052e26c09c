"""Answers that say one idea in different degrees ("slightly easier", "much easier", "about the same")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moin_desktop.importing.vocabulary import is_no, is_yes
from moin_desktop.importing.wording import plain, words_of

_STRENGTH: dict[str, float] = {
    **dict.fromkeys(
        ("extremely", "completely", "totally", "absolutely", "entirely", "fully", "strongly", "critical"), 4.0
    ),
    **dict.fromkeys(
        ("ausserst", "vollstandig", "vollig", "voll", "ganz", "completement", "totalement", "tout", "fait"), 4.0
    ),
    **dict.fromkeys(
        ("totalmente", "completamente", "muito", "extremadamente", "extremamente", "molto", "zeer", "helemaal"), 4.0
    ),
    **dict.fromkeys(
        ("very", "really", "highly", "greatly", "much", "sehr", "tres", "muy", "definitely", "erg", "vrlo"), 3.0
    ),
    **dict.fromkeys(
        ("quite", "mostly", "considerably", "moderately", "fairly", "pretty", "reasonably", "largely"), 2.0
    ),
    **dict.fromkeys(
        ("ziemlich", "uberwiegend", "assez", "bastante", "abbastanza", "vrij", "tamelijk", "generally"), 2.0
    ),
    **dict.fromkeys(("probably", "mainly", "well", "moderadamente"), 2.0),
    **dict.fromkeys(
        ("somewhat", "rather", "eher", "plutot", "algo", "um", "pouco", "piuttosto", "enigszins", "poco"), 1.2
    ),
    **dict.fromkeys(
        ("slightly", "slight", "bit", "little", "partly", "partially", "marginally", "etwas", "wenig", "peu"), 1.0
    ),
    **dict.fromkeys(("minor", "teilweise", "partiellement", "parcialmente", "parzialmente", "deels", "tad"), 1.0),
}
_PLAIN_STRENGTH = 2.5
_AGAINST = words_of(
    "not no never nicht kein keine pas non nunca nao niet geen sin ohne sem senza nije lack lacking without",
    "didnt doesnt dont isnt wasnt hardly barely kaum nada ni",
)
_MIDDLE = words_of(
    "neutral neither same balanced average mixed unchanged equal equally indifferent weder neutro neutre",
    "neutrale neutraal undecided teils nor middle medium moderate gleich unverandert either",
)
OPPOSITES = (
    ("satisfied", "dissatisfied"),
    ("zufrieden", "unzufrieden"),
    ("satisfait", "insatisfait"),
    ("satisfecho", "insatisfecho"),
    ("satisfeito", "insatisfeito"),
    ("soddisfatto", "insoddisfatto"),
    ("tevreden", "ontevreden"),
    ("easy", "difficult"),
    ("easy", "hard"),
    ("easier", "harder"),
    ("facil", "dificil"),
    ("facile", "difficile"),
    ("leicht", "schwer"),
    ("einfach", "schwierig"),
    ("makkelijk", "moeilijk"),
    ("better", "worse"),
    ("besser", "schlechter"),
    ("mejor", "peor"),
    ("mieux", "pire"),
    ("melhor", "pior"),
    ("more", "less"),
    ("more", "fewer"),
    ("mehr", "weniger"),
    ("mas", "menos"),
    ("plus", "moins"),
    ("good", "bad"),
    ("good", "poor"),
    ("well", "poorly"),
    ("well", "badly"),
    ("gut", "schlecht"),
    ("bueno", "malo"),
    ("positive", "negative"),
    ("positiv", "negativ"),
    ("positively", "negatively"),
    ("positivo", "negativo"),
    ("agree", "disagree"),
    ("acuerdo", "desacuerdo"),
    ("d accord", "desaccord"),
    ("likely", "unlikely"),
    ("probable", "improbable"),
    ("wahrscheinlich", "unwahrscheinlich"),
    ("important", "unimportant"),
    ("wichtig", "unwichtig"),
    ("improved", "worsened"),
    ("improved", "declined"),
    ("increased", "decreased"),
    ("increase", "decrease"),
    ("higher", "lower"),
    ("faster", "slower"),
    ("larger", "smaller"),
    ("favorably", "unfavorably"),
    ("favourably", "unfavourably"),
    ("favorable", "unfavorable"),
    ("favourable", "unfavourable"),
    ("support", "oppose"),
    ("favor", "oppose"),
    ("favour", "oppose"),
    ("safe", "unsafe"),
    ("useful", "useless"),
    ("accurate", "inaccurate"),
    ("accurately", "inaccurately"),
    ("adequate", "inadequate"),
    ("optimistic", "pessimistic"),
    ("strong", "weak"),
    ("clear", "unclear"),
    ("fast", "slow"),
    ("liberal", "conservative"),
)
_POSITIVE_OF = {bad: good for good, bad in OPPOSITES}
_FILLERS = words_of(
    "a an the it is was i im am are of to for me my at all in with than as about this that do did does feel",
    "did was be been so et de du des un une le la les en el los las der die das ist es mir ich bin zu mit als",
    "von o os e da do das no na il lo gli di che sono per het een te om va them they have has had would",
)


_CHINESE = re.compile(
    r"(?P<strength>非常|十分|极其|极|很|比较|较|有点|稍微|略)?(?P<denied>不太|不|没)?(?P<idea>[\u4e00-\u9fff]{1,8})"
)
_CHINESE_STRENGTH = {
    **dict.fromkeys(("非常", "十分", "极其", "极", "很"), 3.0),
    **dict.fromkeys(("比较", "较"), 1.5),
    **dict.fromkeys(("有点", "稍微", "略"), 1.0),
}
_CHINESE_MIDDLE = frozenset(("一般", "中立", "普通", "说不清", "一般般", "中等", "无所谓"))
_CHINESE_OPPOSITES = (
    ("正", "负"),
    ("好", "差"),
    ("容易", "困难"),
    ("大", "小"),
    ("多", "少"),
    ("高", "低"),
    ("同意", "反对"),
)


@dataclass(frozen=True, slots=True)
class _Degree:
    value: float
    ideas: frozenset[str]


def order_degrees(labels: Sequence[str]) -> tuple[int, ...] | None:
    """The positions of labels from the least to the most of one idea; None where they are not degrees of one.

    Every label needs a degree word, an opposite or a middle; what remains of the labels must be the same idea.
    """
    if len(labels) < 2 or (
        len(labels) == 2 and not all(set(plain(label).split()) & _STRENGTH.keys() for label in labels)
    ):
        return None
    if any(is_yes(label) or is_no(label) for label in labels):
        return None
    present = {word for label in labels for word in plain(label).split()}
    degrees = [_chinese_degree(label) or _degree(label, present) for label in labels]
    known = [degree for degree in degrees if degree is not None]
    if len(known) < len(labels):
        return None
    ideas = [degree.ideas for degree in known if degree.ideas]
    if not ideas or len(ideas) < len(known) - 2:
        return None
    shared = frozenset.intersection(*ideas)
    longest = max(len(idea) for idea in ideas)
    if not shared or longest - len(shared) > 1:
        return None
    values = [degree.value for degree in known]
    if len(set(values)) < len(values) - (len(values) > 4):
        return None
    return tuple(sorted(range(len(labels)), key=values.__getitem__))


def _chinese_degree(label: str) -> _Degree | None:
    """How much of its idea a Chinese label says."""
    match = _CHINESE.fullmatch(label.strip())
    if match is None:
        return None
    if label.strip() in _CHINESE_MIDDLE:
        return _Degree(0.0, frozenset())
    strength = _CHINESE_STRENGTH.get(match["strength"] or "", 2.0)
    sign, idea = (-1.0 if match["denied"] else 1.0), match["idea"]
    for good, bad in _CHINESE_OPPOSITES:
        if bad in idea:
            sign, idea = -sign, idea.replace(bad, good)
    if match["denied"] == "不太":
        strength = 1.0
    return _Degree(sign * strength, frozenset((idea,)))


def _degree(label: str, present: set[str]) -> _Degree | None:
    """How much of its idea a label says; None where no word in it grades anything."""
    bare = re.sub(r"\bd accord\b", "daccord", plain(label))
    words = bare.split()
    if not words or len(words) > 10:
        return None
    if any(word in _MIDDLE for word in words) or "no real impact" in bare or "no change" in bare:
        return _Degree(0.0, frozenset())
    strengths = [_STRENGTH[word] for word in words if word in _STRENGTH]
    negated = sum(word in _AGAINST for word in words)
    sign, ideas = 1.0, set()
    for word in words:
        if word in _AGAINST or word in _FILLERS or (word in _STRENGTH and word != "well"):
            continue
        positive = _POSITIVE_OF.get(word) or _stripped(word, present)
        if positive is not None:
            sign, word = -sign, positive
        ideas.add(_stem(word))
    strength = max(strengths) if strengths else _PLAIN_STRENGTH
    if (
        "at all" in bare
        or "gar nicht" in bare
        or "uberhaupt nicht" in bare
        or "pas du tout" in bare
        or "para nada" in bare
    ):
        return _Degree(-5.0 * sign, frozenset(ideas))
    if negated:
        # "not very confident" is a little below the middle, "really did not enjoy" far below it
        first_negation = next(i for i, word in enumerate(words) if word in _AGAINST)
        before = any(word in _STRENGTH for word in words[:first_negation])
        value = -strength if before or not strengths else -(5.0 - strength) / 2
        return _Degree(sign * value, frozenset(ideas))
    return _Degree(sign * strength, frozenset(ideas))


def _stripped(word: str, present: set[str]) -> str | None:
    """The positive form of a word with a negating prefix, where it stands among the labels too."""
    for prefix in ("un", "dis", "in", "im", "ir", "on", "des", "il"):
        if word.startswith(prefix) and len(word) > len(prefix) + 3 and word[len(prefix) :] in present:
            return word[len(prefix) :]
    return None


def _stem(word: str) -> str:
    """The word without the ending that only grammar asks for."""
    for ending in ("ence", "ent", "ment", "ly", "ing", "ed", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word
