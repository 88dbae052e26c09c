"""Which region of the world a country lies in, by any of the names it goes by."""

from collections.abc import Sequence
from functools import lru_cache

from moin_desktop.analysis.questions import Question, QuestionType, Role
from moin_desktop.analysis.spellings import folded
from moin_desktop.i18n import _

# Facts of the United Nations' standard country or area codes (M49): each country with its other names in use.
_EUROPE = """
Albania; Andorra; Austria|Österreich|Autriche; Belarus; Belgium|Belgique|België|Belgien; Bosnia and Herzegovina|Bosnia;
Bulgaria; Croatia|Hrvatska; Czechia|Czech Republic|Tschechien; Denmark|Danmark|Dänemark; Estonia; Faroe Islands;
Finland|Suomi|Finnland; France|Frankreich|Francia; Germany|Deutschland|Allemagne|Alemania; Gibraltar; Greece|Hellas;
Guernsey; Holy See|Vatican|Vatican City; Hungary|Magyarország; Iceland; Ireland|Republic of Ireland|Éire; Isle of Man;
Italy|Italia|Italien|Italie; Jersey; Kosovo; Latvia; Liechtenstein; Lithuania; Luxembourg; Malta;
Moldova|Republic of Moldova; Monaco; Montenegro; Netherlands|Holland|Nederland|Niederlande|Pays-Bas|Países Bajos;
North Macedonia|Macedonia|Republic of North Macedonia; Norway|Norge|Norwegen; Poland|Polska|Polen; Portugal;
Romania; Russia|Russian Federation|Russland; San Marino; Serbia; Slovakia|Slovak Republic; Slovenia;
Spain|España|Spanien|Espagne; Sweden|Sverige|Schweden; Switzerland|Schweiz|Suisse|Svizzera; Ukraine;
United Kingdom|UK|Great Britain|Britain|GB|England|Scotland|Wales|Northern Ireland|Vereinigtes Königreich|Royaume-Uni|
Reino Unido|United Kingdom of Great Britain and Northern Ireland|
United Kingdom of Great Britain & Northern Ireland
"""
_AFRICA = """
Algeria; Angola; Benin; Botswana; Burkina Faso; Burundi; Cameroon|Cameroun; Cape Verde|Cabo Verde;
Central African Republic; Chad; Comoros; Congo|Republic of the Congo|Congo-Brazzaville;
Democratic Republic of the Congo|DR Congo|DRC|Congo-Kinshasa|Congo, Democratic Republic of the; Djibouti; Egypt;
Equatorial Guinea; Eritrea; Eswatini|Swaziland; Ethiopia; Gabon; Gambia; Ghana; Guinea; Guinea-Bissau;
Ivory Coast|Côte d'Ivoire; Kenya; Lesotho; Liberia; Libya; Madagascar; Malawi; Mali; Mauritania; Mauritius; Mayotte;
Morocco|Maroc; Mozambique|Moçambique; Namibia; Niger; Nigeria; Réunion; Rwanda; Sao Tome and Principe; Senegal;
Seychelles; Sierra Leone; Somalia; South Africa|RSA|Republic of South Africa; South Sudan; Sudan;
Tanzania|United Republic of Tanzania; Togo; Tunisia|Tunisie; Uganda; Western Sahara; Zambia; Zimbabwe
"""
_ASIA = """
Afghanistan; Armenia; Azerbaijan; Bahrain; Bangladesh; Bhutan; Brunei|Brunei Darussalam; Cambodia;
China|People's Republic of China|PRC|P.R. China|中国|中國; Cyprus; East Timor|Timor-Leste; Georgia;
Hong Kong|Hong Kong SAR|Hong Kong (S.A.R.)|香港; India|Bharat; Indonesia; Iran|Islamic Republic of Iran|
Iran, Islamic Republic of; Iraq; Israel; Japan|日本; Jordan; Kazakhstan; Kuwait; Kyrgyzstan;
Laos|Lao PDR|Lao People's Democratic Republic; Lebanon; Macao|Macau; Malaysia; Maldives; Mongolia; Myanmar|Burma; Nepal;
North Korea|DPRK|Democratic People's Republic of Korea; Oman; Pakistan;
Palestine|State of Palestine|Palestinian Territories; Philippines; Qatar; Saudi Arabia|KSA|Kingdom of Saudi Arabia;
Singapore; South Korea|Korea|Republic of Korea|Korea, Republic of|Korea (South)|대한민국; Sri Lanka;
Syria|Syrian Arab Republic; Taiwan|Chinese Taipei|Taiwan, Province of China|台灣|台湾; Tajikistan; Thailand;
Türkiye|Turkey; Turkmenistan; United Arab Emirates|UAE|Emirates; Uzbekistan; Viet Nam|Vietnam; Yemen
"""
_LATIN_AMERICA = """
Anguilla; Antigua and Barbuda; Argentina; Aruba; Bahamas; Barbados; Belize;
Bolivia|Plurinational State of Bolivia|Bolivia (Plurinational State of); Brazil|Brasil; British Virgin Islands;
Cayman Islands; Chile; Colombia; Costa Rica; Cuba; Curaçao; Dominica; Dominican Republic|República Dominicana; Ecuador;
El Salvador; Falkland Islands; French Guiana; Grenada; Guadeloupe; Guatemala; Guyana; Haiti; Honduras; Jamaica;
Martinique; Mexico|México|Mexique; Montserrat; Nicaragua; Panama; Paraguay; Peru; Puerto Rico; Saint Kitts and Nevis;
Saint Lucia|St Lucia; Saint Vincent and the Grenadines; Suriname; Trinidad and Tobago|Trinidad & Tobago;
Turks and Caicos Islands; Uruguay; Venezuela|Bolivarian Republic of Venezuela|Venezuela, Bolivarian Republic of
"""
_NORTH_AMERICA = """
Bermuda; Canada; Greenland; United States|USA|US|United States of America|America|Vereinigte Staaten|États-Unis|
Estados Unidos|EE.UU.|EEUU
"""
_OCEANIA = """
American Samoa; Australia|Australien; Cook Islands; Fiji; French Polynesia; Guam; Kiribati; Marshall Islands;
Micronesia|Federated States of Micronesia; Nauru; New Caledonia; New Zealand|Aotearoa|Aotearoa New Zealand|NZ; Niue;
Palau; Papua New Guinea; Samoa; Solomon Islands; Tokelau; Tonga; Tuvalu; Vanuatu
"""
_TABLE = {
    "europe": _EUROPE,
    "africa": _AFRICA,
    "asia": _ASIA,
    "latin_america": _LATIN_AMERICA,
    "north_america": _NORTH_AMERICA,
    "oceania": _OCEANIA,
}


