"""Wenjuanxing: Chinese columns of the form itself, lists joined by a box-drawing bar, texts in lenticular brackets."""

from moin_desktop.importing.platforms.signs import Platform, Signs, words


def _score(signs: Signs) -> float:
    return 1.0 if signs.has(words("提交答卷时间|所用时间|来源|来源详情|来自IP|总分"), 10) >= 2 else 0.0


WENJUANXING = Platform(
    "wenjuanxing",
    "Wenjuanxing",
    _score,
    form_data=words("序号|提交答卷时间|所用时间|来源|来源详情|总分|答卷编号|开始时间|结束时间"),
    personal=words("来自IP|姓名|手机号|手机号码|联系电话"),
)
