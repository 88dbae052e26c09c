"""Text files are read as text, whatever their encoding, delimiter, line ends and quotation marks."""

import codecs

import pytest

from moin_desktop.errors import MoinError
from moin_desktop.importing.readers.delimiter import dialect_of
from tests.importing.making import csv_text, opened, texts

WESTERN = [("id", "town", "answer"), ("1", "Málaga", "Sí, señor – muy útil"), ("2", "Köln", "Größe “ähnlich”, für 5 €")]
CENTRAL = [("id", "město", "odpověď"), ("1", "Kraków", "Zażółć gęślą jaźń"), ("2", "Brno", "Příliš žluťoučký kůň")]
CYRILLIC = [("номер", "город"), ("1", "Москва"), ("2", "Нижний Новгород"), ("3", "Тверь, на Волге")]
CHINESE = [("编号", "城市", "您的意见"), ("1", "上海", "我们对这个服务非常满意"), ("2", "北京", "没有意见,谢谢")]
JAPANESE = [("番号", "回答"), ("1", "とても良かったです"), ("2", "もう少し安いと助かります")]
KOREAN = [("번호", "의견"), ("1", "매우 만족합니다"), ("2", "조금 더 저렴하면 좋겠습니다")]


@pytest.mark.parametrize(
    ("rows", "encoding", "told"),
    [
        (WESTERN, "utf-8", "utf-8"),
        (WESTERN, "utf-8-sig", "utf-8-sig"),
        (WESTERN, "utf-16", "utf-16"),
        (WESTERN, "utf-16-le", "utf-16-le"),
        (WESTERN, "utf-16-be", "utf-16-be"),
        (WESTERN, "utf-32", "utf-32"),
        (WESTERN, "cp1252", "cp1252"),
        (WESTERN, "mac_roman", "mac_roman"),
        (CENTRAL, "cp1250", "cp1250"),
        (CYRILLIC, "cp1251", "cp1251"),
        (CYRILLIC, "koi8_r", "koi8_r"),
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE, "utf-16", "utf-16"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "euc_jp", "euc_jp"),
        (JAPANESE, "iso2022_jp", "iso2022_jp"),
        (KOREAN, "euc_kr", "euc_kr"),
    ],
)
def test_encoding_is_found(rows: list[tuple[str, ...]], encoding: str, told: str) -> None:
    book = opened(csv_text(rows).encode(encoding))
    assert (texts(book.sheets[0]), book.encoding, book.delimiter) == (rows, told, ",")
    assert book.losses == ()


def test_one_old_line_at_the_end_of_a_large_file_decides() -> None:
    data = b"id,answer\n" + b"1,plain words\n" * 50_000 + "2,schön\n".encode("cp1252")
    book = opened(data)
    assert book.encoding == "cp1252"
    assert texts(book.sheets[0])[-1] == ("2", "schön")


def test_stray_bytes_in_utf_8_are_guessed_and_counted() -> None:
    data = "id,answer\n1,größer\n2,schöner\n".encode() + "3,für\n".encode("cp1252")
    book = opened(data)
    assert texts(book.sheets[0])[-1] == ("3", "für")
    assert book.losses == ("Bytes in 1 place do not fit the encoding utf-8 and were guessed.",)


def test_inner_bom_and_nul_padding_vanish() -> None:
    part = codecs.BOM_UTF8 + b"a,b\n1,2\n"
    assert texts(opened(part + part + b"\0" * 100).sheets[0]) == [("a", "b"), ("1", "2"), ("a", "b"), ("1", "2")]


PLAIN = [("id", "town", "answer"), ("1", "Bonn", "yes"), ("2", "Köln", "no"), ("3", "Ulm", "")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_delimiters_and_line_ends(delimiter: str, end: str) -> None:
    book = opened(end.join(delimiter.join(row) for row in PLAIN).encode())
    assert (texts(book.sheets[0]), book.delimiter) == (PLAIN, delimiter)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("id;text\n1;one, two, three\n2;four, five, six\n", ";"),
        ("n;share\n1;0,5\n2;1,5\n3;2,5\n", ";"),
        ('a,b\n1,"x;y\nz;;"\n2,"p;q"\n', ","),
        ("answer\nI liked it, a lot\nnothing, really\nyes\n", None),
        ("answer\nI liked it\n", None),
        ("Report of May\n\na,b,c\n1,2,3\n4,5,6\n7,8,9\n", ","),
        ("a,b,c\n1\n1,2\n1,2,3,4\n", ","),
        ("name|score\nx|1\n", "|"),
        ("id^role^score\n1^a^2\n2^b^3\n", "^"),
        ("id~role~score\n1~a~2\n2~b~3\n", "~"),
        ("id:role:score\n1:a:2\n2:b:3\n", ":"),
        ("answer: when\n10:15\n9:30\n", None),
    ],
)
def test_delimiter_is_the_most_even(text: str, delimiter: str | None) -> None:
    assert dialect_of(text.splitlines(keepends=True)).delimiter == delimiter


