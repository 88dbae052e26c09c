"""What a person does while coding, each as one step of the project in words."""

from collections.abc import Callable, Iterable
from functools import partial

from moin_desktop.analysis.questions import Role
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import codings, giving, notes, quotes, themes
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.ui.coding.coding import Coding
from moin_desktop.ui.workspace import Workspace


def give(workspace: Workspace, coding: Coding, theme: str, rows: Iterable[int] | None = None) -> bool:
    """Give a theme to the answers at hand with the words marked, or take it from them where all have it.

    Whether it was given; another coder's giving is left alone.
    """
    wanted = tuple(coding.targets if rows is None else rows)
    found = coding.theme_of(theme)
    if not wanted or found is None:
        return False
    words = coding.mark if rows is None and len(wanted) == 1 else None
    author = coding.coder
    have = [row for row in wanted if any(m.theme == theme and m.author == author for m in coding.marks(row))]
    coding.theme = theme
    if len(have) == len(wanted) and words is None:
        label = _("Take the theme “{theme}” away").format(theme=found.name)
        workspace.do(label, codings.take_away, theme, wanted, author)
        return False
    label = ngettext("Give the theme “{theme}”", "Give the theme “{theme}” to {n} answers", len(wanted))
    said = label.format(theme=found.name, n=len(wanted))
    return workspace.do(said, giving.give, coding.question_id, theme, wanted, author, words) is not None


def give_none(workspace: Workspace, coding: Coding) -> bool:
    """Say that no theme fits the answers at hand; once more takes it back."""
    if not coding.targets or coding.question is None:
        return False
    none = next((theme for theme in coding.themes if theme.role is Role.NONE), None)
    if none is not None and all(coding.given(row) == (none.id,) for row in coding.targets):
        label = _("Take “{theme}” away").format(theme=none.name)
        workspace.do(label, codings.take_away, none.id, coding.targets, coding.coder)
        return False
    workspace.do(_("Say that no theme fits"), giving.give_none, coding.question.id, coding.targets, coding.coder)
    return True


def take_last(workspace: Workspace, coding: Coding) -> None:
    """Take away the theme given last to the current answer."""
    own = [mark for mark in coding.marks(coding.row) if mark.author == coding.coder]
    found = coding.theme_of(own[-1].theme) if own else None
    if found is not None:
        label = _("Take the theme “{theme}” away").format(theme=found.name)
        workspace.do(label, codings.take_away, found.id, (coding.row,), coding.coder)


def make(workspace: Workspace, coding: Coding, name: str) -> str:
    """Make a theme and give it to the answers at hand, with the words marked; its id, empty where it failed."""
    if coding.question is None:
        return ""
    label = _("New theme “{theme}”").format(theme=" ".join(name.split()))
    words = coding.mark if len(coding.targets) == 1 else None
    made = workspace.do(label, giving.make, coding.question.id, name, coding.targets, coding.coder, words)
    if made:
        coding.look_at(made)
    return made or ""


def rename(workspace: Workspace, theme: str, name: str) -> None:
    """Call a theme by another name."""
    workspace.do(_("Rename a theme"), themes.rename, theme, name)


def define(workspace: Workspace, theme: str, definition: str, excludes: str) -> None:
    """Say what a theme is and what it is not."""
    workspace.do(_("Say what a theme is"), themes.define, theme, definition, excludes)


def merge(workspace: Workspace, coding: Coding, theme: str, into: str) -> None:
    """Let another theme tell the answers of this one."""
    one, other = coding.theme_of(theme), coding.theme_of(into)
    if one is None or other is None or one is other:
        return
    said = _("Merge “{theme}” into “{into}”").format(theme=one.name, into=other.name)
    coding.theme = into
    _do(workspace, said, _("Merged into “{theme}”").format(theme=other.name), themes.merge, theme, into)


def remove(workspace: Workspace, coding: Coding, theme: str) -> None:
    """Take a theme away with its codings."""
    found = coding.theme_of(theme)
    if found is not None:
        said = _("Remove the theme “{theme}”").format(theme=found.name)
        _do(workspace, said, _("Theme removed"), themes.remove, theme)


def nest(workspace: Workspace, coding: Coding, theme: str, parent: str) -> None:
    """Make a theme a part of another, or of none."""
    found = coding.theme_of(theme)
    if found is not None and parent not in {found.parent, theme}:
        label = _("Make a theme part of another") if parent else _("Let a theme stand by itself")
        workspace.do(label, themes.nest, theme, parent)


def order(workspace: Workspace, theme: str, position: int) -> None:
    """Put a theme at a place among all, counted from 1."""
    workspace.do(_("Move a theme"), themes.move, theme, position)


def place(workspace: Workspace, theme: str, parent: str, position: int) -> None:
    """Put a theme at a place among all, as a part of another or of none."""
    workspace.do(_("Move a theme"), giving.place, theme, parent, position)


def split(workspace: Workspace, coding: Coding, theme: str, name: str) -> None:
    """Give the chosen answers of a theme to a new one."""
    rows = [row for row in coding.targets if theme in coding.given(row)]
    found = coding.theme_of(theme)
    if found is not None and rows:
        label = _("Split the theme “{theme}”").format(theme=found.name)
        made = workspace.do(label, themes.split, theme, rows, name)
        coding.look_at(made or coding.theme)


def hand_on(workspace: Workspace, coding: Coding, theme: str, to: str) -> None:
    """Hand the chosen answers of a theme on to another."""
    rows = [row for row in coding.targets if theme in coding.given(row)]
    one, other = coding.theme_of(theme), coding.theme_of(to)
    if one is None or other is None or one is other or not rows:
        return
    label = ngettext(
        "Move {n} answer from “{theme}” to “{into}”", "Move {n} answers from “{theme}” to “{into}”", len(rows)
    )
    said = label.format(n=len(rows), theme=one.name, into=other.name)
    coding.theme = to
    _do(workspace, said, said, codings.move, theme, to, rows)


def toggle_quote(workspace: Workspace, coding: Coding) -> None:
    """Keep the marked words, or the answer, as a quote; once more lets it go."""
    if coding.question is None or coding.row < 0:
        return
    kept = coding.quote(coding.row, coding.mark)
    if kept is not None:
        _do(workspace, _("Let a quote go"), _("Quote let go"), quotes.remove, kept.id)
        return
    keep = partial(quotes.keep, words=coding.mark, author=coding.coder)
    workspace.do(_("Keep a quote"), keep, coding.question.id, coding.row)
    workspace.tell(_("Kept as a quote. The room sees it once it is cleared"), _("Undo"), workspace.undo)


def clear_quote(workspace: Workspace, quote: str, cleared: bool) -> None:
    """Say whether a quote may be shown to the room."""
    label = _("Clear a quote for showing") if cleared else _("Keep a quote from the room")
    workspace.do(label, quotes.set_cleared, quote, cleared)


def pin(workspace: Workspace, coding: Coding, words: str, author: str) -> None:
    """Pin a note to the marked words, or to the whole answer."""
    if coding.question is None or coding.row < 0:
        return
    where = Pin(PinKind.QUOTE, coding.question.id, response=coding.row, words=coding.mark)
    workspace.do(_("Pin a note"), notes.pin, workspace.survey.id, where, words, author=author)


def _do(workspace: Workspace, label: str, told: str, operation: Callable[..., object], *args: object) -> None:
    """Do a step that takes something away, and offer to take it back."""
    steps: list[object] = []
    workspace.changed.connect(steps.append)
    workspace.do(label, operation, *args)
    workspace.changed.disconnect(steps.append)
    if steps:
        workspace.tell(told, _("Undo"), workspace.undo)
