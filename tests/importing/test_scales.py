"""Scales in many wordings come out lowest first, and lists of things are no scales."""

import pytest

from moin_desktop.importing.scales import find_scale

ORDERED = [
    "<10 < 10-49 < 50-99 < 100-499 < >5000",
    "18-29 < 30-44 < 45-60 < > 60",
    "Less than 1 year < 1-2 years < 3-5 years < 5+ years",
    "0-6 months ago < 6 months - 1 year ago < More than 1 year ago",
    "Menos de un año < 3 - 5 < 8 - 10 < 10+",
    "3 - 5 godina < 6 - 10 godina < više od 10 godina",
    "Under £10,000 < £10,000 - £19,999 < £20,000 - £29,999 < £30,000 or more < Prefer not to say",
    "None yet < 1 < 2 < 3-5 < More than 10",
    "I don't use it < Less than 6 months < 6-12 months < 1-2 years < 2+ years",
    "Just me - I am a freelancer < 2 to 9 employees < 10 to 19 employees < 10,000 or more employees",
    "Under ten < Tens < Hundreds < Thousands < Tens of thousands",
    "age20_25 < age46_50 < age60_65",
    "1_not_at_all < 2_not_very_much < 3_neutral < 5_completely_yes < don_t_know",
    "(0) Not a problem. < (2) Minor. < (4) Critical.",
    "1 - Not very impressive < 4 - Very impressive < 5 - Extremely impressive",
    "1 (Never) < 2 < 3 < 4 (Always)",
    "Strongly disagree < Disagree < Neither agree nor disagree < Agree < Strongly agree",
    "Stimme gar nicht zu < Stimme eher nicht zu < Stimme eher zu < Stimme vollständig zu",
    "Pas du tout d'accord < Plutôt pas d'accord < Plutôt d'accord < Tout à fait d'accord",
    "Totalmente en desacuerdo < En desacuerdo < De acuerdo < Totalmente de acuerdo",
    "Discordo totalmente < Discordo < Concordo < Concordo totalmente",
    "Helemaal mee oneens < Oneens < Neutraal < Mee eens < Helemaal mee eens",
    "Per niente d'accordo < Abbastanza d'accordo < Molto d'accordo",
    "غير موافق بشدة < غير موافق < محايد < موافق < موافق بشدة",
    "非常不同意 < 不同意 < 一般 < 同意 < 非常同意",
    "很不满意 < 不满意 < 一般 < 满意 < 非常满意",
    "非常负向 < 中立 < 比较正向 < 非常正向",
    "Last week < Last month < Longer ago",
    "1st year < 2nd year < 3rd year or later",
    "Never < Rarely < Sometimes < Often < Always",
    "Never. < Every few months. < Monthly. < Weekly. < Daily.",
    "A few times a month < A few times a week < Multiple times a day",
    "Nunca, no lo uso < Raramente, sé cómo < A veces, en partes < Con frecuencia, en todo < No sé qué es",
    "never_treat < sometimes_treat < always_treat",
    "Poor < Fair < Good < Very good < Excellent",
    "Nicht wichtig < Eher unwichtig < Eher wichtig < Sehr wichtig",
    "Sin experiencia < Inicial < Intermedio < Experto",
    "Discovery < Alpha < Beta < Live",
    "Exploring the idea < Defining the mission < Designing governance < Delivering < Evaluating and adapting",
    "Micro < Small < Medium < Large",
    "Days < Weeks < Months < Years",
    "Very unlikely < Unlikely < Likely < Very likely",
    "Very dissatisfied < Dissatisfied < Neutral < Satisfied < Very satisfied",
    "Très insatisfait < Insatisfait < Satisfait < Très satisfait",
    "Really did not enjoy it < Slightly did not enjoy it < Neutral < Slightly enjoyed it < Really enjoyed it",
    "I'm less confident now < I'm equally confident now < I'm more confident now",
    "Much harder than before < Slightly harder than before < About the same as before < Slightly easier than before",
    "Very unfavorably < Somewhat unfavorably < Neither favorably nor unfavorably (neutral) < Very favorably",
    "Did not know < Heard of < Tried once < Regularly use",
    "Not at all satisfied < Slightly satisfied < Moderately satisfied < Very satisfied < Completely satisfied",
    "Never < Less than once a month < 1-3 times a month < Once a week < 2-4 times a week < Daily or almost daily",
    "Not at all < Several days < More than half the days < Nearly every day",
    "Not at all likely < Not so likely < Somewhat likely < Very likely < Extremely likely",
    "Significantly decreased < Decreased < No change < Increased < Significantly increased",
    "Less than €1 million < €1-10 million < €10-100 million < More than €100 million < More than €1 billion",
    "Self-employed < 1-10 employees < 11-50 employees < 51-200 employees < More than 200 employees",
    "No trust at all < Not very much trust < A fair amount of trust < A great deal of trust",
    "Strongly oppose < Somewhat oppose < Neither support nor oppose < Somewhat support < Strongly support",
    "Very negative impact < Somewhat negative impact < No impact < Somewhat positive impact < Very positive impact",
    "Far below expectations < Below expectations < Met expectations < Above expectations < Far above expectations",
    "Not a problem at all < A slight problem < A moderate problem < A serious problem",
    "Gar nicht wichtig < Weniger wichtig < Mittelmäßig wichtig < Wichtig < Sehr wichtig",
    "Kein Abschluss < Hauptschulabschluss < Realschulabschluss < Abitur < Bachelor < Master < Promotion",
    "In keinem Maße < In geringem Maße < In mittlerem Maße < In hohem Maße < In sehr hohem Maße",
    "Deutlich verschlechtert < Etwas verschlechtert < Unverändert < Etwas verbessert < Deutlich verbessert",
    "Jamais < Moins d'une fois par mois < Une à trois fois par mois < Plusieurs fois par semaine < Tous les jours",
    "Très improbable < Peu probable < Neutre < Probable < Très probable",
    "Non, pas du tout < Non, plutôt pas < Oui, plutôt < Oui, tout à fait",
    "Muy insatisfecho < Insatisfecho < Ni satisfecho ni insatisfecho < Satisfecho < Muy satisfecho",
    "Nada < Poco < Bastante < Mucho",
    "Até R$ 1.000,00 < De R$ 1.000,01 a R$ 3.000,00 < De R$ 3.000,01 a R$ 5.000,00 < Acima de R$ 5.000,00",
    "Até 1 salário mínimo < De 1 a 3 salários mínimos < Mais de 3 salários mínimos",
    "Per niente d'accordo < Poco d'accordo < Abbastanza d'accordo < Molto d'accordo < Completamente d'accordo",
    "Da 1 a 9 dipendenti < Da 10 a 49 dipendenti < Oltre 50 dipendenti",
    "Jonger dan 18 jaar < 18 t/m 24 jaar < 25 t/m 34 jaar < 50 jaar of ouder",
    "Nooit < Een paar keer per jaar < Maandelijks < Wekelijks < Dagelijks",
    "غير راض على الإطلاق < غير راض < محايد < راض < راض جدا",
    "أقل من 18 سنة < 18-24 سنة < 25-34 سنة < 45 سنة فأكثر",
    "أقل من 20 < من 20 إلى 30 < من 31 إلى 40 < أكثر من 40",
    "لا على الإطلاق < بدرجة قليلة < بدرجة متوسطة < بدرجة كبيرة < بدرجة كبيرة جدا",
    "从不 < 很少 < 偶尔 < 有时 < 经常 < 总是",
    "几乎不 < 每月1-2次 < 每周1-2次 < 每周3-5次 < 每天",
    "18岁以下 < 18-25岁 < 26-30岁 < 51-60岁 < 60岁以上",
    "5千以下 < 5千-1万 < 1万-2万 < 2万以上",
    "初中及以下 < 高中/中专 < 大专 < 本科 < 硕士及以上",
    "完全不了解 < 不太了解 < 一般 < 比较了解 < 非常了解",
]

