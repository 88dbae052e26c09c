"""Words that mean the same in every survey, by language: yes and no, other, none, don't know, no answer."""

import re

from moin_desktop.analysis.questions import Role
from moin_desktop.importing.wording import plain, plain_set

YES = plain_set(
    "yes|y|true|ja|j|wahr|oui|o|vrai|si|s|verdadero|sim|verdadeiro|vero|tak|ano|da|igen|evet|jah|kylla|joo|jo",
    "да|так|نعم|是|是的|はい|예|네|हाँ|\u03bd\u03b1\u03b9|כן|тийм|checked|selected|ticked|có|yeah|yep|ya",
)
NO = plain_set(
    "no|n|false|nein|falsch|non|faux|falso|nao|nee|nej|nei|nie|ne|nem|hayir|ei|не|нет|ні|لا|否|不是|いいえ|"
    "아니요|아니오|नहीं",
    "οχι|לא|үгүй|unchecked|not selected|unselected|not ticked|không|nope|tidak",
)
NOT_CHOSEN = plain_set(
    "not selected|unselected|unchecked|not ticked|not chosen|not quoted|unquoted|nicht gewählt|no seleccionado"
)
FLAG_YES = YES | plain_set("1|1.0|x|✓|✔|quoted|chosen")
FLAG_NO = NO | NOT_CHOSEN | plain_set("0|0.0")

_OTHER = plain_set(
    "other|others|other please specify|other specify|other please describe|something else|other write in|other fields",
    "sonstiges|sonstige|andere|anderes|anderer|etwas anderes|sonstiges bitte angeben|andere bitte angeben",
    "autre|autres|autre precisez|autre veuillez preciser|otro|otra|otros|otras|otro especifique|otra opcion",
    "outro|outra|outros|outras|outro especifique|altro|altra|altri|altro specificare|anders|overig|overige|andet|annet",
    "annat|muu|inne|inny|jine|ostalo|drugo|другое|другой|інше|أخرى|اخرى|غير ذلك|其他|其它|その他|기타|-oth-|"
    "diger|бусад",
)
_OTHER_START = re.compile(
    r"(?:other|others|something else|autres?|otr[oa]s?|outr[oa]s?|altr[oi]|sonstiges?|andere[rs]?|anders|ostalo|"
    r"drugo)"
    r"(?: (?:please|specify|precis\w*|especi\w*|bitte|specific\w*|veuillez|namely|namlich|namelijk|and|write|"
    r"comment\w*"
    r"|text|fields?|reason|not listed|describe|por favor|si|if|which|aub|svp|explain|que|word s|words?).*)?"
)
_SPECIFY = re.compile(
    r"\bif (?:other|you (?:chose|selected|answered|ticked|picked) other)\b|"
    r"^(?:please specify|other please|specify other|si otr[oa]|si autre|wenn sonstiges|falls sonstiges|se outr[oa])\b"
)
_NONE = plain_set(
    "none|none of these|none of the above|none of them|none yet|nothing|nothing in particular|no challenges|not any",
    "keine|keines|keiner|keine davon|keines davon|nichts|nichts davon|keine der genannten|aucun|aucune|aucun de ces",
    "aucune de ces reponses|aucun de ceux ci|rien|ninguno|ninguna|ninguna de las anteriores|ninguno de los anteriores",
    "nada|nenhum|nenhuma|nenhuma das anteriores|nenhum dos anteriores|nessuno|nessuna|nessuna delle precedenti|niente",
    "geen|geen van deze|geen van bovenstaande|niets|zadne|zaden|nijedno|nista|nijedan|нет|ничего|لا شيء|"
    "以上都不是|都没有|없음",
)
_DONT_KNOW = plain_set(
    "dont know|do not know|i dont know|i do not know|dk|dont know yet|idk|unknown|not sure|unsure|im not sure|"
    "i am not sure",
    "not sure dont know|not sure dont care|dont know not sure|no opinion|no answer|cant say|cannot say|hard to say",
    "prefer not to say|prefer not to answer|prefer not to disclose|refused|rather not say|decline to answer|"
    "no response",
    "i prefer not to say|i prefer not to answer|i would prefer not to say|id rather not say|dont remember|"
    "skip dont know",
    "i dont remember|i cant remember|do not remember|not applicable|doesnt apply|does not apply|"
    "not relevant to me|na|n a",
    "unapplicable|inapplicable|i would rather not say|would rather not say|i dont know yet",
    "not applicable to me|doesnt apply to me|does not apply to me|i do not wish to answer|prefer not to respond|"
    "undecided",
    "weiss nicht|weiß nicht|ich weiss nicht|ich weiß nicht|keine ahnung|keine angabe|keine meinung|keine antwort|k a",
    "kann ich nicht beurteilen|kann ich nicht sagen|trifft nicht auf mich zu|nicht zutreffend|entfallt|weiss ich nicht",
    "ne sait pas|je ne sais pas|ne sais pas|nsp|sans opinion|sans avis|ne se prononce pas|sans reponse|sans objet",
    "prefere ne pas repondre|je prefere ne pas repondre|non applicable|non concerne|pas concerne|ne s applique pas",
    "no se|no sabe|no lo se|no sabe no contesta|ns nc|ns|nc|prefiero no responder|prefiero no decirlo|no aplica|"
    "sin opinion",
    "nao sei|nao sabe|prefiro nao responder|nao se aplica|sem opiniao|nao tenho opiniao|prefiro nao dizer|"
    "nao respondeu",
    "non so|non saprei|non so non risponde|preferisco non rispondere|non applicabile|nessuna opinione|senza opinione",
    "weet niet|weet ik niet|ik weet het niet|geen mening|geen antwoord|wil ik niet zeggen|niet van toepassing|"
    "nvt|n v t",
    "ved ikke|vet ikke|vet ej|en osaa sanoa|nie wiem|nevim|ne znam|ne zelim odgovoriti|не знаю|затрудняюсь ответить",
    "لا أعرف|لا اعرف|لا أدري|لا ينطبق|أفضل عدم الإجابة|不知道|不清楚|不确定|不适用|不方便透露|説明できない|"
    "わからない|모름|잘 모르겠다",
)
_OR = re.compile(r"\s*/\s*|,? (?:or|oder|ou|o|of) ")
_LONGEST_UNSURE = 60
_DONT_KNOW_START = re.compile(
    r"(?:i )?(?:dont know|do not know|not sure|no se|nao sei|weiss nicht|ich weiss nicht|je ne sais pas|non so|"
    r"weet niet"
    r"|don t know|prefer not to|prefiero no|prefiro nao|not applicable|n a )\b.*"
)

