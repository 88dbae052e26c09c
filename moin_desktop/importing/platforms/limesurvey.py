"""LimeSurvey: response id, last page and start language; options and items in brackets, N/A where not shown."""

import re

from moin_desktop.importing.platforms.signs import Platform, Signs, words

_FORM = words(
    "id|response id|submitdate|date submitted|lastpage|last page|startlanguage|start language|seed|startdate|"
    "date started|datestamp",
    "date last action|refurl|referrer url|interviewtime|total time|Antwort ID|Datum Abgeschickt|Letzte Seite|"
    "Start-Sprache",
    "Zufallsstartwert|Datum gestartet|Datum letzte Aktivität|Verweis-URL|Gesamtzeit|ID de la réponse|"
    "Date de soumission|Dernière page",
    "Langue de départ|Tête de série|Date de lancement|Date de la dernière action|URL de référence|Temps total|"
    "ID de respuesta",
    "Fecha de envío|Última página|Lenguaje inicial|Semilla|Fecha de inicio|Fecha de la última acción|"
    "ID da resposta|Data de envio",
    "ID risposta|Data invio|Ultima pagina|Lingua iniziale|Reactie-ID|Datum inzending|Laatste pagina|Starttaal|"
    "token|access code",
)
_PERSON = words(
    "ipaddr|IP address|IP-Adresse|Adresse IP|Dirección IP|Endereço IP|email|email address|firstname|lastname"
)
_SURE = words(
    "submitdate|lastpage|startlanguage|last page|start language|Letzte Seite|Start-Sprache|Dernière page|"
    "Langue de départ|Última página",
    "Antwort ID|ID de la réponse|ID de respuesta|Reactie-ID|ID risposta|Datum Abgeschickt|date submitted",
)
_CODED = re.compile(r"\w+(?:\[\w+\])+\. ")
_CODE_ONLY = re.compile(r"\w+\[\w+\]")


def _score(signs: Signs) -> float:
    sure = signs.has(_SURE, 12)
    if sure >= 2:
        return 1.0
    coded = signs.share(lambda heading: bool(_CODED.match(heading) or _CODE_ONLY.fullmatch(heading)))
    return 0.9 if sure or coded > 0.25 else 0.0


LIMESURVEY = Platform(
    "limesurvey",
    "LimeSurvey",
    _score,
    form_data=_FORM,
    personal=_PERSON,
    items_are_bare=False,
    not_available="always",
)
