"""Answers that say one idea in different degrees ("slightly easier", "much easier", "about the same")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from moin_desktop.importing.vocabulary import is_no, is_yes
from moin_desktop.importing.wording import plain, plain_set, words_of

_STRENGTH: dict[str, float] = {
    **dict.fromkeys(
        ("extremely", "completely", "totally", "absolutely", "entirely", "fully", "strongly", "critical"), 4.0
    ),
    **dict.fromkeys(
        (
            "ausserst",
            "vollstandig",
            "vollig",
            "voll",
            "ganz",
            "completement",
            "totalement",
            "tout",
            "fait",
            "drastically",
        ),
        4.0,
    ),
    **dict.fromkeys(
        ("totalmente", "completamente", "extremadamente", "extremamente", "estremamente", "helemaal", "far", "بشدة"),
        4.0,
    ),
    **dict.fromkeys(("moltissimo", "muchisimo", "تماما", "للغاية", "dramatically", "ausserordentlich"), 4.0),
    **dict.fromkeys(
        ("significantly", "substantially", "major", "serious", "severe", "huge", "strong", "deutlich", "stark"), 3.5
    ),
    **dict.fromkeys(("nettement", "fortement", "claramente", "sensibilmente", "duidelijk", "sterk"), 3.5),
    **dict.fromkeys(("muito", "molto", "zeer", "heel", "جدا"), 3.0),
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
    **dict.fromkeys(("somewhat", "rather", "eher", "plutot", "algo", "um", "pouco", "piuttosto", "enigszins"), 1.2),
    **dict.fromkeys(
        ("slightly", "slight", "bit", "little", "partly", "partially", "marginally", "etwas", "wenig", "peu", "poco"),
        1.0,
    ),
    **dict.fromkeys(("small", "قليلا", "قليل", "legerement", "ligeramente", "leggermente", "licht"), 1.0),
    **dict.fromkeys(("minor", "teilweise", "partiellement", "parcialmente", "parzialmente", "deels", "tad"), 1.0),
}
_PLAIN_STRENGTH = 2.5
_BETWEEN = 2.0
_AT_ALL = 5.0
_MOST_WORDS = 10
_FEW = words_of("peu poco pouco wenig weniger little weinig pouca poca")
"""Little of something: on the side of its opposite, where that is named or there is a middle."""
_PHRASES = tuple(
    (re.compile(rf"\b(?:{phrase})\b"), word)
    for phrase, word in (
        ("a great deal(?: of)?|a lot(?: of)?|lots of", "much"),
        ("a fair amount(?: of)?|quite a bit(?: of)?|a good deal(?: of)?", "fairly"),
        ("a moderate amount(?: of)?|some", "somewhat"),
        ("very much|very great", "greatly"),
        (
            "a little(?: bit)?(?: of)?|a bit(?: of)?|un peu|un poco|um pouco|un po|ein wenig|een beetje|ein bisschen",
            "slightly",
        ),
        ("hardly any", "barely"),
        ("well above", "greatly above"),
        ("well below", "greatly below"),
        ("الى حد ما", "somewhat"),
        ("d accord", "daccord"),
    )
)
"""How much is said in several words, and the one word that says the same."""
_AGAINST = words_of(
    "not no never nicht kein keine pas non nunca nao niet geen sin ohne sem senza nije lack lacking without",
    "didnt doesnt dont isnt wasnt hardly barely kaum nada ni ingen inte ikke غير لا ليس ليست",
)
_MIDDLE = words_of(
    "neutral neither same balanced average mixed unchanged equal equally indifferent weder neutro neutre",
    "neutrale neutraal undecided teils nor gleich unverandert either met meets identique pareil stable igual",
    "invariato invariata gelijk onveranderd weder mixed محايد نفس",
)
_SO_SO = plain_set("regular|so so|mais ou menos|más o menos|comme ci comme ça|così così|ok|okay|it depends")
"""The middle where they are all that a label says."""
_HALFWAY = words_of("moderate medium middle mittelmassig mittel moyennement mittlere medio medianamente متوسط")
"""The middle of a scale with two poles, and much of a scale without."""
_NOT_AT_ALL = re.compile(
    r"at all|in no way|gar nicht|uberhaupt nicht|ganz und gar nicht|pas du tout|para nada|en absoluto|per niente|"
    r"per nulla|"
    r"helemaal niet|absolument pas|de modo nenhum|على الاطلاق|مطلقا|اطلاقا"
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
    ("above", "below"),
    ("exceeded", "below"),
    ("exceeds", "below"),
    ("helpful", "harmful"),
    ("verbessert", "verschlechtert"),
    ("verbessern", "verschlechtern"),
    ("zugenommen", "abgenommen"),
    ("gestiegen", "gesunken"),
    ("hoher", "niedriger"),
    ("ameliore", "deteriore"),
    ("ameliore", "degrade"),
    ("augmente", "diminue"),
    ("mejorado", "empeorado"),
    ("mejoro", "empeoro"),
    ("aumentado", "disminuido"),
    ("aumento", "disminuyo"),
    ("melhorou", "piorou"),
    ("aumentou", "diminuiu"),
    ("migliorato", "peggiorato"),
    ("aumentato", "diminuito"),
    ("verbeterd", "verslechterd"),
    ("toegenomen", "afgenomen"),
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
    ("often", "rarely"),
    ("frequently", "rarely"),
    ("haufig", "selten"),
    ("oft", "selten"),
    ("souvent", "rarement"),
    ("liberal", "conservative"),
)
_POSITIVES_OF: dict[str, tuple[str, ...]] = {}
for _good, _bad in OPPOSITES:
    _POSITIVES_OF[_bad] = (*_POSITIVES_OF.get(_bad, ()), _good)
_FILLERS = words_of(
    "a an the it is was i im am are of to for me my at all in with than as about this that do did does feel",
    "did was be been so et de du des un une le la les en el los las der die das ist es mir ich bin zu mit als",
    "von o os e da do das no na il lo gli di che sono per het een te om va them they have has had would",
)


_CHINESE = re.compile(
    r"(?P<strength>完全|非常|十分|极其|极|很|比较|较|有点|稍微|略)?(?P<denied>不太|不|没)?(?P<idea>[\u4e00-\u9fff]{1,8})"
)
_CHINESE_STRENGTH = {
    "完全": 4.0,
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
    """Below 0 on the side of the opposite or the denial."""
    ideas: frozenset[str]
    turned: bool = False
    """The opposite of the idea is named."""
    halfway: bool = False
    few: bool = False
    denied: bool = False
    """Said to be none, without a word for how much."""


def grades(text: str) -> bool:
    """Whether a text is nothing but words for how much ("not at all", "definitely")."""
    words = _in_single_words(text).split()
    return bool(words) and (
        _NOT_AT_ALL.fullmatch(" ".join(words).removeprefix("not ")) is not None
        or all(word in _STRENGTH or word in _AGAINST or word in _FILLERS for word in words)
    )


def strength_of(label: str) -> float:
    """How strongly a label says what it says: 2.5 without a word for it."""
    bare = _in_single_words(label)
    if _NOT_AT_ALL.search(bare):
        return _AT_ALL
    strengths = [_STRENGTH[word] for word in bare.split() if word in _STRENGTH]
    return max(strengths) if strengths else _PLAIN_STRENGTH


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
    present = {word for label in labels for word in _in_single_words(label).split()}
    known: list[_Degree] = []
    for label in labels:
        degree = _chinese_degree(label) or _degree(label, present)
        if degree is None:
            return None
        known.append(degree)
    known = _centred(known)
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
    match = None if label.isascii() else _CHINESE.fullmatch(label.strip())
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
    bare = _in_single_words(label)
    at_all = _NOT_AT_ALL.search(bare) is not None
    words = (_NOT_AT_ALL.sub(" ", bare) if at_all else bare).split()
    if not words or len(words) > _MOST_WORDS:
        return None
    if bare in _SO_SO or any(word in _MIDDLE for word in words) or "no real impact" in bare or "no change" in bare:
        return _Degree(0.0, frozenset())
    strengths = [_STRENGTH[word] for word in words if word in _STRENGTH]
    negated = sum(word in _AGAINST for word in words)
    halfway = any(word in _HALFWAY for word in words)
    signs: dict[str, set[float]] = {}
    for word in words:
        if word in _AGAINST or word in _FILLERS or word in _HALFWAY or (word in _STRENGTH and word != "well"):
            continue
        positive = _positive(word, present)
        signs.setdefault(_stem(positive or word), set()).add(1.0 if positive is None else -1.0)
    if any(len(said) == 2 for said in signs.values()):
        return _Degree(0.0, frozenset())  # "neither satisfied nor dissatisfied"
    ideas = frozenset(signs)
    turned = any(-1.0 in said for said in signs.values())
    sign = -1.0 if sum(-1.0 in said for said in signs.values()) % 2 else 1.0
    strength = max(strengths) if strengths else _BETWEEN if halfway else _PLAIN_STRENGTH
    if at_all:
        return _Degree(-_AT_ALL * sign, ideas)
    if negated and words[0] in ("غير", "ليس"):
        return _Degree(-sign * strength, ideas)
    if negated:
        # "not very confident" is a little below the middle, "really did not enjoy" far below it
        first_negation = next(i for i, word in enumerate(words) if word in _AGAINST)
        before = any(word in _STRENGTH for word in words[:first_negation])
        value = -strength if before or not strengths else -(5.0 - strength) / 2
        return _Degree(sign * value, ideas, denied=not strengths)
    few = not turned and any(word in _FEW for word in words)
    return _Degree(sign * strength, ideas, turned=turned, halfway=halfway and not strengths, few=few)


@lru_cache(maxsize=4096)
def _in_single_words(label: str) -> str:
    """The label made plain, with what is said of its degree in one word each."""
    bare = plain(label)
    for phrase, word in _PHRASES:
        bare = phrase.sub(word, bare)
    return bare


def _centred(degrees: Sequence[_Degree]) -> list[_Degree]:
    """The degrees; where some name the opposite, "moderate" and "no impact" beside "negative impact" are the middle."""
    poles = [degree for degree in degrees if degree.turned]
    if any(degree.value == 0 or degree.turned for degree in degrees):
        degrees = [replace(degree, value=-degree.value) if degree.few else degree for degree in degrees]
    if not poles:
        return list(degrees)
    full = max(len(degree.ideas) for degree in degrees)
    made = []
    for degree in degrees:
        bare_denial = degree.denied and len(degree.ideas) < full
        made.append(_Degree(0.0, degree.ideas) if degree.halfway or bare_denial else degree)
    return made


def _positive(word: str, present: set[str]) -> str | None:
    """The word that this one is the opposite of, that among the labels first."""
    known = _POSITIVES_OF.get(word, ())
    return next((good for good in known if good in present), known[0] if known else _stripped(word, present))


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
