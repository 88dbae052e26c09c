"""Scales of how often and how much: frequency, amount, size, time; lowest first, one level a line."""

FREQUENCY = (
    "never|not at all|nie|niemals|jamais|nunca|jamás|mai|nooit|أبدا|مطلقا|从不|从来没有|从未|一次也没有|nikad|"
    "nikada|никогда|"
    "none of the time|i never|no never|at no time",
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
    "every few weeks|every two weeks|biweekly|fortnightly|every other week|mehrmals im monat|plusieurs fois par mois|"
    "algumas vezes por mês|"
    "varias veces al mes|entre una vez a la semana y una vez al mes|between once a week and once a month|"
    "occasionally|now and then|gelegentlich|ocasionalmente|de vez en cuando|de vez em quando|af en toe|偶尔|povremeno",
    "sometimes|some of the time|from time to time|every so often|manchmal|"
    "ab und zu|"
    "parfois|de temps en temps|quelquefois|a veces|algunas veces|às vezes|"
    "algumas vezes|"
    "qualche volta|a volte|talvolta|soms|أحيانا|有时|有时候|ponekad|иногда",
    "several days|an einzelnen tagen|plusieurs jours|varios días|vários dias|alcuni giorni|meerdere dagen|有几天",
    "more than half the days|over half the days|an mehr als der hälfte der tage|plus de la moitié du temps|"
    "plus de la moitié des jours|más de la mitad de los días|mais da metade dos dias|più della metà dei giorni|"
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
    "always|all of the time|all the time|constantly|every time|immer|ständig|toujours|tout le temps|siempre|"
    "todo el tiempo|"
    "sempre|altijd|"
    "دائما|总是|一直|uvijek|всегда",
)

