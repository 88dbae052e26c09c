"""Tencent Questionnaire: Q and A codes as headings, Chinese columns of the form itself."""

import re

from moin_desktop.importing.platforms.signs import Platform, Signs, words


def _score(signs: Signs) -> float:
    open_ended = signs.share(lambda heading: bool(re.fullmatch(r"Q\d+(?:\|A\d+)?(?:\|open)?", heading)))
    chinese = signs.has(words("编号|开始答题时间|结束答题时间|答题时长|地理位置国家和地区|用户类型|自定义字段"))
    return 0.9 if chinese >= 3 or (open_ended > 0.5 and any("|" in h for h in signs.headings)) else 0.0


TENCENT = Platform(
    "tencent",
    "Tencent Questionnaire",
    _score,
    form_data=words(
        "编号|开始答题时间|结束答题时间|答题时长|地理位置国家和地区|地理位置省|地理位置市|用户类型|用户标识|"
        "清洗数据结果|智能清洗数据无效概率",
        "seq|2seq|source|start|finish|time_used|ip_province|ip_city|browser|os|ua|referer",
    ),
    personal=words("ip|昵称|open id|ip地址"),
    items_are_bare=False,
)
