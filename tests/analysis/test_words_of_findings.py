"""The words of pillars, statuses and two-sided scales."""

import pytest

from moin_desktop.analysis.pillars import pillar_letter, pillar_question, pillar_text, status_text
from moin_desktop.analysis.poles import is_two_sided
from moin_desktop.models.findings import PILLARS, STATUSES


def test_every_pillar_has_a_word_a_letter_and_a_question() -> None:
    assert [pillar_text(p) for p in PILLARS] == ["Routes", "Organisations", "Assessment", "Risks & rewards", "Unsorted"]
    assert "".join(pillar_letter(p) for p in PILLARS) == "ROAR–"
    assert all(pillar_question(p) for p in PILLARS)
    assert [status_text(s) for s in STATUSES] == ["Draft", "Agreed", "Disputed", "Question"]


@pytest.mark.parametrize(
    ("labels", "two_sided"),
    [
        (("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"), True),
        (("Very likely", "Likely", "Unlikely", "Very unlikely"), True),
        (("Poor", "Fair", "Good"), True),
        (("Never", "Sometimes", "Always"), False),
        (("Disagree", "Agree"), False),
        (("Very inaccurate", "Neither", "Very accurate"), True),
        (("Very difficult", "Neutral", "Very easy"), True),
        (("Very satisfied", "Neutral", "Very dissatisfied"), True),
        (("Did not enjoy", "Neutral", "Enjoyed"), True),
        (("Do not agree at all", "Partly", "Fully agree"), True),
        (("Stimme überhaupt nicht zu", "Teils", "Stimme voll zu"), True),
        (("Sehr unzufrieden", "Teils", "Sehr zufrieden"), True),
        (("Totalmente en desacuerdo", "Neutral", "Totalmente de acuerdo"), True),
        (("Pas du tout d'accord", "Neutre", "Tout à fait d'accord"), True),
        (("非常不满意", "一般", "非常满意"), True),
        (("Совершенно не согласен", "Нейтрально", "Полностью согласен"), True),
        (("Not using", "Evaluating", "Using in production"), False),
        (("No plans", "Piloting", "Using in production"), False),
        (("Unused", "Tried", "Used in production"), False),
        (("Not at all useful", "Quite useful", "Very useful"), False),
        (("Not at all satisfied", "Somewhat", "Very satisfied"), False),
        (("Likely", "Very likely", "In fact likely"), False),
        (("In planning", "Started", "Finished"), False),
        (("None", "Some", "A great deal"), False),
    ],
)
def test_scales_with_two_poles_are_known(labels: tuple[str, ...], two_sided: bool) -> None:
    assert is_two_sided(labels) is two_sided