AMOUNT = (
    "none at all|not at all|nothing|none|no knowledge|no experience|gar nicht|überhaupt nicht|nichts|pas du tout|"
    "rien|nada|"
    "para nada|en absoluto|nenhum|per niente|niente|helemaal niet|niets|على الإطلاق|一点也不|完全没有|没有|"
    "nimalo|no|zero|"
    "in keinem maße|dans aucune mesure|en ninguna medida|em nenhuma medida|in nessuna misura|لا على الإطلاق|"
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
    "in geringem maße|dans une faible mesure|en poca medida|em pequena medida|in piccola misura|in beperkte mate|"
    "بدرجة قليلة|بدرجة منخفضة|"
    "to a small extent|small extent|a limited extent|limited|slight|to some small extent",
    "some|somewhat|moderate|moderately|medium|a moderate amount|to some extent|partly|partially|average|mittel|"
    "mäßig|teilweise|"
    "einigermaßen|moyen|moyennement|modérément|quelque peu|algo|medio|moderado|moderadamente|médio|moderato|"
    "medio alto|gemiddeld|"
    "enigszins|متوسط|إلى حد ما|一些|中|中等|一般|srednje|средне|quite|reasonably|in part|to a moderate extent|"
    "moderate extent|"
    "some extent|fairly|neutral|in mittlerem maße|in gewissem maße|dans une certaine mesure|en cierta medida|"
    "em certa medida|"
    "in una certa misura|in zekere mate|بدرجة متوسطة",
    "quite a lot|quite a bit|a good deal|a fair amount|considerable|considerably|ziemlich|assez|bastante|abbastanza|"
    "tamelijk|vrij veel|较多|较高|in considerable measure",
    "a lot|much|mostly|major|high|large|many|viel|hoch|groß|in hohem maße|in großem maße|"
    "dans une large mesure|en gran medida|em grande medida|in grande misura|in grote mate|بدرجة كبيرة|"
    "beaucoup|élevé|fort|mucho|alto|muito|elevado|molto|veel|hoog|كثيرا|كثير|مرتفع|多|高|"
    "puno|много|"
    "to a large extent|large extent|to a great extent|great extent|substantial|significant|significantly|serious",
    "in sehr hohem maße|dans une très large mesure|en muy gran medida|in zeer grote mate|بدرجة كبيرة جدا|"
    "außerordentlich|"
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

SIZE = (
    "micro|tiny|very small|extra small|xs|kleinst|très petit|très petite|muy pequeño|muito pequeno|microempresa|微型",
    "small|s|klein|petit|petite|pequeño|pequeña|pequeno|pequena|piccolo|piccola|小|小型|صغير|malo|маленький|kleine",
    "medium|medium sized|mid sized|m|mittel|moyen|moyenne|mediano|mediana|médio|média|medio|media|middelgroot|中|"
    "中型|متوسط|srednje",
    "large|big|l|groß|große|grand|grande|groot|大|大型|كبير|veliko|большой",
    "very large|huge|extra large|xl|enterprise|sehr groß|très grand|muy grande|muito grande|zeer groot|特大|"
    "超大型|enormous",
)

TIME = (
    "seconds|sekunden|secondes|segundos|秒",
    "minutes|minuten|minutos|minuti|分钟",
    "hours|stunden|heures|horas|ore|uren|小时",
    "days|tage|jours|días|dias|giorni|dagen|天",
    "weeks|wochen|semaines|semanas|settimane|weken|周",
    "months|monate|mois|meses|mesi|maanden|月",
    "years|jahre|années|ans|años|anos|anni|jaren|年",
)
RECENCY = (
    "today|just now|heute|aujourd'hui|hoy|oggi|hoje|vandaag",
    "yesterday|gestern|hier|ayer|ieri|ontem|gisteren",
    "last week|this week|past week|letzte woche|la semaine dernière|la semana pasada|la settimana scorsa|vorige week",
    "last month|this month|past month|letzter monat|letzten monat|le mois dernier|el mes pasado|il mese scorso|"
    "vorige maand",
    "last year|this year|past year|letztes jahr|l'année dernière|el año pasado|l'anno scorso|vorig jaar",
    "more than a year ago|over a year ago|more than 12 months ago|vor mehr als einem jahr|il y a plus d'un an|"
    "hace más de un año|há mais de um ano|più di un anno fa|meer dan een jaar geleden|"
    "longer ago|long ago|earlier|before that|länger her|vor längerer zeit|früher|il y a plus longtemps|"
    "hace más tiempo|più tempo fa|langer geleden",
    "never|nie|jamais|nunca|mai|nooit",
)
FIT = (
    "far too little|much too little|way too little|far too few|far too slow|far too short|far too easy|viel zu wenig",
    "too little|too few|too slow|too easy|too short|too low|too small|not enough|zu wenig|zu langsam|zu leicht|"
    "zu kurz|"
    "trop peu|pas assez|trop lent|trop court|trop facile|muy poco|demasiado poco|insuficiente|muito pouco|"
    "troppo poco|"
    "te weinig|太少|太慢|太短|قليل جدا",
    "about right|just right|right|the right amount|just enough|enough|genau richtig|gerade richtig|angemessen|"
    "juste bien|juste ce qu'il faut|adecuado|justo|na medida certa|adequado|giusto|precies goed|正好|合适|مناسب",
    "too much|too many|too fast|too difficult|too hard|too long|too high|too large|zu viel|zu schnell|zu schwer|"
    "zu lang|"
    "trop|trop rapide|trop long|trop difficile|demasiado|demasiado rápido|muito|demais|troppo|te veel|太多|太快|太长|"
    "كثير جدا",
    "far too much|much too much|way too much|far too many|far too fast|far too long|far too difficult|viel zu viel",
)
PRIORITY = (
    "lowest|very low|minimal|not a priority|no priority|keine priorität|pas une priorité|no es prioridad",
    "low|low priority|minor|niedrig|geringe priorität|niedrige priorität|faible|priorité faible|baja|"
    "baja prioridad|baixa",
    "normal|medium|moderate|medium priority|moderate priority|mittel|mittlere priorität|moyenne|media|média",
    "high|high priority|major|hoch|hohe priorität|élevée|haute|alta|alta prioridad|priority",
    "urgent|critical|highest|very high|essential|top priority|highest priority|dringend|kritisch|höchste priorität|"
    "urgente|crítica|crítico|urgence",
)
