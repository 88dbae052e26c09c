"""The lists of a workbook that come back: what each is known by, and which columns hold what."""

from collections.abc import Mapping
from dataclasses import dataclass

from moin_desktop.i18n import _

ID = "id"
"""The heading of what a row is found again by, the same in every language."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One list, whatever its sheet is called by now."""

    known_by: frozenset[str]
    """Headings that no other list has together."""
    fields: Mapping[str, str]
    """What stands under each heading that is read; some of it only serves to make a project anew."""


def lists() -> Mapping[str, Listed]:
    """The lists by name, with the headings in the language of the program."""
    return {
        "note": Listed(
            frozenset({_("Note"), _("By"), _("Who sees it")}),
            {
                _("Note"): "text",
                _("By"): "author",
                _("Question"): "question",
                _("Kind"): "kind",
                _("Mark"): "mark",
                _("Who sees it"): "sees",
                _("Tags"): "tags",
                _("Where"): "where",
                _("Then"): "then",
            },
        ),
        "emerging": Listed(
            frozenset({_("From"), _("Asked by")}),
            {_("Question"): "text", _("Asked by"): "author", _("Pillar"): "pillar"},
        ),
        "finding": Listed(
            frozenset({_("Finding"), _("Pillar"), _("Status")}),
            {
                _("Pillar"): "pillar",
                _("Status"): "status",
                _("Finding"): "headline",
                _("What the numbers say"): "statement",
                _("For the presenter"): "presenter",
                _("Question"): "question",
                _("Filter"): "filter",
            },
        ),
        "theme": Listed(
            frozenset({_("Theme"), _("What it is")}),
            {
                _("Question"): "question",
                _("Theme"): "name",
                _("Part of"): "parent",
                _("What it is"): "definition",
                _("What it is not"): "excludes",
            },
        ),
        "coding": Listed(
            frozenset({_("Theme"), _("Coder")}),
            {
                _("Row"): "row",
                _("Question"): "question",
                _("Theme"): "theme",
                _("Coder"): "coder",
                _("Words marked"): "words",
            },
        ),
        "quote": Listed(
            frozenset({_("Quote"), _("May be shown")}),
            {
                _("May be shown"): "cleared",
                _("Question"): "question",
                _("Quote"): "words",
                _("Kept by"): "author",
                _("Source row"): "row",
            },
        ),
        "dictionary": Listed(
            frozenset({_("Wording"), _("Code"), _("Answer")}),
            {
                _("Question"): "name",
                _("Answer"): "label",
                _("Wording"): "wording",
                _("Read as"): "type",
                _("Code"): "code",
                _("Percentages are of"): "base",
                _("Asked of"): "asked",
                _("Section"): "section",
            },
        ),
    }
