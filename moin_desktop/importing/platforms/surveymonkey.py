"""SurveyMonkey: respondent and collector ids, a second heading row with the answer options."""

from moin_desktop.importing.platforms.signs import Platform, Signs, words

_FORM = words(
    "Respondent ID|RespondentID|Collector ID|CollectorID|Start Date|StartDate|End Date|EndDate|Date Created|"
    "Date Modified",
    "Custom Data 1|Custom Data|CustomData|CustomValue|ID du répondant|ID der Umfrageteilnehmer|collector|"
    "ID de recopilador",
    "Identificador del encuestado|Fecha de inicio|Fecha de finalización|Startdatum|Enddatum|ID del encuestado",
)
_PERSON = words(
    "IP Address|IPAddress|Email Address|EmailAddress|First Name|FirstName|Last Name|LastName|IP-Adresse|E-Mail-Adresse"
)
_SURE = words("Respondent ID|RespondentID|Collector ID|CollectorID")
_ITEM_ROW = words("Response|Open-Ended Response|Other (please specify)")


def _score(signs: Signs) -> float:
    if signs.has(_SURE, 3):
        return 1.0
    if len(signs.rows) == 2:
        from_rows = sum(heading in _ITEM_ROW for heading in map(_plain, signs.rows[1]))
        return 0.9 if from_rows >= 2 else 0.0
    return 0.0


def _plain(cell: str) -> str:
    return next(iter(words(cell)), "")


SURVEYMONKEY = Platform("surveymonkey", "SurveyMonkey", _score, form_data=_FORM, personal=_PERSON, items_are_bare=False)