def test_delimiter_named_in_the_first_line_is_taken() -> None:
    book = opened(b"sep=;\na;b\n1,5;2\n")
    assert (texts(book.sheets[0]), book.delimiter) == ([("a", "b"), ("1,5", "2")], ";")


def test_quotation_marks_after_a_backslash_are_text() -> None:
    data = b'id,text,score\n1,"said \\"yes, of course\\", twice",3\n2,"plain",4\n'
    assert texts(opened(data).sheets[0])[1:] == [("1", 'said "yes, of course", twice', "3"), ("2", "plain", "4")]


def test_everything_stays_text() -> None:
    cells = ("00123", "+41791234567", "1E5", "3-4", "NA", "1.10", "TRUE", "=1+1", "2023-1-2")
    rows = [("value", "n"), *((cell, "1") for cell in cells)]
    sheet = opened(csv_text(rows).encode()).sheets[0]
    assert texts(sheet) == rows
    assert [column.numbers for column in sheet.columns] == [0, 0]


def test_quoted_line_breaks_and_ragged_rows() -> None:
    data = b'a,b\n"one\ntwo, three",x\n1\n1,2,3\n,,\n'
    assert texts(opened(data).sheets[0]) == [
        ("a", "b", ""),
        ("one two, three", "x", ""),
        ("1", "", ""),
        ("1", "2", "3"),
    ]


def test_unusual_line_separators_do_not_break_rows() -> None:
    data = "a,b\n1,x\u2028y\n2,x\u0085y\n3,x\x0by\x0cz\n".encode()
    assert texts(opened(data).sheets[0]) == [("a", "b"), ("1", "x y"), ("2", "x y"), ("3", "x y z")]


def test_fields_longer_than_the_library_allows() -> None:
    book = opened(b"a,b\n" + b"x" * 200_000 + b",1\n")
    assert [len(cell) for cell in texts(book.sheets[0])[1]] == [32_767, 1]


def test_quotation_mark_never_closed_is_told() -> None:
    rows = b"".join(b"%d,answer\n" % n for n in range(1000))
    book = opened(b'id,text\n1,"oops\n' + rows)
    assert book.sheets[0].rows == 1002
    assert book.losses == ("A quotation mark in line 2 is never closed, so all quotation marks were read as text.",)


def test_quotation_mark_never_closed_is_refused_where_it_cannot_be_helped() -> None:
    data = b'id,text\n1,"a, b"\n2,"c, d"\n3,"oops\n4,x\n5,"y, z, and more"\n6,w\n7,"q\n'
    with pytest.raises(MoinError, match="line"):
        opened(data)


def test_empty_text_has_no_rows() -> None:
    for data in (b"\n\n\n", codecs.BOM_UTF8, b" "):
        assert opened(data).sheets[0].rows == 0


def test_row_wider_than_any_spreadsheet_is_refused() -> None:
    with pytest.raises(MoinError, match="16,384 columns"):
        opened(b"a," * 20_000)


@pytest.mark.parametrize("tail", [b"", b"\n", b"\r\n", b"\n\n"])
def test_line_of_an_open_quotation_mark_is_told_however_the_file_ends(tail: bytes) -> None:
    rows = b"\n".join(b"%d,answer" % n for n in range(1000))
    book = opened(b'id,text\n0,x\n1,"oops\n' + rows + tail)
    assert book.losses == ("A quotation mark in line 3 is never closed, so all quotation marks were read as text.",)


def test_short_rows_in_between_leave_later_cells_in_their_rows() -> None:
    rows = [("a", "b", "c"), *[("1", "x", "y")] * 500, *[("2", "x")] * 1500, *[("3", "x", "z")] * 3]
    sheet = opened("\n".join(",".join(row) for row in rows).encode()).sheets[0]
    assert sheet.rows == len(rows)
    assert texts(sheet) == [(*row, "")[:3] for row in rows]
