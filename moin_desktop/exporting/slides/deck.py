"""A deck made new, or one saved before with its numbers, base lines and kept notes renewed and all else as it is."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from moin_desktop.errors import MoinError
from moin_desktop.exporting.audience import Audience
from moin_desktop.exporting.replacing import replacing, told
from moin_desktop.exporting.slides import look, marks, pages, words
from moin_desktop.exporting.values import FindingReport, Report
from moin_desktop.i18n import _

Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the findings."""

    added: int
    renewed: int
    gone: tuple[str, ...]
    """The titles of slides whose finding is no longer in the project; they stay."""


def write(path: Path, report: Report, tick: Tick | None = None) -> Written:
    """Write a new deck: a title, a slide for each finding in running order, the method.

    ``tick(done, total)`` may raise to stop. MoinError when the file cannot be written; then, as after a stop, an older
    file is as it was.
    """
    deck = look.new()
    cover, plain = look.layouts(deck)
    pages.add_cover(deck, cover, report)
    for at, finding in enumerate(report.findings):
        _beat(tick, at, report)
        pages.add_finding(deck, plain, finding, report)
    pages.add_method(deck, plain, report)
    _save(deck, path, report, tick)
    return Written(len(report.findings), 0, ())


def refresh(path: Path, report: Report, tick: Tick | None = None) -> Written:
    """Renew a deck that ``write`` made: charts by finding, base lines and our part of the notes; new findings are
    added before the method, slides of findings that are gone stay and are listed in its notes.

    Moved, resized and restyled shapes, added slides and edited texts stay. MoinError when the file cannot be read or
    written, is no deck of ours, or was made for readers who may see more than those of this report.
    """
    deck = _opened(path)
    there = marks.findings(deck)
    _allow(deck, path, report)
    _cover, plain = look.layouts(deck)
    kept = {marks.uid(finding) for finding in report.findings}
    gone = tuple(pages.title_of(slide) for of, slide in there.items() if of not in kept)
    added: list[FindingReport] = []
    for at, finding in enumerate(report.findings):
        _beat(tick, at, report)
        slide = there.get(marks.uid(finding))
        if slide is not None:
            pages.renew_finding(slide, finding, report)
        else:
            pages.add_finding(deck, plain, finding, report)
            added.append(finding)
    pages.renew_ends(deck, plain, report, gone, len(added))
    _save(deck, path, report, tick)
    return Written(len(added), len(report.findings) - len(added), gone)


def _beat(tick: Tick | None, done: int, report: Report) -> None:
    if tick is not None:
        tick(done, len(report.findings) + 2)


def _opened(path: Path) -> Any:
    from pptx import Presentation

    try:
        content = path.read_bytes()
    except OSError as trouble:
        raise told(trouble, path) from trouble
    unreadable = MoinError(
        _("{name} is not a deck that can be read").format(name=path.name), hint=_("Save the slides as a new deck")
    )
    try:
        deck = Presentation(BytesIO(content))
    except Exception as trouble:
        raise unreadable from trouble
    if not marks.findings(deck) and not any(marks.slide_of(slide)[0] for slide in deck.slides):
        raise MoinError(
            _("{name} was not made by MOIN Desktop").format(name=path.name), hint=_("Save the slides as a new deck")
        )
    return deck


def _allow(deck: Any, path: Path, report: Report) -> None:
    """What was left in by hand or in slides of gone findings would otherwise leave with a deck for fewer readers."""
    order = list(Audience)
    before = str(deck.core_properties.category or "").removeprefix("MOIN ")
    if before in set(order) and order.index(Audience(before)) > order.index(report.audience):
        raise MoinError(
            _("{name} was made for readers who may see more").format(name=path.name),
            hint=_("Save the slides as a new deck"),
        )


def _save(deck: Any, path: Path, report: Report, tick: Tick | None) -> None:
    _beat(tick, len(report.findings), report)
    properties = deck.core_properties
    properties.title = words.cover(report)[0]
    properties.author = report.program
    properties.last_modified_by = report.program
    properties.category = f"MOIN {report.audience}"
    properties.modified = report.made.replace(tzinfo=None)
    made = BytesIO()
    deck.save(made)
    _beat(tick, len(report.findings) + 1, report)
    with replacing(path) as file:
        file.write(made.getbuffer())
    _beat(tick, len(report.findings) + 2, report)