UNORDERED = [
    "Yes / No / Maybe",
    "Yes. / Neutral. / No. / Does not apply.",
    "Yes / Partially / No",
    "Graduate student / Postdoc / Researcher",
    "Python 3 / Python 2 / R",
    "Espoo, December 2017 / Aarhus, October 2017 / Turku, March 2018",
    "Group Alpha - Law / Group Omega - Law / Group Omega - CS",
    "Suburban / Urban / Rural",
    "Female / Male / Other",
    "Full-time / Part-time / Unemployed",
    "Developer / SysAdmin / HelpDesk / Otro",
    "Today / Future plans",
    "Bhaktapur / Dhading / Dolakha",
]


@pytest.mark.parametrize("scale", ORDERED)
def test_scale_is_put_in_order(scale: str) -> None:
    wanted = scale.split(" < ")
    mixed = sorted(wanted)
    found = find_scale(mixed, [20] * len(mixed))
    assert found is not None
    assert [mixed[i] for i in found.order] == wanted


@pytest.mark.parametrize("things", UNORDERED)
def test_things_are_no_scale(things: str) -> None:
    options = things.split(" / ")
    assert find_scale(options, [20] * len(options)) is None


def test_one_of_a_scale_is_no_scale() -> None:
    assert find_scale(["Agree"], [7]) is None
    assert find_scale([], []) is None