MISSING_MARKS = frozenset(
    {
        "NA",
        "NaN",
        "nan",
        "NULL",
        "null",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#VALUE!",
        "#REF!",
        "#DIV/0!",
        "<NA>",
        "(空)",
        "(跳过)",
    }
)
"""Cells that no person wrote: traces of programs, and Wenjuanxing's marks for blank and skipped."""
NOT_AVAILABLE = frozenset({"N/A", "n/a", "N/a", "NA", "#N/A"})
NUMBER_CODES = frozenset(
    {"-99", "-77", "-66", "-88", "-9", "-8", "-1", "-999", "-97", "-98", "99999", "-99.0", "-77.0"}
)
"""Negative codes for "not answered" and the like, only where all real values are positive."""

MARKS = MISSING_MARKS | NOT_AVAILABLE | NUMBER_CODES
"""All marks of no answer."""


def is_yes(word: str) -> bool:
    """Whether the word alone says yes, in any of the languages."""
    return plain(word) in YES


def is_no(word: str) -> bool:
    """Whether the word alone says no."""
    return plain(word) in NO


def is_other(word: str) -> bool:
    """Whether an option or heading is "Other", with or without "please specify"."""
    bare = plain(word)
    return bare in _OTHER or _OTHER_START.fullmatch(bare) is not None


def asks_to_specify(heading: str) -> bool:
    """Whether a heading asks those who chose "Other" for their own words."""
    return _SPECIFY.search(plain(heading)) is not None


def role_of(label: str) -> Role:
    """Which options stand apart when answers are put in order."""
    bare = plain(label)
    if bare in _OTHER or _OTHER_START.fullmatch(bare):
        return Role.OTHER
    if bare in _NONE and bare not in NO:
        return Role.NONE
    if bare in _DONT_KNOW or _all_unsure(label) or bare.endswith(" n a") or _DONT_KNOW_START.fullmatch(bare):
        return Role.DONT_KNOW
    return Role.PLAIN


def _all_unsure(label: str) -> bool:
    """Whether a label joins two wordings of "don't know" ("Unsure / not applicable")."""
    parts = _OR.split(label) if len(label) <= _LONGEST_UNSURE else ()
    return len(parts) > 1 and all(plain(part) in _DONT_KNOW for part in parts)


def is_not_applicable(word: str) -> bool:
    """Whether the cell is a bare "N/A", a code in some platforms and an answer in others."""
    return word in NOT_AVAILABLE
