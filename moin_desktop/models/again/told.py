"""The difference in sentences, as the Data place and the command line tell it."""

from collections.abc import Iterator, Mapping

from moin_desktop.i18n import _, ngettext
from moin_desktop.models.again.differences import CONTENT, Difference, OptionsOf

_SHOWN = 12
"""Labels named in one sentence; the others are counted."""


def sentences(found: Difference, names: Mapping[str, str]) -> tuple[str, ...]:
    """What a newer export would change, a sentence each; ``names`` are those of the questions by id."""
    return (*_respondents(found), *_questions(found, names), *_work(found))


def told_apart(found: Difference) -> str:
    """By what respondents are told apart."""
    if found.key == CONTENT:
        return _("Respondents are told apart by their answers.")
    return _("Respondents are told apart by “{heading}”.").format(heading=found.key)


def _respondents(found: Difference) -> Iterator[str]:
    if new := len(found.new):
        yield ngettext("{n} new respondent.", "{n} new respondents.", new).format(n=new)
    if changed := len(found.changed):
        cells = found.changed_cells
        answers = ngettext("{n} answer", "{n} answers", cells).format(n=cells)
        told = ngettext("{n} respondent has {answers} changed.", "{n} respondents have {answers} changed.", changed)
        yield told.format(n=changed, answers=answers)
    if vanished := len(found.vanished):
        yield ngettext(
            "{n} respondent is no longer in the file.", "{n} respondents are no longer in the file.", vanished
        ).format(n=vanished)
    if not (new or changed or vanished):
        yield ngettext(
            "The same {n} respondent with the same answers.",
            "The same {n} respondents with the same answers.",
            found.now,
        ).format(n=found.now)


def _questions(found: Difference, names: Mapping[str, str]) -> Iterator[str]:
    for name in found.questions_added:
        yield _("New question: “{name}”.").format(name=name)
    for id in found.questions_gone:
        yield _("“{name}” is no longer in the file.").format(name=names.get(id, id))
    for one in found.questions_reworded:
        yield _("“{before}” is worded “{now}” now.").format(before=one.before, now=one.now)
    for options in found.new_options:
        yield _("New answers to “{name}”: {labels}.").format(name=options.name, labels=_labels(options))
    for options in found.gone_options:
        yield _("Nobody answers “{name}” any more with: {labels}.").format(name=options.name, labels=_labels(options))


def _labels(options: OptionsOf) -> str:
    named = ", ".join(f"“{label}”" for label in options.labels[:_SHOWN])
    more = len(options.labels) - _SHOWN
    if more <= 0:
        return named
    return ngettext("{labels} and {n} more", "{labels} and {n} more", more).format(labels=named, n=more)


def _work(found: Difference) -> Iterator[str]:
    if n := len(found.notes):
        yield ngettext("{n} note is about answers that differ.", "{n} notes are about answers that differ.", n).format(
            n=n
        )
    if n := len(found.findings):
        yield ngettext(
            "{n} finding is about answers that differ.", "{n} findings are about answers that differ.", n
        ).format(n=n)
    if n := len(found.themes):
        yield ngettext(
            "{n} theme was given to answers that differ.", "{n} themes were given to answers that differ.", n
        ).format(n=n)
