"""Names that people give one country, so that two spellings can be told to be one answer."""

from moin_desktop.importing.wording import plain

_NAMES = (
    "United Kingdom|UK|U.K.|Great Britain|GB|Britain|United Kingdom of Great Britain and Northern Ireland|"
    "Vereinigtes Königreich"
    "|Royaume-Uni|Reino Unido",
    "United States|USA|U.S.A.|US|U.S.|United States of America|America|the United States|the US|the USA|"
    "Vereinigte Staaten"
    "|États-Unis|Estados Unidos|EE.UU.|EEUU",
    "Netherlands|The Netherlands|Holland|NL|Niederlande|Pays-Bas|Países Bajos|Nederland",
    "Germany|Deutschland|Federal Republic of Germany|Allemagne|Alemania|DE",
    "Czechia|Czech Republic|Tschechien",
    "South Korea|Korea|Republic of Korea|Korea, Republic of|Korea (South)",
    "North Korea|Democratic People's Republic of Korea|DPRK",
    "Russia|Russian Federation|Russland",
    "United Arab Emirates|UAE|U.A.E.|Emirates",
    "New Zealand|Aotearoa|Aotearoa New Zealand|NZ|Aotearoa/New Zealand",
    "Ireland|Republic of Ireland|Éire|Eire",
    "Türkiye|Turkey|Turkiye",
    "Viet Nam|Vietnam",
    "Iran|Islamic Republic of Iran|Iran, Islamic Republic of",
    "Bolivia|Plurinational State of Bolivia|Bolivia (Plurinational State of)",
    "Venezuela|Bolivarian Republic of Venezuela",
    "Tanzania|United Republic of Tanzania",
    "Moldova|Republic of Moldova",
    "North Macedonia|Macedonia|Republic of North Macedonia",
    "Slovakia|Slovak Republic",
    "Taiwan|Taiwan, Province of China|Chinese Taipei",
    "Hong Kong|Hong Kong SAR|Hong Kong S.A.R.",
    "China|People's Republic of China|PRC|P.R. China",
    "Democratic Republic of the Congo|DRC|DR Congo|Congo, Democratic Republic of the|Congo-Kinshasa",
    "Ivory Coast|Côte d'Ivoire|Cote d'Ivoire",
    "Cape Verde|Cabo Verde",
    "Eswatini|Swaziland",
    "Myanmar|Burma",
    "East Timor|Timor-Leste",
    "Laos|Lao PDR|Lao People's Democratic Republic",
    "Syria|Syrian Arab Republic",
    "Palestine|State of Palestine|Palestinian Territories",
    "South Africa|RSA|Republic of South Africa",
    "Brazil|Brasil|BR",
    "Spain|España|Espana",
    "Italy|Italia",
    "Mexico|México|MX",
    "Peru|Perú",
    "Panama|Panamá",
    "Canada|CA|CAN",
    "Belgium|Belgique|België|Belgien",
    "Switzerland|Schweiz|Suisse|Svizzera|CH",
    "Austria|Österreich",
    "France|République française|FR",
    "Poland|Polska",
    "Sweden|Sverige",
    "Norway|Norge",
    "Denmark|Danmark",
    "Finland|Suomi",
    "Japan|日本",
    "India|Bharat|IN",
    "Saudi Arabia|KSA|Kingdom of Saudi Arabia",
    "European Union|EU",
)
_COUNTRY = {plain(name): line.split("|", 1)[0] for line in _NAMES for name in line.split("|")}


def same_country(label: str) -> str | None:
    """The usual name of the country that a label names; None for anything else."""
    bare = plain(label).removeprefix("the ")
    return _COUNTRY.get(bare) or _COUNTRY.get(plain(label))
