"""Columns that are no questions: what the form itself noted, and what identifies people."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.values import parse_dates
from moin_desktop.i18n import _
from moin_desktop.importing.facts import Facts
from moin_desktop.importing.numbers import asks_amount
from moin_desktop.importing.platforms import Platform
from moin_desktop.importing.vocabulary import is_no, is_yes
from moin_desktop.importing.wording import plain, plain_set

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_EMAILS = re.compile(rf"{_EMAIL.pattern}(?:[;,\s]+{_EMAIL.pattern}){{0,20}}[;,\s]*")
"""One address or several in a cell."""
_IP = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-fA-F]{0,4}:){3,7}[0-9a-fA-F]{0,4}")
_LONGEST_IP = 39
_PHONE = re.compile(r"'?\+?[\d()\s./-]{7,20}")
_PHONE_INSIDE = re.compile(r"(?<![\w.,/-])[+(]?\d[\d ()./-]{7,18}\d(?![\w,])")
_SUSPECTS = re.compile(r"[@\d](?:(?<=@)|[\d ()./-]{7,18}\d)")
"""What every e-mail address and telephone number holds."""
_DIGITS, _SPREAD = 9, 19
"""How many digits a telephone number has at least, and how many characters lie between its first and its last."""
_DATE_LIKE = re.compile(r"\(?(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})")
_TOKEN = re.compile(r"(?=.*\d)[\w{}:.-]{8,80}")
_NAMES = plain_set(
    "name|your name|full name|first name|last name|surname|family name|given name|forename|middle name|"
    "name and surname|firstname",
    "lastname|fullname|contact name|respondent name|participant name|name of respondent|your full name|"
    "first and last name|vorname",
    "nachname|familienname|ihr name|vor und nachname|vollständiger name|name vorname|nombre|nombres|apellido|"
    "apellidos|nombre completo",
    "nombre y apellido|nombre y apellidos|tu nombre|su nombre|nom|prénom|nom et prénom|nom de famille|votre nom|"
    "nome|sobrenome|cognome",
    "nome completo|nome e cognome|nome e sobrenome|seu nome|naam|voornaam|achternaam|uw naam|ime|prezime|"
    "ime i prezime|imię|nazwisko",
    "имя|фамилия|фио|الاسم|الاسم الكامل|姓名|名前|氏名|お名前|이름|성명|what is your name|what is your full name|"
    "wie heißen sie",
    "wie ist ihr name|cuál es tu nombre|quel est votre nom|name2|recipient first name|recipient last name|initials",
)
_ADDRESSES = plain_set(
    "address|home address|postal address|street|street address|adresse|anschrift|straße|dirección|"
    "direccion postal|endereço|indirizzo",
    "adres|adresa|adres zamieszkania|адрес|العنوان|地址|住所|ip|ip address|ipaddress|ip adresse|adresse ip|"
    "date of birth|birthdate|dob",
    "geburtsdatum|fecha de nacimiento|date de naissance|data de nascimento|data di nascita|passport number|"
    "social security number|ssn",
    "twitter|twitter handle|linkedin|linkedin profile|github username|github handle|discord handle|"
    "telegram handle|skype|latitude",
    "longitude|gps coordinates|orcid|身份证号|微信号|qq号",
)
_EMAIL_WORDS = plain_set(
    "email|e mail|mail address|email address|emails|e mails|correo electrónico|correo|courriel|adresse mail|mail|"
    "mailadresse|e posta",
    "correo electronico|endereço de e mail|posta elettronica|e mailadres|электронная почта|البريد الإلكتروني|"
    "邮箱|电子邮件|メールアドレス|이메일",
)
_PHONE_WORDS = plain_set(
    "phone|phone number|telephone|telephone number|mobile|mobile number|cell|cell phone|contact number|whatsapp|"
    "whatsapp number|telefon",
    "telefonnummer|handynummer|mobilnummer|teléfono|número de teléfono|celular|móvil|téléphone|"
    "numéro de téléphone|portable|telefone",
    "telemóvel|telefono|cellulare|telefoonnummer|telefoon|telefonski broj|телефон|номер телефона|رقم الهاتف|手机|"
    "手机号|电话|联系电话|電話番号",
    "전화번호",
)
_FORM_NAMES = plain_set(
    "timestamp|response id|respondent id|responseid|respondentid|submission id|submission date|submission time|"
    "submitted at|submitted",
    "date submitted|submitted on|start time|end time|completion time|start date|end date|created at|updated at|"
    "date created|created",
    "last modified|row id|rowid|row|rownames|row names|index|record id|recordid|uuid|guid|token|session id|"
    "sessionid|user id|userid",
    "ip address hash|completed|completion status|browser|user agent|useragent|device|device type|os|platform|"
    "referrer|referer|source url",
    "collector|collector id|network id|url|duration|duration in seconds|time taken|time spent|seconds|"
    "zeitstempel|marca temporal|horodateur",
    "carimbo de data hora|vremenska oznaka|id|no|nr|nº|serial|serial number|respondent|participant id|"
    "participant|caseid|case id|case",
    "unique id|anonymous id|hash|序号|编号|提交时间|提交答卷时间|submission|survey id|form id|id de respuesta|"
    "antwort id|startlanguage|lfdnr",
    "fbclid|gclid|msclkid|utm source|utm medium|utm campaign|utm term|utm content|"
    "ref|reference|reference number|response number|unique response number|response|responsenr|sid|pid|idx|seq|number",
)
_ONLY_IF_UNIQUE = plain_set(
    "id|no|nr|nº|row|index|case|respondent|participant|serial|hash|ref|reference|response|number|seq|idx|pid|sid|"
    "user id|userid|submission",
)
_ONLY_IF_TIMES = plain_set(
    "start date|end date|created|submitted|completed|start time|end time|duration|seconds|url|platform|device|os"
)

Verdict = tuple[QuestionType, str]


def form_data(facts: Facts, platform: Platform, position: int, width: int) -> Verdict | None:
    """Whether a column is form data or personal, and why in words; None where it is a question.

    ``position`` counts from 0 among ``width`` columns: ids and times of the form stand at the edges.
    """
    if not facts.filled:
        return None
    return _personal(facts, platform) or _form(facts, platform, position, width)


def _personal(facts: Facts, platform: Platform) -> Verdict | None:
    heading = plain(facts.heading.text)
    code = plain(facts.heading.code)
    emails = _share(facts, lambda word: "@" in word and _EMAILS.fullmatch(word))
    if emails >= 0.5:
        return QuestionType.PERSONAL, _("Most cells are e-mail addresses, so the column is left out.")
    named = heading in platform.personal or (code and code in platform.personal)
    if named or facts.heading.text in platform.personal_exact:
        if len(facts.words) == 1 and plain(facts.words[0]) in {"anonymous", "anonym", "anonimo", "anonyme"}:
            return QuestionType.META, _("The form was anonymous: every cell says the same.")
        return QuestionType.PERSONAL, _("{platform} keeps who answered here, so the column is left out.").format(
            platform=platform.title
        )
    if _share(facts, lambda word: len(word) <= _LONGEST_IP and _IP.fullmatch(word)) >= 0.8:
        return QuestionType.PERSONAL, _("The cells are internet addresses, so the column is left out.")
    if _answers_yes_or_no(facts):
        return None
    if heading in _NAMES or heading in _ADDRESSES:
        return QuestionType.PERSONAL, _("The heading asks who somebody is, so the column is left out.")
    if _asks_for(heading, _EMAIL_WORDS) and (emails >= 0.2 or (_is_short(heading) and _mostly_different(facts))):
        return QuestionType.PERSONAL, _("The heading asks for an e-mail address, so the column is left out.")
    if _asks_for(heading, _PHONE_WORDS) and _share(facts, _PHONE.fullmatch) >= 0.5:
        return QuestionType.PERSONAL, _("The cells are telephone numbers, so the column is left out.")
    return None


def _form(facts: Facts, platform: Platform, position: int, width: int) -> Verdict | None:
    heading, code = plain(facts.heading.text), plain(facts.heading.code)
    exact = facts.heading.text.strip()
    named = heading in platform.form_data or (code and code in platform.form_data) or exact in platform.form_data_exact
    starts = exact.startswith(platform.form_data_starts) if platform.form_data_starts else False
    ends = any(exact.endswith(end) or facts.heading.code.endswith(end) for end in platform.form_data_endings)
    if named or (exact == "#" and facts.filled == len(facts.words)):
        return QuestionType.META, _("{platform} adds this column to every answer.").format(
            platform=platform.title or _("The form")
        )
    if starts or ends or facts.heading.embedded:
        return QuestionType.META, _("The file marks this column as data of the form, not as a question.")
    unique = len(facts.words) >= 0.98 * facts.filled
    edge = position < 3 or position >= width - 3
    if heading in _FORM_NAMES:
        needs_unique, needs_times = heading in _ONLY_IF_UNIQUE, heading in _ONLY_IF_TIMES
        if not needs_unique and not needs_times:
            return QuestionType.META, _("The heading is one that forms give to their own data.")
        if needs_unique and unique and facts.filled > 2:
            return QuestionType.META, _(
                "The cells are all different and the heading says that they number the answers."
            )
        if needs_times and edge and (_moments(facts) >= 0.8 or (unique and facts.filled > 2)):
            return QuestionType.META, _("The cells say when the form was filled in.")
    return _by_content(facts, edge=edge, unique=unique, unnamed=not heading)


def _by_content(facts: Facts, *, edge: bool, unique: bool, unnamed: bool) -> Verdict | None:
    if not edge or facts.filled < 8:
        return None
    words, _counts = facts.sample()
    if (
        unique
        and not asks_amount(facts.heading.text)
        and (_is_sequence(words) or (unnamed and all(word.isdecimal() for word in words)))
    ):
        return QuestionType.META, _("The cells count up, so they number the answers.")
    if unique and all(_TOKEN.fullmatch(word) for word in words) and not _moments(facts):
        return QuestionType.META, _("Every cell is another code, so the column tells answers apart.")
    if len(words) >= 0.7 * min(facts.filled, len(words) + 1) and _moments(facts) >= 0.9 and _clocked(words):
        return QuestionType.META, _("The cells say when the form was filled in.")
    return None


def _is_sequence(words: tuple[str, ...]) -> bool:
    """Whether whole numbers go up (or down) by nearly even steps."""
    if not all(word.isascii() and word.isdecimal() and len(word) < 15 for word in words):
        return False
    values = [int(word) for word in words]
    steps = [b - a for a, b in pairwise(values)]
    return bool(steps) and (all(step > 0 for step in steps) or all(step < 0 for step in steps))


def _clocked(words: Iterable[str]) -> bool:
    """Whether most moments carry a time of day."""
    some = list(words)[:50]
    return sum(":" in word for word in some) > 0.8 * len(some)


def _moments(facts: Facts) -> float:
    """The share of answers that are dates."""
    if facts.dates >= 0.8 * facts.filled:
        return 1.0
    words = facts.words[:200]
    found = parse_dates(words)
    good = sum(
        count for moment, count in zip(found.astype("int64").tolist(), facts.counts, strict=False) if moment > _NAT
    )
    return good / max(1, sum(facts.counts[:200]))


_NAT = -(2**63)


def _share(facts: Facts, fits: Callable[[str], object]) -> float:
    """The share of answers whose text fits."""
    words, counts = facts.words[:500], facts.counts[:500]
    return sum(n for word, n in zip(words, counts, strict=True) if fits(word)) / max(1, sum(counts))


def _answers_yes_or_no(facts: Facts) -> bool:
    return len(facts.words) <= 4 and sum(is_yes(w) or is_no(w) for w in facts.words) >= 1


def _asks_for(heading: str, words: frozenset[str]) -> bool:
    return any(f" {word} " in f" {heading} " or (not word.isascii() and word in heading) for word in words)


def _is_short(heading: str) -> bool:
    return len(heading.split()) <= 5


def _mostly_different(facts: Facts) -> bool:
    return len(facts.words) >= 0.6 * facts.filled


def identifying(words: Sequence[str]) -> list[str]:
    """Those of many texts that ``identifies`` is true of, found by one look at all of them together."""
    every = "\n".join(words)
    if every.isascii():
        return [word for word in _suspects(words, every) if identifies(word)]
    ascii = [word for word in words if word.isascii()]
    others = (word for word in words if not word.isascii() and _SUSPECTS.search(word))
    return [word for word in (*_suspects(ascii, "\n".join(ascii)), *others) if identifies(word)]


def _suspects(words: Sequence[str], every: str) -> Iterator[str]:
    """Those of many ASCII texts in which an at sign stands, or as many digits as a telephone number has close by.

    ``every`` is all of them, one a line.
    """
    told = np.frombuffer(every.encode("ascii"), dtype=np.uint8)
    digits = np.flatnonzero((told >= ord("0")) & (told <= ord("9")))
    close = digits[_DIGITS - 1 :] - digits[: max(0, len(digits) - _DIGITS + 1)] <= _SPREAD
    spots = np.concatenate((digits[: len(close)][close], np.flatnonzero(told == ord("@"))))
    if len(spots):
        ends = np.cumsum([len(word) + 1 for word in words])
        for at in dict.fromkeys(np.searchsorted(ends, spots, side="right").tolist()):
            yield words[at]


def identifies(text: str) -> bool:
    """Whether an e-mail address or a telephone number stands in a text, alone or among other words."""
    if "@" in text and _EMAIL.search(text):
        return True
    return any(_is_phone(match.group()) for match in _PHONE_INSIDE.finditer(text))


def _is_phone(number: str) -> bool:
    """Whether digits with signs between are a telephone number: no date, no amount, no range of years."""
    digits = sum(c.isdecimal() for c in number)
    groups = re.split(r"[^\d]+", number.strip("+"))
    if not _DIGITS <= digits <= 15 or _DATE_LIKE.match(number):
        return False
    return number[0] in "+0(" or (len(groups) >= 3 and "-" in number and "." not in number)
