"""Which encoding a text file is in, decided from the whole file: a BOM, NUL patterns, strict UTF-8, then likelihood."""

import codecs
import unicodedata
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FAVOUR = {"cp1252": 0.18}
_WIDER = {
    "iso8859_1": "cp1252",
    "iso8859_15": "cp1252",
    "iso8859_2": "cp1250",
    "iso8859_7": "cp1253",
    "iso8859_8": "cp1255",
    "iso8859_9": "cp1254",
    "cp949": "euc_kr",
    "cp932": "shift_jis",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
"""The encoding in use that holds all of another; programs name the smaller and write the larger."""
_CHUNK = 1 << 20
_SAMPLE = 200_000
_TELLING = 30_000
_WESTERN = ("cp1252", "mac_roman", "cp1250")
_CYRILLIC = ("cp1251", "koi8_r", "cp866")
_EAST_ASIAN = ("gb18030", "shift_jis", "euc_jp", "euc_kr", "big5")
_NUL_SHARE = 0.2
_CJK_SHARE = 0.6
_MISFIT_SHARE = 0.002


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding chosen; ``errors`` names how bytes that do not fit it are decoded."""

    name: str
    errors: str = "strict"
    misfits: int = 0
    """Places whose bytes do not fit, decoded as Windows-1252 or as a replacement character."""


def encoding_of(data: bytes) -> Encoding:
    """The encoding of a text file."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _tolerant(data, name)
    if wide := _wide_without_bom(data):
        return _tolerant(data, wide)
    if b"\x1b$" in data[:_SAMPLE] and _fits(data, "iso2022_jp"):
        return Encoding("iso2022_jp")
    broken, whole = _utf8_misfits(data)
    if not broken:
        return Encoding("utf-8")
    if 0 < broken <= whole:
        return Encoding("utf-8", "as_windows_1252", broken)
    return _tolerant(data, _likeliest(data))


def _tolerant(data: bytes, name: str) -> Encoding:
    if _fits(data, name):
        return Encoding(name)
    if name.startswith("utf-8"):
        return Encoding(name, "as_windows_1252", _utf8_misfits(data)[0])
    return Encoding(name, "replace", _replaced(data, name))


def _fits(data: bytes, name: str) -> bool:
    if name == "utf-8" and data.isascii():
        return True
    decoder = codecs.getincrementaldecoder(name)()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _replaced(data: bytes, name: str) -> int:
    """How many characters come out as replacement characters."""
    decoder = codecs.getincrementaldecoder(name)("replace")
    pieces = (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
    return sum(decoder.decode(piece).count("\ufffd") for piece in pieces) + decoder.decode(b"", True).count("\ufffd")


def _wide_without_bom(data: bytes) -> str | None:
    """UTF-16 shows as NULs at every second place; NULs elsewhere are mere padding."""
    sample = data[:_SAMPLE]
    even = sample[0::2].count(0)
    odd = sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd / half > _NUL_SHARE and odd > 10 * even:
        return "utf-16-le"
    if even / half > _NUL_SHARE and even > 10 * odd:
        return "utf-16-be"
    return None


def _utf8_misfits(data: bytes) -> tuple[int, int]:
    """How many places are no UTF-8, and how many characters beyond ASCII are good UTF-8."""
    if _fits(data, "utf-8"):
        return 0, 0
    misfits = 0

    def count(error: UnicodeError) -> tuple[str, int]:
        nonlocal misfits
        misfits += 1
        return "", error.end if isinstance(error, UnicodeDecodeError) else 0

    codecs.register_error("moin_count", count)
    decoder = codecs.getincrementaldecoder("utf-8")("moin_count")
    good = 0
    for start in range(0, len(data), _CHUNK):
        text = decoder.decode(data[start : start + _CHUNK])
        good += len(text) - len(text.encode("ascii", "ignore"))
    return misfits, good


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("as_windows_1252", _as_windows_1252)


def _likeliest(data: bytes) -> str:
    """The encoding whose text reads most like writing, the detector's choice and Windows-1252 preferred a little."""
    sample = _telling_lines(data)
    guess = _detected(sample)
    candidates = dict.fromkeys((*_WESTERN, *_CYRILLIC, *_EAST_ASIAN, *([guess] if guess else [])))
    scores = {name: _likelihood(sample, name) + _FAVOUR.get(name, 0.0) for name in candidates}
    if guess:
        scores[guess] += 0.15
    best = max(scores, key=lambda name: scores[name])
    same = sample.decode(best, "replace") == sample.decode("cp1252", "replace")
    return "cp1252" if same else best


def _telling_lines(data: bytes) -> bytes:
    """The lines that hold bytes beyond ASCII; the others tell nothing about the encoding."""
    lines: list[bytes] = []
    size = 0
    for line in data.split(b"\n"):
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size > _TELLING:
                break
    return b"\n".join(lines)[: 4 * _TELLING]


def _detected(sample: bytes) -> str | None:
    import chardet  # only files in old encodings need it

    try:
        told = chardet.detect(sample)["encoding"]
        name = codecs.lookup(str(told)).name.replace("-", "_") if told else None
        return _WIDER.get(name, name) if name else None
    except LookupError:
        return None


def _likelihood(sample: bytes, name: str) -> float:
    """How much the decoded sample reads like words, at most about 1; far below 0 where it does not fit."""
    text = sample.decode(name, "replace")
    if text.count("\ufffd") > max(1, len(text) * _MISFIT_SHARE):
        return -10.0
    beyond = [index for index, character in enumerate(text) if character > "\x7f"]
    if not beyond:
        return 0.0
    if name in _EAST_ASIAN:
        return _east_asian_likelihood(text, beyond, name)
    return sum(_fit(text, index) for index in beyond) / len(beyond)


def _east_asian_likelihood(text: str, beyond: list[int], name: str) -> float:
    common = 0.0
    kana = hangul = 0
    for index in beyond:
        point = ord(text[index])
        kana += 0x3040 <= point <= 0x30FF
        hangul += 0xAC00 <= point <= 0xD7A3
        if 0x4E00 <= point <= 0x9FFF:
            common += _common_in(text[index])
        elif 0x3000 <= point <= 0x30FF or 0xFF00 <= point <= 0xFF5E or 0xAC00 <= point <= 0xD7A3:
            common += 1
        elif 0xFF61 <= point <= 0xFF9F:
            common -= 0.5
        else:
            common -= 0.2
    share = common / len(beyond)
    if share < _CJK_SHARE:
        return share - 1
    japanese = name in ("shift_jis", "euc_jp")
    korean = name == "euc_kr"
    if japanese != (kana > 0.1 * len(beyond)) or korean != (hangul > 0.3 * len(beyond)):
        share -= 0.5
    return share


def _common_in(character: str) -> float:
    """1 for the frequent ideographs (level one of GB 2312 or Big5), less for rare ones."""
    try:
        if 0xB0 <= character.encode("gb2312")[0] <= 0xD7:
            return 1.0
    except UnicodeEncodeError:
        pass
    try:
        return 0.9 if 0xA4 <= character.encode("big5")[0] <= 0xC6 else 0.4
    except UnicodeEncodeError:
        return 0.2


def _fit(text: str, index: int) -> float:
    """How well one character beyond ASCII stands among its neighbours."""
    character = text[index]
    before = text[index - 1] if index else " "
    after = text[index + 1] if index + 1 < len(text) else " "
    category = unicodedata.category(character)
    if category.startswith("C"):
        return -1.5
    if category == "Ll":
        return _fit_lower(character, before, after)
    if category in ("Lu", "Lt"):
        follows_small = before.isalpha() and before.islower()
        return -0.8 if follows_small else (0.9 if after.isalpha() or not before.isalpha() else 0.4)
    if category.startswith("L"):
        return _fit_letter(character, before, after)
    if (
        character
        in "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00ab\u00bb\u201e\u00bf\u00a1\u00b7\u2022\u20ac\u00a0\u00b0"
    ):
        return 0.8
    return -0.4 if before.isalpha() and after.isalpha() else 0.2


def _fit_lower(character: str, before: str, after: str) -> float:
    if not before.isalpha() and not after.isalpha():
        return 0.1
    same_script = _script(character)
    strange = sum(neighbour.isalpha() and _script(neighbour) != same_script for neighbour in (before, after))
    if same_script == "LATIN" and min(before, after) > "\x7f" and before.isalpha() and after.isalpha():
        return 0.2
    return 1.0 - 0.6 * strange if not (before.isupper() and after.isupper()) else 0.0


def _fit_letter(character: str, before: str, after: str) -> float:
    """Letters without case (Arabic, Hebrew …) stand among their own kind."""
    strange = sum(neighbour.isalpha() and _script(neighbour) != _script(character) for neighbour in (before, after))
    alone = not before.isalpha() and not after.isalpha()
    return 0.2 if alone else 1.0 - 0.6 * strange


def _script(character: str) -> str:
    return unicodedata.name(character, "UNKNOWN").split(" ", 1)[0]
