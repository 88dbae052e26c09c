"""Word lists of ordered answers, lowest first, in the languages of the surveys we read; one level a line."""

from collections.abc import Mapping

from moin_desktop.importing.wording import plain

_AGREEMENT = (
    "strongly disagree|completely disagree|totally disagree|fully disagree|disagree strongly|disagree completely|"
    "stimme gar nicht zu|stimme überhaupt nicht zu|stimme absolut nicht zu|trifft gar nicht zu|"
    "trifft überhaupt nicht zu|"
    "lehne stark ab|pas du tout d'accord|tout à fait en désaccord|fortement en désaccord|totalmente en desacuerdo|"
    "muy en desacuerdo|completamente en desacuerdo|discordo totalmente|discordo completamente|discordo fortemente|"
    "fortemente in disaccordo|completamente in disaccordo|per niente d'accordo|totalmente in disaccordo|"
    "helemaal mee oneens|"
    "zeer mee oneens|helemaal niet mee eens|لا أوافق بشدة|غير موافق بشدة|أعارض بشدة|非常不同意|完全不同意|强烈反对|"
    "uopće se ne slažem|u potpunosti se ne slažem|совершенно не согласен|полностью не согласен|not at all agree|"
    "very much disagree",
    "disagree|mostly disagree|stimme nicht zu|trifft nicht zu|lehne ab|pas d'accord|en désaccord|en desacuerdo|"
    "discordo|"
    "in disaccordo|non sono d'accordo|disaccordo|oneens|mee oneens|niet mee eens|لا أوافق|غير موافق|أعارض|不同意|"
    "反对|"
    "ne slažem se|не согласен|generally disagree|do not agree|don't agree",
    "somewhat disagree|slightly disagree|rather disagree|tend to disagree|disagree somewhat|disagree slightly|"
    "stimme eher nicht zu|trifft eher nicht zu|plutôt pas d'accord|plutôt en désaccord|algo en desacuerdo|"
    "parcialmente en desacuerdo|discordo parcialmente|discordo em parte|abbastanza in disaccordo|"
    "parzialmente in disaccordo|"
    "enigszins mee oneens|لا أوافق إلى حد ما|比较不同意|不太同意|有点不同意|uglavnom se ne slažem|скорее не согласен",
    "neither agree nor disagree|neutral|neither|undecided|no opinion either way|teils teils|weder noch|unentschieden|"
    "stimme teils zu|ni d'accord ni pas d'accord|ni d'accord ni en désaccord|neutre|"
    "ni de acuerdo ni en desacuerdo|neutro|"
    "indiferente|não concordo nem discordo|nem concordo nem discordo|né d'accordo né in disaccordo|neutrale|neutraal|"
    "niet mee eens niet mee oneens|niet eens niet oneens|noch eens noch oneens|محايد|لا أوافق ولا أعارض|中立|"
    "一般|不一定|"
    "niti se slažem niti se ne slažem|нейтрально|neither disagree nor agree|agree nor disagree",
    "somewhat agree|slightly agree|rather agree|tend to agree|agree somewhat|agree slightly|partly agree|"
    "partially agree|"
    "stimme eher zu|trifft eher zu|plutôt d'accord|algo de acuerdo|parcialmente de acuerdo|concordo parcialmente|"
    "concordo em parte|abbastanza d'accordo|parzialmente d'accordo|enigszins mee eens|أوافق إلى حد ما|比较同意|"
    "有点同意|"
    "uglavnom se slažem|скорее согласен|stimme teilweise zu",
    "agree|mostly agree|generally agree|stimme zu|trifft zu|d'accord|de acuerdo|concordo|d'accordo|"
    "sono d'accordo|eens|"
    "mee eens|أوافق|موافق|同意|slažem se|согласен",
    "strongly agree|completely agree|totally agree|fully agree|agree strongly|agree completely|very much agree|"
    "stimme voll zu|stimme voll und ganz zu|stimme vollständig zu|stimme völlig zu|stimme sehr zu|trifft voll zu|"
    "trifft voll und ganz zu|trifft völlig zu|tout à fait d'accord|totalement d'accord|entièrement d'accord|"
    "totalmente de acuerdo|muy de acuerdo|completamente de acuerdo|concordo totalmente|concordo completamente|"
    "concordo plenamente|fortemente d'accordo|completamente d'accordo|molto d'accordo|pienamente d'accordo|"
    "helemaal mee eens|zeer mee eens|أوافق بشدة|موافق بشدة|非常同意|完全同意|强烈同意|u potpunosti se slažem|"
    "полностью согласен",
)
_FREQUENCY = (
    "never|not at all|nie|niemals|jamais|nunca|jamás|mai|nooit|أبدا|مطلقا|从不|从来没有|从未|一次也没有|nikad|"
    "nikada|никогда|"
    "i never|no never|at no time",
    "less than once a year|less than once per year|less than yearly|hardly ever|almost never|very rarely|"
    "casi nunca|quase nunca|"
    "presque jamais|quasi mai|fast nie|sehr selten|muy raramente|bijna nooit|几乎不|几乎从不",
    "once|only once|one time|just once|einmal|une fois|una vez|uma vez|una volta|eenmaal",
    "once a year|yearly|annually|every year|once per year|about once a year|jährlich|einmal im jahr|tous les ans|"
    "une fois par an|anualmente|una vez al año|uma vez por ano|annualmente|jaarlijks|a few times ever|"
    "every two years or more",
    "rarely|seldom|infrequently|very infrequently|selten|rarement|raramente|rara vez|poucas vezes|zelden|نادرا|"
    "很少|偶尔很少|"
    "rijetko|редко|not often|once in a while|several times a year|several times per year|a few times a year|"
    "a few times per year|"
    "few times a year|every few months|every six months|twice a year|less often|less often than monthly|"
    "less than monthly|"
    "less than once a month|less than once per month|menos de una vez al mes|menos de uma vez por mês|"
    "seltener als einmal im monat|"
    "moins d'une fois par mois|quarterly|once a quarter|mehrmals im jahr|plusieurs fois par an|seltener|"
    "less frequently",
    "monthly|every month|once a month|once per month|about once a month|at least once a month|one time per month|"
    "monatlich|"
    "einmal im monat|mensuellement|une fois par mois|mensualmente|una vez al mes|mensalmente|uma vez por mês|mensile|"
    "una volta al mese|maandelijks|每月|每月一次|شهريا|every semester quarter|1 time per month|once each month",
    "a few times a month|several times a month|a few times per month|2 3 times a month|two to three times a month|"
    "every two weeks|biweekly|fortnightly|every other week|mehrmals im monat|plusieurs fois par mois|"
    "algumas vezes por mês|"
    "varias veces al mes|entre una vez a la semana y una vez al mes|between once a week and once a month|"
    "sometimes|occasionally|some of the time|now and then|from time to time|every so often|manchmal|gelegentlich|"
    "ab und zu|"
    "parfois|de temps en temps|quelquefois|a veces|algunas veces|ocasionalmente|de vez en cuando|às vezes|"
    "algumas vezes|"
    "de vez em quando|qualche volta|a volte|talvolta|soms|af en toe|أحيانا|有时|偶尔|ponekad|povremeno|иногда",
    "about half the time|half of the time|half the time|etwa die hälfte der zeit|environ la moitié du temps|"
    "la mitad del tiempo",
    "weekly|every week|once a week|once per week|about once a week|at least once a week|wöchentlich|einmal pro woche|"
    "einmal in der woche|hebdomadairement|une fois par semaine|semanalmente|una vez a la semana|una vez por semana|"
    "uma vez por semana|settimanalmente|una volta alla settimana|wekelijks|每周|每周一次|أسبوعيا|regularly|"
    "regelmäßig|"
    "régulièrement|regularmente|regolarmente|regelmatig|fairly often|quite often|经常性",
    "often|frequently|very often|most of the time|usually|generally|a lot|oft|häufig|meistens|sehr oft|souvent|"
    "fréquemment|"
    "généralement|la plupart du temps|a menudo|con frecuencia|frecuentemente|generalmente|casi siempre|muchas veces|"
    "usualmente|frequentemente|com frequência|muitas vezes|geralmente|spesso|di solito|vaak|meestal|غالبا|عادة|"
    "经常|通常|"
    "često|часто|very frequently|a few times a week|several times a week|a few times per week|2 3 times a week|"
    "mehrmals pro woche|mehrmals in der woche|plusieurs fois par semaine|varias veces por semana|"
    "varias veces a la semana|"
    "várias vezes por semana|entre una vez al día y una vez a la semana|between once a day and once a week|"
    "almost always",
    "daily|every day|once a day|once per day|everyday|about once a day|at least once a day|täglich|jeden tag|"
    "quotidiennement|tous les jours|chaque jour|diariamente|todos los días|cada día|a diario|todos os dias|"
    "quotidianamente|"
    "ogni giorno|tutti i giorni|dagelijks|elke dag|每天|يوميا|svakodnevno|ежедневно|nearly every day|"
    "almost every day",
    "multiple times a day|several times a day|multiple times per day|several times per day|many times a day|"
    "more than once a day|mehrmals täglich|mehrmals am tag|plusieurs fois par jour|varias veces al día|"
    "más de una vez al día|"
    "várias vezes ao dia|più volte al giorno|hourly|every hour|meerdere keren per dag",
    "always|all the time|constantly|every time|immer|ständig|toujours|tout le temps|siempre|todo el tiempo|"
    "sempre|altijd|"
    "دائما|总是|一直|uvijek|всегда",
)
_QUALITY = (
    "terrible|awful|very poor|very bad|extremely poor|unacceptable|sehr schlecht|très mauvais|très mauvaise|"
    "muy malo|muy mala|"
    "pésimo|pésima|muito ruim|muito mau|muito má|péssimo|péssima|pessimo|molto male|zeer slecht|سيء جدا|سيئ جدا|"
    "非常差|很差|ungenügend",
    "poor|bad|weak|below average|schlecht|mangelhaft|mauvais|mauvaise|malo|mala|deficiente|ruim|mau|má|"
    "insufficiente|scarso|"
    "slecht|سيء|سيئ|ضعيف|差|较差|loše|плохо|inadequate|insufficient|unsatisfactory",
    "fair|average|acceptable|ok|okay|mediocre|so so|satisfactory|adequate|neutral|neither good nor bad|"
    "neither good nor poor|"
    "mittel|mittelmäßig|befriedigend|ausreichend|durchschnittlich|moyen|passable|acceptable|correct|regular|"
    "aceptable|"
    "mediano|razoável|médio|aceitável|sufficiente|discreto|matig|redelijk|voldoende|مقبول|متوسط|一般|还行|中等|"
    "osrednje|нормально|"
    "neither poor nor good|standard",
    "good|above average|gut|bon|bonne|bien|bueno|buena|bom|boa|buono|buona|goed|جيد|好|较好|dobro|хорошо",
    "very good|great|sehr gut|très bon|très bien|très bonne|muy bueno|muy buena|muy bien|muito bom|muito boa|"
    "ottimo|molto buono|"
    "zeer goed|جيد جدا|很好|非常好|vrlo dobro|очень хорошо",
    "excellent|outstanding|exceptional|world class|ausgezeichnet|hervorragend|exzellent|excelente|eccellente|"
    "uitstekend|"
    "ممتاز|优秀|极好|odlično|отлично|perfect|best",
)
_AMOUNT = (
    "none at all|not at all|nothing|none|no knowledge|no experience|gar nicht|überhaupt nicht|nichts|pas du tout|"
    "rien|nada|"
    "para nada|en absoluto|nenhum|per niente|niente|helemaal niet|niets|على الإطلاق|一点也不|完全没有|没有|"
    "nimalo|no|zero|"
    "no extent|to no extent|i dont use it|no impact|no influence|no problem|no barrier|not a problem|"
    "not a barrier|not an issue",
    "very little|hardly|hardly at all|not very much|not much|almost nothing|sehr wenig|kaum|très peu|muy poco|"
    "muito pouco|"
    "molto poco|heel weinig|قليل جدا|很少|very low|sehr niedrig|très faible|muy bajo|muito baixo|"
    "to a very small extent|minimal|"
    "trivial|very small extent|very limited",
    "a little|little|a little bit|a bit|slightly|small|low|minor|few|some knowledge|wenig|etwas|ein wenig|"
    "niedrig|gering|un peu|"
    "peu|faible|poco|un poco|algo poco|bajo|pouco|um pouco|baixo|basso|weinig|een beetje|laag|قليل|قليلا|منخفض|"
    "少|有一点|低|较低|malo|мало|"
    "to a small extent|small extent|a limited extent|limited|slight|to some small extent",
    "some|somewhat|moderate|moderately|medium|a moderate amount|to some extent|partly|partially|average|mittel|"
    "mäßig|teilweise|"
    "einigermaßen|moyen|moyennement|modérément|quelque peu|algo|medio|moderado|moderadamente|médio|moderato|"
    "medio alto|gemiddeld|"
    "enigszins|متوسط|إلى حد ما|一些|中|中等|一般|srednje|средне|quite|reasonably|in part|to a moderate extent|"
    "moderate extent|"
    "some extent|fairly|neutral",
    "a lot|much|quite a lot|quite a bit|a good deal|considerable|considerably|mostly|major|high|large|many|viel|"
    "ziemlich|hoch|groß|"
    "beaucoup|assez|élevé|fort|bastante|mucho|alto|muito|elevado|molto|veel|hoog|كثيرا|كثير|مرتفع|多|较多|高|"
    "较高|puno|много|"
    "to a large extent|large extent|to a great extent|great extent|substantial|significant|significantly|serious",
    "a great deal|very much|very high|a very great deal|extremely|very large|everything there is to know|"
    "critical|sehr viel|sehr|"
    "sehr hoch|énormément|très|très élevé|muchísimo|muy alto|muito alto|moltissimo|heel veel|zeer hoog|كثيرا جدا|"
    "مرتفع جدا|非常多|很多|很高|"
    "非常高|to a very great extent|to a very large extent|very large extent|very great extent|severe|"
    "very significant",
    "completely|entirely|fully|totally|everything|all|always|vollständig|völlig|voll und ganz|ganz|complètement|"
    "totalement|"
    "tout à fait|completamente|totalmente|del todo|completamente sim|volledig|helemaal|تماما|完全|全部|potpuno|"
    "полностью|essential",
)
_IMPORTANCE = (
    "not at all important|not important at all|unimportant|not important|very unimportant|völlig unwichtig|"
    "gar nicht wichtig|"
    "nicht wichtig|überhaupt nicht wichtig|pas du tout important|pas important|nada importante|no es importante|"
    "sem importância|não é importante|per niente importante|non importante|helemaal niet belangrijk|onbelangrijk|"
    "غير مهم|غير مهم على الإطلاق|不重要|完全不重要|非常不重要|not relevant|not relevant for me|irrelevant|"
    "not needed|not a priority|"
    "not useful|not useful at all|not helpful|not at all useful|not at all helpful|useless|nicht hilfreich|"
    "nicht relevant",
    "slightly important|not very important|of little importance|rather unimportant|low importance|eher unwichtig|"
    "wenig wichtig|"
    "peu important|plutôt pas important|poco importante|pouco importante|niet zo belangrijk|قليل الأهمية|"
    "不太重要|low priority|"
    "slightly useful|slightly helpful|not very useful|not very helpful|wenig hilfreich|nice to have|"
    "slightly relevant",
    "moderately important|somewhat important|neutral|neither important nor unimportant|average importance|"
    "teils teils|"
    "mittelmäßig wichtig|moyennement important|algo importante|moderadamente importante|mais ou menos importante|"
    "abbastanza importante|enigszins belangrijk|متوسط الأهمية|一般|medium priority|somewhat useful|somewhat helpful|"
    "moderately useful|moderately helpful|helpful sometimes|somewhat relevant",
    "important|rather important|fairly important|eher wichtig|wichtig|assez important|plutôt important|"
    "important pour moi|"
    "importante|bastante importante|belangrijk|مهم|重要|比较重要|high priority|useful|helpful|hilfreich|"
    "quite important|"
    "quite useful|quite helpful|relevant",
    "very important|highly important|sehr wichtig|très important|muy importante|muito importante|molto importante|"
    "heel belangrijk|zeer belangrijk|مهم جدا|非常重要|很重要|very useful|very helpful|sehr hilfreich|top priority|"
    "very relevant|highly relevant",
    "extremely important|essential|critical|crucial|absolutely essential|vital|äußerst wichtig|extrem wichtig|"
    "extrêmement important|essentiel|indispensable|fundamental|esencial|imprescindible|extremamente importante|"
    "essencial|"
    "essenziale|fondamentale|essentieel|cruciaal|至关重要|critical to me|extremely useful|extremely helpful|"
    "must have|mission critical",
)
_LIKELIHOOD = (
    "definitely not|certainly not|very unlikely|extremely unlikely|highly unlikely|not at all likely|absolutely not|"
    "bestimmt nicht|auf keinen fall|sehr unwahrscheinlich|certainement pas|très improbable|definitivamente no|"
    "muy improbable|"
    "definitivamente não|muito improvável|sicuramente no|molto improbabile|zeker niet|zeer onwaarschijnlijk|绝对不会|"
    "非常不可能|肯定不会|مستبعد جدا|not likely at all|definitely would not|no definitely not|never",
    "unlikely|probably not|not likely|not very likely|unwahrscheinlich|wahrscheinlich nicht|eher nicht|"
    "probablement pas|"
    "peu probable|improbable|probablemente no|poco probable|provavelmente não|pouco provável|improvável|"
    "probabilmente no|"
    "improbabile|waarschijnlijk niet|onwaarschijnlijk|不太可能|可能不会|غير محتمل|no probably not|"
    "somewhat unlikely|probably would not",
    "neutral|maybe|perhaps|possibly|might or might not|neither likely nor unlikely|vielleicht|eventuell|"
    "peut être|quizás|tal vez|"
    "talvez|forse|misschien|可能|不确定|ربما|možda|возможно|50 50|undecided|might",
    "likely|probably|somewhat likely|fairly likely|wahrscheinlich|eher ja|probablement|probable|assez probable|"
    "probablemente|"
    "provavelmente|provável|probabilmente|probabile|waarschijnlijk|比较可能|可能会|محتمل|yes probably|probably yes|"
    "moderately likely|probably would|quite likely",
    "very likely|highly likely|sehr wahrscheinlich|très probable|muy probable|muito provável|molto probabile|"
    "zeer waarschijnlijk|很可能|非常可能|محتمل جدا",
    "extremely likely|definitely|certainly|definitely yes|yes definitely|absolutely|absolutely likely|certain|"
    "bestimmt|"
    "auf jeden fall|certainement|definitivamente|definitivamente sí|seguramente|com certeza|sicuramente|zeker|"
    "肯定会|一定会|"
    "بالتأكيد|definitely would",
)
_LEVEL = (
    "none|no experience|non user|no knowledge|sin experiencia|keine erfahrung|aucune expérience|sem experiência|"
    "nessuna esperienza|geen ervaring|无|没有经验|بدون خبرة|absolute beginner|complete novice|did not know|"
    "never heard of it|"
    "never heard of|not aware|not familiar|not at all familiar|unfamiliar|unaware|i have never heard of it|"
    "not interested",
    "beginner|novice|basic|elementary|entry level|newbie|low|fundamental awareness|anfänger|anfängerin|"
    "grundkenntnisse|"
    "débutant|débutante|notions|principiante|inicial|básico|básica|iniciante|base|principiante assoluto|"
    "beginnend|basis|مبتدئ|"
    "初级|初学者|početnik|начинающий|heard of|heard of it|aware|a little familiar|slightly familiar|foundation|"
    "junior|entry|limited",
    "advanced beginner|lower intermediate|pre intermediate|some experience|tried once|tried it|somewhat familiar|"
    "etwas erfahrung|tried|have tried",
    "intermediate|medium|average|competent|moderate|mittel|fortgeschrittene anfänger|fortgeschritten|"
    "intermédiaire|intermedio|"
    "intermedia|intermediário|intermédio|gemiddeld|متوسط|中级|srednji|средний|moderately familiar|familiar|"
    "mid level|mid|"
    "used sometimes|occasionally use|used|working knowledge",
    "advanced|proficient|upper intermediate|experienced|skilled|avanzado|avanzada|avançado|avancé|avancée|"
    "avanzato|gevorderd|"
    "weit fortgeschritten|متقدم|高级|napredni|продвинутый|very familiar|senior|regularly use|regularly used|"
    "use regularly",
    "expert|master|professional|specialist|very advanced|extremely familiar|experte|expertin|experto|experta|"
    "expert(e)|"
    "especialista|esperto|esperta|خبير|专家|stručnjak|эксперт|guru|lead|principal|use all the time",
)
_SIZE = (
    "micro|tiny|very small|extra small|xs|kleinst|très petit|très petite|muy pequeño|muito pequeno|microempresa|微型",
    "small|s|klein|petit|petite|pequeño|pequeña|pequeno|pequena|piccolo|piccola|小|小型|صغير|malo|маленький|kleine",
    "medium|medium sized|mid sized|m|mittel|moyen|moyenne|mediano|mediana|médio|média|medio|media|middelgroot|中|"
    "中型|متوسط|srednje",
    "large|big|l|groß|große|grand|grande|groot|大|大型|كبير|veliko|большой",
    "very large|huge|extra large|xl|enterprise|sehr groß|très grand|muy grande|muito grande|zeer groot|特大|"
    "超大型|enormous",
)
_TIME = (
    "seconds|sekunden|secondes|segundos|秒",
    "minutes|minuten|minutos|minuti|分钟",
    "hours|stunden|heures|horas|ore|uren|小时",
    "days|tage|jours|días|dias|giorni|dagen|天",
    "weeks|wochen|semaines|semanas|settimane|weken|周",
    "months|monate|mois|meses|mesi|maanden|月",
    "years|jahre|années|ans|años|anos|anni|jaren|年",
)
_STAGE = (
    "not started|not yet started|not begun|no plans|not planned|no plan|nicht begonnen|pas commencé|no iniciado|"
    "não iniciado|"
    "exploring|exploring the idea|exploration|considering|thinking about it|idea|ideation|identifying problems|"
    "discovery|"
    "awareness|want to know more|still thinking about it|opportunities and challenges|pre mission|just looking|"
    "scoping",
    "generating ideas|defining|defining the mission|definition|alpha|research|concept|evaluating options|interest",
    "planning|planned|in planning|geplant|planifié|planeado|planejado|pianificato|gepland|designing|"
    "designing governance|"
    "design|developing proposals|developing|development|development and testing|developing and testing|preparing|"
    "evaluating?",
    "pilot|piloting|in pilot|testing|trial|beta|prototype|prototyping|making the case|proof of concept|pilotphase",
    "in progress|ongoing|started|underway|implementing|implementation|implementing projects|delivering|delivery|"
    "delivering and implementing|in bearbeitung|en cours|en curso|em andamento|in corso|bezig|launched|live|"
    "partially implemented|"
    "involved in a mission",
    "evaluating|evaluation|evaluating projects|evaluating and adapting|adapting|growing and scaling|scaling|"
    "scale|monitoring|"
    "established|mature|embedded",
    "completed|complete|done|finished|fully implemented|implemented|abgeschlossen|terminé|terminado|completado|"
    "concluído|"
    "completato|afgerond|diffusing lessons|changing systems|closed|sustaining",
)
_EDUCATION = (
    "no formal education|no schooling|none|less than primary|did not attend school|illiterate|sin estudios|"
    "keine schulbildung",
    "primary|primary school|primary education|elementary school|some primary|primaria|grundschule|école primaire|"
    "小学|primário|"
    "less than high school|did not finish high school|did not complete high school|less than high school degree",
    "lower secondary|some high school|middle school|junior high|hauptschule|realschule|初中|some secondary",
    "secondary|secondary school|high school|high school degree|high school diploma|upper secondary|"
    "high school graduate|abitur|"
    "high school or equivalent|high school diploma or equivalent|bachillerato|secundaria|lycée|baccalauréat|高中|"
    "ensino médio|a levels",
    "vocational|technical|apprenticeship|trade school|certificate|diploma|ausbildung|berufsausbildung|técnico|"
    "some college|"
    "some college or associate degree|some college no degree|some university|associate degree|associate's degree|"
    "associates degree|"
    "some college but no degree|大专|post secondary",
    "bachelor|bachelor's|bachelor degree|bachelor's degree|undergraduate|undergraduate degree|college degree|"
    "licence|licenciatura|"
    "graduação|laurea triennale|university degree|college graduate|本科|学士|grado|bachelors|bachelors degree",
    "some graduate school|some postgraduate|postgraduate diploma|graduate certificate|professional degree",
    "master|master's|master degree|master's degree|masters|masters degree|graduate degree|postgraduate|"
    "postgraduate degree|"
    "maestría|máster|mestrado|laurea magistrale|diplom|硕士|graduate or professional degree|advanced degree",
    "doctorate|phd|ph d|doctoral|doctoral degree|doctorate degree|promotion|doctorat|doctorado|doutorado|"
    "dottorato|博士|postdoc",
)


def _table(levels: tuple[str, ...]) -> Mapping[str, int]:
    """Each plain entry with its level; an entry that stands on two levels keeps the first."""
    table: dict[str, int] = {}
    for rank, line in enumerate(levels):
        for entry in line.split("|"):
            table.setdefault(plain(entry), rank)
    return table


FAMILIES: tuple[Mapping[str, int], ...] = tuple(
    _table(levels)
    for levels in (
        _AGREEMENT,
        _FREQUENCY,
        _QUALITY,
        _AMOUNT,
        _IMPORTANCE,
        _LIKELIHOOD,
        _LEVEL,
        _SIZE,
        _TIME,
        _STAGE,
        _EDUCATION,
    )
)
"""One table per kind of scale: plain wording to level, lowest first."""
