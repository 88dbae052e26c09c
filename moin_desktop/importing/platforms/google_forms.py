"""Google Forms: a timestamp first, in the language of the form; grids carry the row in brackets."""

import re

from moin_desktop.importing.platforms.signs import Platform, Signs, words

_TIMESTAMP = words(
    "timestamp|marca temporal|carimbo de data/hora|vremenska oznaka|zeitstempel|horodateur|informazioni cronologiche",
    "tijdstempel|sygnatura czasowa|tidsstämpel|tidsstempel|aikaleima|časová značka|časovna oznaka|zaman damgas\u0131|"
    "időbélyeg",
    "отметка времени|позначка часу|χρονική σήμανση|طابع زمني|חותמת זמן|タイムスタンプ|时间戳记|时间戳|時間戳記|"
    "타임스탬프|dấu thời gian|stempel waktu",
    "cap temps|marca de temps|cachet temporel|laiko žymė|laika zīmogs|marcaj de timp|цагийн тэмдэг|ประทับเวลา|"
    "timestamp utc",
)
_SCORE = words("score|punktzahl|puntuación|pontuação|punteggio|nota")
_PERSON = words(
    "email address|username|e-mail-adresse|dirección de correo electrónico|endereço de e-mail|adresse e-mail|"
    "nom d'utilisateur",
    "indirizzo email|e-mailadres|nombre de usuario|benutzername|nome de usuário",
)
_SHEET = re.compile(
    r"(?:form responses|respuestas de formulario|respostas ao formulário|formularantworten|réponses au)", re.I
)


def _score(signs: Signs) -> float:
    if signs.has(_TIMESTAMP, 1):
        return 1.0
    if _SHEET.match(signs.sheet):
        return 0.9
    return 0.8 if signs.has(_TIMESTAMP, 4) else 0.0


GOOGLE_FORMS = Platform(
    "google_forms",
    "Google Forms",
    _score,
    form_data=_TIMESTAMP | _SCORE,
    personal=_PERSON,
    items_are_bare=False,
    not_available="never",
)
