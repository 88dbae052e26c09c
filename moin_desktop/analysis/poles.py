"""Whether a scale runs from one pole to its opposite, as agreement does, told by the words of its ends."""

from collections.abc import Sequence

_POLES = (("poor", "good"), ("bad", "good"), ("negative", "positive"), ("worse", "better"), ("decrease", "increase"))


def opposes(no: str, yes: str) -> bool:
    """Whether the first label is the opposite of the second: disagree and agree, unlikely and likely, poor and good."""
    if any(low in no and high in yes for low, high in _POLES):
        return True
    return any(word[2:] in yes for word in no.split() if word.startswith(("un", "in"))) or any(
        word[3:] in yes for word in no.split() if word.startswith("dis")
    )


def is_two_sided(labels: Sequence[str]) -> bool:
    """Whether a scale runs from one pole to its opposite, rather than from none to much."""
    if len(labels) < 3:
        return False
    first, last = labels[0].casefold(), labels[-1].casefold()
    return opposes(first, last) or opposes(last, first)
