"""Scales of how far: experience, awareness, stages of work, education; lowest first, one level a line."""

LEVEL = (
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

AWARENESS = (
    "have never used it|never used it|never used|"
    "never heard of it|never heard of|did not know|did not know it|dont know it|i dont know it|not heard of|"
    "unknown to me|"
    "kenne ich nicht|kannte ich nicht|nie gehört|noch nie gehört|nie davon gehört|noch nie davon gehört|unbekannt|"
    "je ne connais pas|je ne connaissais pas|jamais entendu parler|inconnu|no lo conozco|no lo conocía|no conozco|"
    "nunca he oído hablar|desconocido|não conheço|não conhecia|nunca ouvi falar|non lo conosco|non lo conoscevo|"
    "mai sentito|mai sentito nominare|ken ik niet|nooit van gehoord|没听说过|从未听说过|不了解|لم أسمع به|لا أعرفه|"
    "никогда не слышал",
    "heard of it but know nothing about it|heard of it but never used it|"
    "heard of|heard of it|have heard of|have heard of it|i have heard of it|know the name|davon gehört|"
    "schon davon gehört|"
    "schon gehört|habe davon gehört|dem namen nach bekannt|j'en ai entendu parler|entendu parler|déjà entendu|"
    "connu de nom|he oído hablar|he oído hablar de ello|me suena|ouvi falar|já ouvi falar|conheço de nome|"
    "ne ho sentito parlare|sentito parlare|sentito nominare|van gehoord|听说过|سمعت به|слышал",
    "know a little about it|know a little|know something about it",
    "know a lot about it|know a lot|know it well|"
    "know it|know about it|familiar with it|read about it|kenne ich|bekannt|je connais|connu|lo conozco|conheço|"
    "lo conosco|ken ik|bekend|了解|知道|أعرفه|знаю",
    "used it in the past|have used it in the past|used in the past|"
    "tried once|tried it|tried it once|have tried|have tried it|used once|used it once|einmal ausprobiert|"
    "ausprobiert|"
    "schon ausprobiert|einmal genutzt|essayé une fois|essayé|déjà essayé|utilisé une fois|lo probé una vez|"
    "lo he probado|"
    "probado|lo usé una vez|experimentei uma vez|já experimentei|já usei|provato una volta|l'ho provato|"
    "een keer geprobeerd|geprobeerd|试过|用过|جربته مرة|пробовал",
    "use it occasionally|"
    "use it|use sometimes|use it sometimes|occasionally use|nutze ich|nutze ich manchmal|nutze ich gelegentlich|"
    "j'utilise|j'utilise parfois|lo uso|lo uso a veces|uso|uso às vezes|lo uso talvolta|gebruik ik|gebruik ik soms|"
    "使用|أستخدمه|использую",
    "regularly use|regularly used|use regularly|use it regularly|use often|use it often|use daily|"
    "nutze ich regelmäßig|"
    "nutze ich oft|regelmäßig genutzt|j'utilise régulièrement|j'utilise souvent|utilisé régulièrement|"
    "lo uso regularmente|lo uso a menudo|lo utilizo regularmente|uso regularmente|uso frequentemente|"
    "lo uso regolarmente|lo uso spesso|gebruik ik regelmatig|gebruik ik vaak|经常使用|أستخدمه بانتظام|"
    "использую регулярно",
)

STAGE = (
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

EDUCATION = (
    "kein abschluss|kein schulabschluss|ohne abschluss|sans diplôme|aucun diplôme|sem escolaridade|nessun titolo|"
    "no formal education|no schooling|none|less than primary|did not attend school|illiterate|sin estudios|"
    "keine schulbildung",
    "ensino fundamental|ensino fundamental completo|educación primaria|licenza elementare|lagere school|ابتدائي|"
    "primary|primary school|primary education|elementary school|some primary|primaria|grundschule|école primaire|"
    "小学|primário|"
    "less than high school|did not finish high school|did not complete high school|less than high school degree",
    "lower secondary|some high school|middle school|junior high|hauptschule|hauptschulabschluss|some secondary|"
    "secundaria|licenza media|brevet|متوسطة",
    "realschule|realschulabschluss|mittlere reife|mittlerer schulabschluss|初中",
    "secondary|secondary school|high school|high school degree|high school diploma|upper secondary|"
    "high school graduate|abitur|"
    "high school or equivalent|high school diploma or equivalent|bachillerato|fachabitur|fachhochschulreife|"
    "hochschulreife|allgemeine hochschulreife|diploma di maturità|"
    "中专|ثانوي|ثانوية عامة|lycée|baccalauréat|高中|"
    "ensino médio|a levels",
    "vocational|technical|apprenticeship|trade school|certificate|diploma|ausbildung|berufsausbildung|técnico|"
    "ensino superior incompleto|superior incompleto|preparatoria|高职|专科|دبلوم|"
    "some college|"
    "some college or associate degree|some college no degree|some university|associate degree|associate's degree|"
    "associates degree|"
    "some college but no degree|大专|post secondary",
    "bachelor|bachelor's|bachelor degree|bachelor's degree|undergraduate|undergraduate degree|college degree|"
    "ensino superior completo|ensino superior|superior completo|laurea|بكالوريوس|"
    "licence|licenciatura|tertiary|tertiary education|higher education|university|universidad|"
    "graduação|laurea triennale|university degree|college graduate|本科|学士|grado|bachelors|bachelors degree",
    "pós graduação|especialização|posgrado|研究生|"
    "some graduate school|some postgraduate|postgraduate diploma|graduate certificate|professional degree",
    "master|master's|master degree|master's degree|masters|masters degree|graduate degree|postgraduate|"
    "postgraduate degree|"
    "ماجستير|"
    "maestría|máster|mestrado|laurea magistrale|diplom|硕士|graduate or professional degree|advanced degree",
    "doctorate|phd|ph d|doctoral|doctoral degree|doctorate degree|promotion|doctorat|doctorado|doutorado|"
    "dottorato|博士|postdoc|دكتوراه",
)

CLASS_YEAR = (
    "freshman|first year|大一|高一",
    "sophomore|second year|大二|高二",
    "junior|third year|大三|高三",
    "senior|fourth year|大四",
    "fifth year|大五",
    "graduate student|postgraduate|研究生|硕士|master student",
    "doctoral student|phd student|博士",
)