def _plain(name: str) -> str:
    """A name without case, accents, signs and a leading article."""
    bare = name.replace("&", " and ")
    for sign in (".", "’", "'"):
        bare = bare.replace(sign, "")
    return folded(bare).removeprefix("the ")


_REGIONS = {
    _plain(name): region
    for region, text in _TABLE.items()
    for country in text.replace("\n", " ").split(";")
    for name in country.split("|")
}
MOSTLY = 0.7
"""Answers of which this share are names of countries are countries."""
LEAST = 3


@lru_cache(maxsize=4096)
def region(label: str) -> str:
    """The region of the country that a label names: europe, africa …; empty for anything else.

    Source: United Nations Statistics Division, Standard country or area codes for statistical use (M49).
    """
    return _REGIONS.get(_plain(label), "")


def region_text(region: str) -> str:
    """The name of a region; "Elsewhere" for none."""
    return {
        "europe": _("Europe"),
        "africa": _("Africa"),
        "asia": _("Asia"),
        "latin_america": _("Latin America and the Caribbean"),
        "north_america": _("North America"),
        "oceania": _("Oceania"),
    }.get(region, _("Elsewhere"))


def names_countries(question: Question) -> bool:
    """Whether the answers of a question are countries, by their labels."""
    if question.type is not QuestionType.SINGLE:
        return False
    labels = [option.label for option in question.options if option.role is Role.PLAIN]
    known = sum(1 for label in labels if region(label))
    return known >= LEAST and known >= MOSTLY * len(labels)


def by_region(labels: Sequence[str], counts: Sequence[int]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Each region with the places of its labels as they stand, the region with most first, "Elsewhere" last."""
    places: dict[str, list[int]] = {}
    for at, label in enumerate(labels):
        places.setdefault(region(label), []).append(at)
    size = {one: sum(counts[at] for at in there) for one, there in places.items()}
    ordered = sorted(places, key=lambda one: (one == "", -size[one]))
    return tuple((region_text(one), tuple(places[one])) for one in ordered)
