"""Line breaks inside cells: mere folds in a text, but in some exports what parts the answers of a list."""

from collections import Counter
from collections.abc import Sequence

from moin_desktop.importing.cells import clean

_COMMON = 0.6
"""The share of lines that must stand in other cells too before a column holds lists."""
_LONGEST_LINE = 200
_FEWEST = 2


def with_lists(words: Sequence[str], broken: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """The words of a column, where cells that list answers line by line keep their line breaks.

    ``words`` have all white space folded; ``broken`` are the positions of those that had line breaks, with the text as
    it stood in the file. Lines that return in other cells are answers; those of a heading or a text do not.
    """
    lists = {code: [line for part in text.splitlines() if (line := clean(part))] for code, text in broken}
    lists = {code: lines for code, lines in lists.items() if len(lines) > 1}
    if len(lists) < _FEWEST:
        return tuple(words)
    tally = Counter(line for lines in lists.values() for line in set(lines))
    tally.update(word for code, word in enumerate(words) if code not in lists and word in tally)
    cells = {code: lines for code, lines in lists.items() if any(tally[line] > 1 for line in lines)}
    lines = [line for listed in cells.values() for line in listed]
    common = sum(tally[line] > 1 for line in lines)
    if len(cells) < _FEWEST or common < _COMMON * len(lines) or max(map(len, lines)) > _LONGEST_LINE:
        return tuple(words)
    return tuple("\n".join(cells[code]) if code in cells else word for code, word in enumerate(words))
