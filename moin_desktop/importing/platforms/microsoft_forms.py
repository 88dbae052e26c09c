"""Microsoft Forms: ID, start and completion time, e-mail, name; lists end with a semicolon."""

from moin_desktop.importing.platforms.signs import Platform, Signs, words

_ID = words("ID|Id|Nr|№|編號")
_TIMES = words(
    "start time|completion time|last modified time|startzeit|fertigstellungszeit|zeitpunkt der letzten änderung|"
    "hora de inicio",
    "hora de finalización|hora de última modificación|heure de début|heure de fin|heure de la dernière modification",
    "hora de início|hora de conclusão|hora da última modificação|ora di inizio|ora di completamento|"
    "ora dell'ultima modifica",
    "begintijd|tijd van voltooien|tijd laatst gewijzigd|starttid|tid for fullføring|slutförandetid|"
    "fuldførelsestidspunkt",
    "godzina rozpoczęcia|godzina ukończenia|开始时间|完成时间|開始時刻|完了時刻|開始時間|完成時間|وقت البدء|"
    "وقت الإكمال|время начала|время выполнения",
)
_POINTS = words(
    "total points|quiz feedback|gesamtpunktzahl|feedback zum quiz|total de puntos|total des points|总分|测验反馈"
)
_PERSON = words(
    "email|e mail|name|email address|correo electrónico|nombre|adresse de messagerie|nom|e-mail-adresse|"
    "posta elettronica|nome",
    "e-mailadres|naam|email1|name1|correo|电子邮件|名称|メール|名前|البريد الإلكتروني|الاسم|язык",
)


def _score(signs: Signs) -> float:
    times = signs.has(_TIMES, 8)
    if times >= 2:
        return 1.0
    if times == 1 and signs.has(_ID, 1):
        return 0.9
    return 0.0


MICROSOFT_FORMS = Platform(
    "microsoft_forms",
    "Microsoft Forms",
    _score,
    form_data=_ID | _TIMES | _POINTS | words("language|sprache|idioma|langue"),
    personal=_PERSON,
    form_data_starts=("Points - ", "Feedback - ", "Punkte – ", "Punkte - ", "Puntos: ", "Comentarios: ", "Points : "),
)
