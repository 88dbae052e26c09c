"""How each platform words the heading of a column."""

import re

from tests.layouts.writing import Place


def slug(text: str) -> str:
    return re.sub(r"\W+", "_", text.casefold()).strip("_")[:28].strip("_")


def short(place: Place) -> str:
    """The variable name of a question, with the number of its part."""
    return f"Q{place.number}_{place.at}" if place.at else f"Q{place.number}"


# Headings of one row -------------------------------------------------------------------------------------------------


def bare(place: Place) -> tuple[str, ...]:
    return (place.label or place.text,)


def bracket(place: Place) -> tuple[str, ...]:
    if place.part == "place":
        return (f"{place.text} [Rank {place.at}]",)
    return (f"{place.text} [{place.label}]" if place.label else place.text,)


def limesurvey(place: Place) -> tuple[str, ...]:
    return (f"{place.text} [Other]" if place.part == "text" else bracket(place)[0],)


def limesurvey_code(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text,)
    part = {"text": "other", "place": str(place.at)}.get(place.part, f"SQ{place.at:03d}")
    return (f"{place.key}[{part}]" if place.at else place.key,)


def limesurvey_both(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text,)
    return (f"{limesurvey_code(place)[0]}. {limesurvey(place)[0]}",)


def dash(place: Place) -> tuple[str, ...]:
    return (f"{place.text} - {place.label}" if place.label else place.text,)


def before(place: Place) -> tuple[str, ...]:
    """Alchemer: the option or item before the question."""
    if place.part == "text":
        return (f"Other - Write In:{place.text}",)
    return (f"{place.label}:{place.text}" if place.label else place.text,)


def kobo_label(place: Place) -> tuple[str, ...]:
    if place.part == "text":
        return (f"If other: {place.text}",)
    if place.part == "option":
        return (f"{place.text}/{place.label}",)
    return (place.label if place.part == "item" else place.text,)


def kobo_name(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text,)
    tail = {"option": f"/{slug(place.label)}", "item": f"/{slug(place.label)}", "text": "_other"}.get(place.part, "")
    return (f"survey/{place.key}{tail}",)


def odk(place: Place) -> tuple[str, ...]:
    return (kobo_name(place)[0].replace("survey/", "survey-", 1),)


def redcap(place: Place) -> tuple[str, ...]:
    tail = {"option": f"___{place.at}", "item": f"_{slug(place.label)}", "text": "_other"}.get(place.part, "")
    return (place.text if place.part == "form" else f"{place.key}{tail}",)


def eusurvey(place: Place) -> tuple[str, ...]:
    return (f"{place.text}: {place.label}" if place.label else place.text,)


def jisc(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text,)
    if place.part == "text":
        return (f"{place.number}.a. If you selected Other, please specify:",)
    return (f"{place.number}.{place.at}. {place.label}" if place.at else f"{place.number}. {place.text}",)


def indico(place: Place) -> tuple[str, ...]:
    return (place.text if place.part == "form" else f"About the mission: {bracket(place)[0]}",)


def wenjuanxing(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text,)
    if place.at:
        return (f"{place.number}、{place.text}—{place.label}" if place.first else f"{place.number}、{place.label}",)
    return (f"{place.number}、{place.text}",)


def tencent(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text,)
    if place.part == "cell" and place.kind in ("text", "number", "date"):
        return (f"Q{place.number}|A1|open",)
    tail = {"text": f"|A{place.at}|open"}.get(place.part, f"|A{place.at}" if place.at else "")
    return (f"Q{place.number}{tail}",)


def spss(place: Place) -> tuple[str, ...]:
    if place.part == "text":
        return (f"Q{place.number}_{place.at}_OE",)
    return (place.text if place.part == "form" else short(place),)


def spss_as_r(place: Place) -> tuple[str, ...]:
    return (re.sub(r"[^\w]", ".", dash(place)[0]),)


# Headings of two and three rows ---------------------------------------------------------------------------------------


def surveymonkey(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text, "")
    if place.at:
        return (place.text if place.first else "", place.label)
    return (place.text, "Open-Ended Response" if place.kind in ("text", "number", "date") else "Response")


def qualtrics(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text.replace(" ", ""), place.text, f'{{"ImportId":"{place.text}"}}')
    if place.part == "text":
        name, text = f"Q{place.number}_{place.at}_TEXT", f"{place.text} - {place.label} - Text"
    elif place.part == "option":
        name, text = short(place), f"{place.text} - Selected Choice - {place.label}"
    else:
        name, text = short(place), f"{place.text} - {place.label}" if place.label else place.text
    return (name, text, f'{{"ImportId":"QID{place.number}{f"_{place.at}" if place.at else ""}"}}')


def unipark(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return ("", "", place.text)
    end = "t" if place.part == "text" else ""
    return (place.text, place.label, f"v_{place.number * 100 + place.at}{end}")


# The table ------------------------------------------------------------------------------------------------------------
