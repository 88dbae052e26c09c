"""Texts made comparable: case, accents, punctuation and typographic variants do not count."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_MARKDOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_MARKDOWN_SIGNS = re.compile(r"(?<![\w*])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w*])")
_APART = re.compile(r"[^\w%+<>=]+|_+")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """The text in lower case without accents and punctuation, words parted by one blank."""
    bare = text.casefold().replace("’", "").replace("'", "")
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return _APART.sub(" ", bare).strip()


def plain_set(*lists: str) -> frozenset[str]:
    """The entries of lists written ``one|two|three``, made plain."""
    return frozenset(plain(entry) for text in lists for entry in text.split("|")) - {""}


def words_of(*texts: str) -> frozenset[str]:
    """The words of texts written with blanks between them, as they are."""
    return frozenset(word for text in texts for word in text.split())


def without_markdown(text: str) -> str:
    """A heading without Markdown: links keep their words, stars and underscores of emphasis go."""
    if "[" in text and "](" in text:
        text = _MARKDOWN_LINK.sub(r"\1", text)
    if "*" in text or " _" in text or text.startswith("_"):
        text = _MARKDOWN_SIGNS.sub("", text)
    return " ".join(text.split())


def is_identifier(text: str) -> bool:
    """Whether a heading is a variable name rather than words: no blank, and a digit, underscore or sign in it."""
    return bool(text) and " " not in text and bool(re.search(r"[\d_./|:]", text) or (len(text) <= 3))


def shares_word(texts: Iterable[str], words: frozenset[str]) -> bool:
    """Whether any of the texts, made plain, holds one of the words as a whole word."""
    return any(f" {word} " in f" {plain(text)} " for text in texts for word in words)
