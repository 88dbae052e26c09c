"""Platforms that are known by their added columns or by how they write headings."""

import re

from moin_desktop.importing.platforms.signs import Platform, Signs, words


def _alchemer(signs: Signs) -> float:
    form = signs.has(
        words("Response ID|Time Started|Date Submitted|Status|Contact ID|Legacy Comments|SessionID|Referer"), 12
    )
    options = signs.share(lambda heading: bool(re.match(r"[^:?]{1,80}:\s?\S", heading)))
    written = any("other - write in" in heading.casefold() for heading in signs.headings)
    return 1.0 if form >= 3 and (options > 0.05 or written) else 0.9 if written else 0.6 if form >= 3 else 0.0


ALCHEMER = Platform(
    "alchemer",
    "Alchemer",
    _alchemer,
    form_data=words(
        "Response ID|Time Started|Date Submitted|Status|Contact ID|Legacy Comments|Comments|Language|Referer|"
        "SessionID|User Agent",
        "Tags|Link Name|URL Variable: source|Country|City|State/Region|Postal",
    )
    - words("Comments|Country|City"),
    personal=words("IP Address|Longitude|Latitude"),
)


def _redcap(signs: Signs) -> float:
    named = sum(h.startswith("redcap_") for h in signs.headings)
    boxes = sum("___" in h for h in signs.headings)
    ends = sum(h.endswith("_complete") for h in signs.headings)
    labelled = sum("(choice=" in h for h in signs.headings)
    if named or boxes >= 2 or labelled >= 2:
        return 1.0 if named or ends or labelled else 0.8
    return 0.6 if ends and signs.plain[:1] in (("record id",), ("study id",)) else 0.0


REDCAP = Platform(
    "redcap",
    "REDCap",
    _redcap,
    form_data=words(
        "record_id|study_id|redcap_event_name|redcap_repeat_instrument|redcap_repeat_instance|"
        "redcap_data_access_group|Complete?",
        "redcap_survey_identifier|Event Name|Record ID|Study ID|Repeat Instrument|Repeat Instance|"
        "Survey Identifier|Survey Timestamp",
    ),
    form_data_endings=("_complete", "_timestamp"),
    items_are_bare=False,
)


def _jotform(signs: Signs) -> float:
    if signs.has(words("Submission Date"), 1):
        return 0.9 if signs.has(words("Submission ID|Submission IP|Last Update Date")) else 0.6
    return 0.0


JOTFORM = Platform(
    "jotform",
    "Jotform",
    _jotform,
    form_data=words("Submission Date|Submission ID|Last Update Date|Submission URL|Unique ID"),
    personal=words("Submission IP|IP"),
)


def _eusurvey(signs: Signs) -> float:
    ends = signs.has(words("Invitation Number|Contribution Id|User Name|Creation Date|Last Update|Languages"))
    alias = any(text in ("Alias", "Export Date") for text in signs.above)
    return 1.0 if ends >= 3 or alias else 0.0


EUSURVEY = Platform(
    "eusurvey",
    "EUSurvey",
    _eusurvey,
    form_data=words(
        "Invitation Number|Contribution Id|Creation Date|Last Update|Languages|Total Score|Publication status|Reference"
    ),
    personal=words("User Name|First name|Surname|Email|Transparency register number"),
)


def _citizen_space(signs: Signs) -> float:
    named = signs.has(words("Response ID|ANON-|Submitted|Response submitted|Publish|Moderated|Flags"), 8)
    unique = any(re.match(r"(?:ANON|BHLF)-\w{4}-\w{4}-\w", first) for first in signs.firsts[:4])
    return 1.0 if unique else 0.4 if named >= 3 else 0.0


CITIZEN_SPACE = Platform(
    "citizen_space",
    "Citizen Space",
    _citizen_space,
    form_data=words(
        "Response ID|Submitted|Response submitted|Publish response|Moderated|Analyst|Flags|Tags|Date submitted"
    ),
)


