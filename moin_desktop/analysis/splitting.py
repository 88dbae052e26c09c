"""Taking apart cells that list several answers, without breaking the answers that contain the separator."""

from collections.abc import Callable, Iterable


def split_cell(word: str, separator: str | None, options: Iterable[str] = ()) -> tuple[str, ...]:
    """The answers listed in one cell, in their order, trimmed; empty ones, as after a trailing separator, left out.

    Where an option contains the separator, the longest option that fits is taken whole.
    """
    return splitter(separator, options)(word)


def splitter(separator: str | None, options: Iterable[str] = ()) -> Callable[[str], tuple[str, ...]]:
    """``split_cell`` for many cells of one question: the options are looked at once."""
    if not separator:
        return lambda word: (word.strip(),) if word.strip() else ()
    whole: dict[tuple[str, ...], str] = {}
    for option in options:
        parts = _parts(option, separator)
        if len(parts) > 1:
            whole[parts] = option.strip()
    if not whole:
        return lambda word: _parts(word, separator)
    longest = max(len(parts) for parts in whole)

    def split(word: str) -> tuple[str, ...]:
        parts = _parts(word, separator)
        found: list[str] = []
        at = 0
        while at < len(parts):
            for size in range(min(longest, len(parts) - at), 1, -1):
                option = whole.get(parts[at : at + size])
                if option is not None:
                    found.append(option)
                    at += size
                    break
            else:
                found.append(parts[at])
                at += 1
        return tuple(found)

    return split


def _parts(word: str, separator: str) -> tuple[str, ...]:
    """The bare pieces between separators; a trailing separator may have lost its blank when the cell was trimmed."""
    core = separator.rstrip()
    if core and core != separator:
        word = word.rstrip()
        if word.endswith(core):
            word = word[: -len(core)]
    return tuple(piece for piece in (part.strip() for part in word.split(separator)) if piece)
