"""Scales of what people think: agreement, importance, likelihood, quality; lowest first, one level a line."""

AGREEMENT = (
    "огт санал нийлэхгүй|бүрэн санал нийлэхгүй|strongly disagree|completely disagree|totally disagree|"
    "fully disagree|disagree strongly|disagree completely|"
    "stimme gar nicht zu|stimme überhaupt nicht zu|stimme absolut nicht zu|trifft gar nicht zu|"
    "trifft überhaupt nicht zu|"
    "lehne stark ab|pas du tout d'accord|tout à fait en désaccord|fortement en désaccord|totalmente en desacuerdo|"
    "muy en desacuerdo|completamente en desacuerdo|discordo totalmente|discordo completamente|discordo fortemente|"
    "fortemente in disaccordo|completamente in disaccordo|per niente d'accordo|totalmente in disaccordo|"
    "helemaal mee oneens|"
    "zeer mee oneens|helemaal niet mee eens|لا أوافق بشدة|غير موافق بشدة|أعارض بشدة|非常不同意|完全不同意|强烈反对|"
    "uopće se ne slažem|u potpunosti se ne slažem|совершенно не согласен|полностью не согласен|not at all agree|"
    "very much disagree",
    "санал нийлэхгүй|disagree|mostly disagree|stimme nicht zu|trifft nicht zu|lehne ab|pas d'accord|"
    "en désaccord|en desacuerdo|"
    "discordo|"
    "in disaccordo|non sono d'accordo|disaccordo|oneens|mee oneens|niet mee eens|لا أوافق|غير موافق|أعارض|不同意|"
    "反对|"
    "ne slažem se|не согласен|generally disagree|do not agree|don't agree",
    "somewhat disagree|slightly disagree|rather disagree|tend to disagree|disagree somewhat|disagree slightly|"
    "stimme eher nicht zu|trifft eher nicht zu|plutôt pas d'accord|plutôt en désaccord|algo en desacuerdo|"
    "parcialmente en desacuerdo|discordo parcialmente|discordo em parte|abbastanza in disaccordo|"
    "parzialmente in disaccordo|"
    "enigszins mee oneens|لا أوافق إلى حد ما|比较不同意|不太同意|有点不同意|uglavnom se ne slažem|скорее не согласен",
    "дундаж|хэлж мэдэхгүй|neither agree nor disagree|neutral|neither|undecided|no opinion either way|"
    "teils teils|weder noch|unentschieden|"
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
    "санал нийлнэ|санал нийлж байна|agree|mostly agree|generally agree|stimme zu|trifft zu|d'accord|de acuerdo|"
    "concordo|d'accordo|"
    "sono d'accordo|eens|"
    "mee eens|أوافق|موافق|同意|slažem se|согласен",
    "бүрэн санал нийлнэ|бүрэн санал нийлж байна|strongly agree|completely agree|totally agree|fully agree|"
    "agree strongly|agree completely|very much agree|"
    "stimme voll zu|stimme voll und ganz zu|stimme vollständig zu|stimme völlig zu|stimme sehr zu|trifft voll zu|"
    "trifft voll und ganz zu|trifft völlig zu|tout à fait d'accord|totalement d'accord|entièrement d'accord|"
    "totalmente de acuerdo|muy de acuerdo|completamente de acuerdo|concordo totalmente|concordo completamente|"
    "concordo plenamente|fortemente d'accordo|completamente d'accordo|molto d'accordo|pienamente d'accordo|"
    "helemaal mee eens|zeer mee eens|أوافق بشدة|موافق بشدة|非常同意|完全同意|强烈同意|u potpunosti se slažem|"
    "полностью согласен",
)

QUALITY = (
    "маш муу|terrible|awful|very poor|very bad|extremely poor|unacceptable|sehr schlecht|très mauvais|très mauvaise|"
    "muy malo|muy mala|"
    "pésimo|pésima|muito ruim|muito mau|muito má|péssimo|péssima|pessimo|molto male|zeer slecht|سيء جدا|سيئ جدا|"
    "非常差|很差|ungenügend|well below average|far below average|much below average",
    "муу|poor|bad|weak|schlecht|mangelhaft|mauvais|mauvaise|malo|mala|deficiente|ruim|mau|má|"
    "insufficiente|scarso|"
    "slecht|سيء|سيئ|ضعيف|差|较差|loše|плохо|inadequate|insufficient|unsatisfactory",
    "below average|unterdurchschnittlich",
    "дунд|дунд зэрэг|fair|average|acceptable|ok|okay|mediocre|so so|satisfactory|adequate|neutral|"
    "neither good nor bad|"
    "neither good nor poor|"
    "mittel|mittelmäßig|befriedigend|ausreichend|durchschnittlich|moyen|passable|acceptable|correct|regular|"
    "aceptable|"
    "mediano|razoável|médio|aceitável|sufficiente|discreto|matig|redelijk|voldoende|مقبول|متوسط|一般|还行|中等|"
    "osrednje|нормально|"
    "neither poor nor good|standard",
    "сайн|good|above average|gut|bon|bonne|bien|bueno|buena|bom|boa|buono|buona|goed|جيد|好|较好|dobro|хорошо",
    "маш сайн|very good|great|sehr gut|très bon|très bien|très bonne|muy bueno|muy buena|muy bien|muito bom|"
    "muito boa|"
    "ottimo|molto buono|"
    "zeer goed|جيد جدا|很好|非常好|vrlo dobro|очень хорошо|well above average|far above average|much above average",
    "онц|excellent|outstanding|exceptional|world class|ausgezeichnet|hervorragend|exzellent|excelente|eccellente|"
    "uitstekend|"
    "ممتاز|优秀|极好|odlično|отлично|perfect|best",
)

IMPORTANCE = (
    "not at all important|not important at all|unimportant|not important|very unimportant|völlig unwichtig|"
    "gar nicht wichtig|"
    "nicht wichtig|überhaupt nicht wichtig|pas du tout important|pas important|nada importante|no es importante|"
    "sem importância|não é importante|per niente importante|non importante|helemaal niet belangrijk|onbelangrijk|"
    "غير مهم|غير مهم على الإطلاق|不重要|完全不重要|非常不重要|not relevant|not relevant for me|irrelevant|"
    "not needed|not a priority|"
    "not useful|not useful at all|not helpful|not at all useful|not at all helpful|useless|nicht hilfreich|"
    "nicht relevant",
    "weniger wichtig|less important|menos importante|moins important|meno importante|minder belangrijk|"
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

LIKELIHOOD = (
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
