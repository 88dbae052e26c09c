"""Short names say what a question is about."""

import pytest

from moin_desktop.importing.naming import LONGEST, short_name, unique_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Which parts of a mission-oriented approach are most challenging? Choose all that apply.",
            "Most challenging parts",
        ),
        ("Which tools do you use? Choose all that apply.", "Tools used"),
        ("Which tools would you like to use?", "Tools wanted"),
        ("In which country is it based?", "Country"),
        ("What type of organisation do you work for?", "Type of organisation"),
        ("What is your gender?", "Gender"),
        ("1. Which research group?", "Research group"),
        ("Do you support [on chain governance?](https://example.org/a)", "Support on chain governance"),
        ("How satisfied are you with your job?", "Satisfaction with job"),
        ("workshop_attended_amount", "Workshop attended amount"),
        ("group/has_land", "Has land"),
        ("你的年龄", "你的年龄"),
        ("?", "?"),
    ],
)
def test_short_name(text: str, name: str) -> None:
    assert short_name(text) == name


def test_long_names_end_after_a_word() -> None:
    name = short_name("Sustainability reporting obligations of medium-sized municipal enterprises")
    assert len(name) <= LONGEST
    assert name.endswith("…")
    assert name[:-1] == "Sustainability reporting"


def test_names_become_unique() -> None:
    assert unique_names(["Tools", "tools", "Role", "Tools"]) == ("Tools", "tools (2)", "Role", "Tools (3)")


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("Which stage of the mission journey is your organisation at?", "Stage of the mission journey"),
        ("At what stage of the process are you?", "Stage of the process"),
        ("What has been challenging about evaluation? Choose all that apply.", "Challenges of evaluation"),
    ],
)
def test_the_thing_asked_for_comes_first(wording: str, name: str) -> None:
    assert short_name(wording) == name


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("With respect to budgets, how satisfied are you?", "Budgets, how satisfied…"),
        ("What is the size of your company/organization?", "Size of company/organization"),
        ("How many times do you check in code?", "Times you check in code"),
        ("If you use Kubernetes, how many clusters do you have?", "Clusters"),
        ("Your organisation uses containers for:", "Uses containers for"),
        ("If you do not use it, why not?", "If you do not use it, why…"),
    ],
)
def test_what_stands_before_the_thing_is_left_out(wording: str, name: str) -> None:
    assert short_name(wording) == name


def test_the_words_that_differ_tell_names_apart() -> None:
    texts = ["How do you feel about the course: content", "How do you feel about the course: pace of work", "Role"]
    assert unique_names(["Course", "Course", "Role"], texts) == ("Content", "Pace of work", "Role")
    assert unique_names(["Course", "Course"], ["Same", "Same"]) == ("Course", "Course (2)")


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("What industry does your company/organization belong to?", "Industry"),
        ("In which subject is your highest academic qualification?", "Subject"),
        ("Where do you live (or spend most of your time)?", "Where you live"),
        ("How long have you been here?", "How long you have been here"),
        ("Mit welchen der folgenden Arten von Modellen arbeiten Sie?", "Arten von Modellen arbeiten…"),
        ("currentEmployer1. What type of organisation do you work for?", "Type of organisation"),
        ("Workflow need #1:What needs in your workflow does the notebook address?", "Workflow need #1"),
        ("We invite you to take part in a study of the climate. " * 4 + "I give my informed consent.", "Consent"),
        ("3", "Question 3"),
    ],
)
def test_wordings_of_other_kinds(wording: str, name: str) -> None:
    assert short_name(wording) == name
