"""Wordings of questionnaires as plain text: without tags, entities and Markdown."""

import html
import re

from moin_desktop.importing.wording import without_markdown

LONGEST = 20_000
"""Characters looked at; forms put pages of explanation into a wording."""
_SILENT = re.compile(r"<(script|style)\b[^>]*>.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|big|em|font|i|s|small|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z!][^<>]*>")


def plain_text(text: str) -> str:
    """The words of a text with HTML or Markdown in it, white space folded."""
    text = text[:LONGEST]
    if "<" in text:
        text = _TAG.sub(" ", _INLINE.sub("", _SILENT.sub(" ", text)))
    if "&" in text:
        text = html.unescape(text)
    return without_markdown(" ".join(text.split()))
