"""The words of pillars, statuses and two-sided scales."""

import pytest

from moin_desktop.analysis.pillars import pillar_letter, pillar_question, pillar_text, status_text
from moin_desktop.analysis.poles import is_two_sided
from moin_desktop.models.findings import PILLARS, STATUSES


def test_every_pillar_has_a_word_a_letter_and_a_question() -> None:
    assert [pillar_text(p) for p in PILLARS] == ["Routes", "Organisations", "Assessment", "Risks & rewards", "Unsorted"]
    assert "".join(pillar_letter(p) for p in PILLARS) == "ROAR–"
    assert all(pillar_question(p) for p in PILLARS)
    assert [status_text(s) for s in STATUSES] == ["Draft", "Agreed", "Disputed"]


@pytest.mark.parametrize(
    ("labels", "two_sided"),
    [
        (("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"), True),
        (("Very likely", "Likely", "Unlikely", "Very unlikely"), True),
        (("Poor", "Fair", "Good"), True),
        (("Never", "Sometimes", "Always"), False),
        (("Disagree", "Agree"), False),
    ],
)
def test_scales_with_two_poles_are_known(labels: tuple[str, ...], two_sided: bool) -> None:
    assert is_two_sided(labels) is two_sided