def _jisc(signs: Signs) -> float:
    numbered = signs.share(lambda heading: bool(re.match(r"\d{1,3}\.(?:\d{1,3}\.|[a-z]\.)* ", heading)))
    nested = signs.share(lambda heading: bool(re.match(r"\d{1,3}\.(?:\d{1,3}|[a-z])\.? ", heading)))
    unique = signs.has(words("Unique Response Number|Response ID"), 2)
    return 0.9 if numbered > 0.7 and (nested > 0.1 or unique) else 0.0


JISC = Platform(
    "jisc",
    "Jisc Online Surveys",
    _jisc,
    form_data=words(
        "Unique Response Number|Response ID|Completion receipt|Started|Completed|Start date|Completion date"
    ),
    items_are_bare=False,
)


def _unipark(signs: Signs) -> float:
    names = {heading.casefold() for row in signs.rows for heading in row}
    known = names & {
        "lfdn",
        "external_lfdn",
        "tester",
        "dispcode",
        "lastpage",
        "quality",
        "duration",
        "c_0001",
        "browser",
        "referer",
    }
    return 1.0 if "lfdn" in names or len(known) >= 3 else 0.0


UNIPARK = Platform(
    "unipark",
    "Unipark",
    _unipark,
    form_data=words(
        "lfdn|external_lfdn|tester|dispcode|lastpage|quality|duration|c_0001|c_0002|c_0003|c_0004|browser|"
        "referer|device_type|quota",
        "quota_assignment|quota_rejected_id|page_history|hflip|vflip|output_mode|javascript|flash|session_id|"
        "language|cleaned|ats",
        "datetime|date_of_last_access|date_of_first_mail|rts|screen_resolution|ip_addr|participant_browser|follow_up",
    ),
    form_data_endings=("_rts", "_dispcode"),
)


def _wenjuanxing(signs: Signs) -> float:
    return 1.0 if signs.has(words("提交答卷时间|所用时间|来源|来源详情|来自IP|总分"), 10) >= 2 else 0.0


WENJUANXING = Platform(
    "wenjuanxing",
    "Wenjuanxing",
    _wenjuanxing,
    form_data=words("序号|提交答卷时间|所用时间|来源|来源详情|总分|答卷编号|开始时间|结束时间"),
    personal=words("来自IP|姓名|手机号|手机号码|联系电话"),
)


def _tencent(signs: Signs) -> float:
    open_ended = signs.share(lambda heading: bool(re.fullmatch(r"Q\d+(?:\|A\d+)?(?:\|open)?", heading)))
    chinese = signs.has(words("编号|开始答题时间|结束答题时间|答题时长|地理位置国家和地区|用户类型|自定义字段"))
    return 0.9 if chinese >= 3 or (open_ended > 0.5 and any("|" in h for h in signs.headings)) else 0.0


TENCENT = Platform(
    "tencent",
    "Tencent Questionnaire",
    _tencent,
    form_data=words(
        "编号|开始答题时间|结束答题时间|答题时长|地理位置国家和地区|地理位置省|地理位置市|用户类型|用户标识|"
        "清洗数据结果|智能清洗数据无效概率",
        "seq|2seq|source|start|finish|time_used|ip_province|ip_city|browser|os|ua|referer",
    ),
    personal=words("ip|昵称|open id|ip地址"),
    items_are_bare=False,
)


def _nextcloud(signs: Signs) -> float:
    named = signs.has(words("Submission ID|User ID|User display name|Timestamp"), 4)
    return 0.95 if named >= 2 and signs.has(words("User display name")) else 0.0


NEXTCLOUD = Platform(
    "nextcloud_forms",
    "Nextcloud Forms",
    _nextcloud,
    form_data=words("Submission ID|Timestamp"),
    personal=words("User ID|User display name"),
)


def _indico(signs: Signs) -> float:
    return 0.9 if signs.has(words("Submitter|Submission Date"), 2) == 2 else 0.0


INDICO = Platform(
    "indico",
    "Indico",
    _indico,
    form_data=words("Submission Date"),
    personal=words("Submitter"),
    items_are_bare=False,
    section_cut=": ",
)

GENERIC = Platform("generic", "", lambda _signs: 0.1)
