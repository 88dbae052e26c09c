"""How survey platforms lay out an export, one entry each, as their documentation and real files show it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping

from tests.layouts.writing import Place, Style

Cell = Callable[[int], object]
Form = tuple[tuple[str, Cell], ...]


def _slug(text: str) -> str:
    return re.sub(r"\W+", "_", text.casefold()).strip("_")[:28].strip("_")


def _moment(pattern: str, minutes: int = 0) -> Cell:
    """A moment for each respondent, some hours apart."""
    start = dt.datetime(2023, 3, 14, 8, 5, 11) + dt.timedelta(minutes=minutes)
    return lambda i: (start + dt.timedelta(hours=7 * i, minutes=i)).strftime(pattern)


def _native(minutes: int = 0) -> Cell:
    start = dt.datetime(2023, 3, 14, 8, 5, 11) + dt.timedelta(minutes=minutes)
    return lambda i: start + dt.timedelta(hours=7 * i, minutes=i)


def _says(word: object) -> Cell:
    return lambda _i: word


def _token(i: int) -> str:
    return f"{(i + 7) * 2654435761 % 2**32:08x}{(i + 3) * 40503 % 2**16:04x}"


def _day(pattern: str) -> Callable[[dt.date], object]:
    return lambda day: day.strftime(pattern)


def _short(place: Place) -> str:
    """The variable name of a question, with the number of its part."""
    return f"Q{place.number}_{place.at}" if place.at else f"Q{place.number}"


# Headings of one row -------------------------------------------------------------------------------------------------


def _bare(place: Place) -> tuple[str, ...]:
    return (place.label or place.text,)


def _bracket(place: Place) -> tuple[str, ...]:
    if place.part == "place":
        return (f"{place.text} [Rank {place.at}]",)
    return (f"{place.text} [{place.label}]" if place.label else place.text,)


def _limesurvey(place: Place) -> tuple[str, ...]:
    return (f"{place.text} [Other]" if place.part == "text" else _bracket(place)[0],)


def _limesurvey_code(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text,)
    part = {"text": "other", "place": str(place.at)}.get(place.part, f"SQ{place.at:03d}")
    return (f"{place.key}[{part}]" if place.at else place.key,)


def _limesurvey_both(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text,)
    return (f"{_limesurvey_code(place)[0]}. {_limesurvey(place)[0]}",)


def _dash(place: Place) -> tuple[str, ...]:
    return (f"{place.text} - {place.label}" if place.label else place.text,)


def _before(place: Place) -> tuple[str, ...]:
    """Alchemer: the option or item before the question."""
    if place.part == "text":
        return (f"Other - Write In:{place.text}",)
    return (f"{place.label}:{place.text}" if place.label else place.text,)


def _kobo_label(place: Place) -> tuple[str, ...]:
    if place.part == "text":
        return (f"If other: {place.text}",)
    if place.part == "option":
        return (f"{place.text}/{place.label}",)
    return (place.label if place.part == "item" else place.text,)


def _kobo_name(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text,)
    tail = {"option": f"/{_slug(place.label)}", "item": f"/{_slug(place.label)}", "text": "_other"}.get(place.part, "")
    return (f"survey/{place.key}{tail}",)


def _odk(place: Place) -> tuple[str, ...]:
    return (_kobo_name(place)[0].replace("survey/", "survey-", 1),)


def _redcap(place: Place) -> tuple[str, ...]:
    tail = {"option": f"___{place.at}", "item": f"_{_slug(place.label)}", "text": "_other"}.get(place.part, "")
    return (place.text if place.part == "form" else f"{place.key}{tail}",)


def _eusurvey(place: Place) -> tuple[str, ...]:
    return (f"{place.text}: {place.label}" if place.label else place.text,)


def _jisc(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text,)
    if place.part == "text":
        return (f"{place.number}.a. If you selected Other, please specify:",)
    return (f"{place.number}.{place.at}. {place.label}" if place.at else f"{place.number}. {place.text}",)


def _indico(place: Place) -> tuple[str, ...]:
    return (place.text if place.part == "form" else f"About the mission: {_bracket(place)[0]}",)


def _wenjuanxing(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text,)
    if place.at:
        return (f"{place.number}、{place.text}—{place.label}" if place.first else f"{place.number}、{place.label}",)
    return (f"{place.number}、{place.text}",)


def _tencent(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text,)
    if place.part == "cell" and place.kind in ("text", "number", "date"):
        return (f"Q{place.number}|A1|open",)
    tail = {"text": f"|A{place.at}|open"}.get(place.part, f"|A{place.at}" if place.at else "")
    return (f"Q{place.number}{tail}",)


def _spss(place: Place) -> tuple[str, ...]:
    if place.part == "text":
        return (f"Q{place.number}_{place.at}_OE",)
    return (place.text if place.part == "form" else _short(place),)


def _spss_as_r(place: Place) -> tuple[str, ...]:
    return (re.sub(r"[^\w]", ".", _dash(place)[0]),)


# Headings of two and three rows ---------------------------------------------------------------------------------------


def _surveymonkey(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text, "")
    if place.at:
        return (place.text if place.first else "", place.label)
    return (place.text, "Open-Ended Response" if place.kind in ("text", "number", "date") else "Response")


def _qualtrics(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return (place.text.replace(" ", ""), place.text, f'{{"ImportId":"{place.text}"}}')
    if place.part == "text":
        name, text = f"Q{place.number}_{place.at}_TEXT", f"{place.text} - {place.label} - Text"
    elif place.part == "option":
        name, text = _short(place), f"{place.text} - Selected Choice - {place.label}"
    else:
        name, text = _short(place), f"{place.text} - {place.label}" if place.label else place.text
    return (name, text, f'{{"ImportId":"QID{place.number}{f"_{place.at}" if place.at else ""}"}}')


def _unipark(place: Place) -> tuple[str, ...]:
    if place.part == "form":
        return ("", "", place.text)
    end = "t" if place.part == "text" else ""
    return (place.text, place.label, f"v_{place.number * 100 + place.at}{end}")


# The table ------------------------------------------------------------------------------------------------------------

_NUMBERED: Callable[[int], str] = str
_MICROSOFT: Form = (
    ("ID", lambda i: i + 1),
    ("Start time", _native()),
    ("Completion time", _native(9)),
    ("Email", _says("anonymous")),
    ("Name", _says("")),
)
_QUALTRICS: Form = (
    ("StartDate", _moment("%Y-%m-%d %H:%M:%S")),
    ("EndDate", _moment("%Y-%m-%d %H:%M:%S", 8)),
    ("Status", _says("IP Address")),
    ("Progress", _says("100")),
    ("Duration (in seconds)", lambda i: 300 + 17 * i % 240),
    ("Finished", _says("True")),
    ("RecordedDate", _moment("%Y-%m-%d %H:%M:%S", 9)),
    ("ResponseId", lambda i: f"R_{_token(i)}"),
    ("DistributionChannel", _says("anonymous")),
    ("UserLanguage", _says("EN")),
)
_SURVEYMONKEY: Form = (
    ("Respondent ID", lambda i: 6_901_234_567 + 997 * i),
    ("Collector ID", _says(88_123_456)),
    ("Start Date", _moment("%m/%d/%Y %I:%M:%S %p")),
    ("End Date", _moment("%m/%d/%Y %I:%M:%S %p", 12)),
    ("IP Address", lambda i: f"203.0.113.{i % 250}"),
    ("Email Address", _says("")),
    ("First Name", _says("")),
    ("Last Name", _says("")),
    ("Custom Data 1", _says("")),
)
_LIMESURVEY: Form = (
    ("id", lambda i: i + 12),
    ("submitdate", _moment("%Y-%m-%d %H:%M:%S")),
    ("lastpage", _says(4)),
    ("startlanguage", _says("en")),
    ("seed", lambda i: 1_700_000_000 + 7919 * i),
    ("startdate", _moment("%Y-%m-%d %H:%M:%S", -9)),
    ("datestamp", _moment("%Y-%m-%d %H:%M:%S")),
)
_KOBO_START: Form = (
    ("start", _moment("%Y-%m-%dT%H:%M:%S.000+03:00")),
    ("end", _moment("%Y-%m-%dT%H:%M:%S.000+03:00", 20)),
)
_KOBO_END: Form = (
    ("_id", lambda i: 40_100_200 + 3 * i),
    ("_uuid", lambda i: f"{_token(i)[:8]}-77aa-4c11-9f00-{_token(i)}"),
    ("_submission_time", _moment("%Y-%m-%dT%H:%M:%S", 25)),
    ("_validation_status", _says("")),
    ("_status", _says("submitted_via_web")),
    ("__version__", _says("vQm7Ab")),
    ("_index", lambda i: i + 1),
)
_EUSURVEY_END: Form = (
    ("Invitation Number", lambda i: _token(i)),
    ("Contribution Id", lambda i: f"{_token(i)[:8]}-0f11"),
    ("User Name", _says("Anonymous")),
    ("Creation Date", _moment("%d/%m/%Y %H:%M")),
    ("Last Update", _moment("%d/%m/%Y %H:%M", 5)),
    ("Languages", _says("EN")),
)

STYLES: Mapping[str, Style] = {
    "microsoft_forms": Style("microsoft_forms", _bare, _MICROSOFT, separator=";", trailing=True, date=lambda day: day),
    "google_forms": Style(
        "google_forms",
        _bracket,
        (("Timestamp", _moment("%m/%d/%Y %H:%M:%S")),),
        ranking="places",
        date=_day("%m/%d/%Y"),
    ),
    "google_forms_direct": Style(
        "google_forms",
        _bracket,
        (("Timestamp", _moment("%Y/%m/%d %I:%M:%S %p GMT+1")),),
        separator=";",
        ranking="places",
    ),
    "qualtrics": Style(
        "qualtrics", _qualtrics, _QUALTRICS, separator=",", other="column", ranking="places", date=_day("%m/%d/%Y")
    ),
    "qualtrics_values": Style(
        "qualtrics",
        _qualtrics,
        _QUALTRICS,
        separator=",",
        other="column",
        ranking="places",
        code=_NUMBERED,
        date=_day("%m/%d/%Y"),
    ),
    "qualtrics_split": Style(
        "qualtrics",
        _qualtrics,
        _QUALTRICS,
        multiple="labels",
        other="column",
        ranking="places",
        date=_day("%m/%d/%Y"),
    ),
    "surveymonkey": Style(
        "surveymonkey",
        _surveymonkey,
        _SURVEYMONKEY,
        multiple="labels",
        other="replace",
        other_mark="{option}",
        ranking="places",
        date=_day("%m/%d/%Y"),
    ),
    "surveymonkey_flat": Style(
        "surveymonkey",
        _dash,
        _SURVEYMONKEY,
        multiple="labels",
        other="replace",
        ranking="places",
        date=_day("%m/%d/%Y"),
    ),
    "limesurvey_codes": Style(
        "limesurvey",
        _limesurvey_code,
        _LIMESURVEY,
        multiple="flags",
        flags=("Y", "N"),
        other="replace",
        ranking="things",
        code=lambda at: f"A{at}",
        label_of=lambda place: "other" if place.part == "text" else f"SQ{place.at:03d}",
    ),
    "limesurvey_full": Style(
        "limesurvey",
        _limesurvey,
        _LIMESURVEY,
        multiple="flags",
        flags=("Yes", "No"),
        other="replace",
        ranking="things",
        blank="N/A",
        label_of=lambda place: "Other" if place.part == "text" else place.label,
    ),
    "limesurvey_both": Style(
        "limesurvey",
        _limesurvey_both,
        _LIMESURVEY,
        multiple="flags",
        flags=("Y", "N"),
        other="replace",
        ranking="things",
        label_of=lambda place: "Other" if place.part == "text" else place.label,
    ),
    "kobo_labels": Style(
        "kobo",
        _kobo_label,
        _KOBO_START,
        _KOBO_END,
        multiple="both",
        separator=" ",
        flags=(1, 0),
        other="column",
        ranking="places",
        rows_of_grid_apart=True,
    ),
    "kobo_names": Style(
        "kobo",
        _kobo_name,
        _KOBO_START,
        _KOBO_END,
        multiple="both",
        separator=" ",
        flags=(1, 0),
        other="column",
        ranking="joined",
        joined_code=_slug,
        label_of=lambda place: _slug(place.label),
    ),
    "odk_central": Style(
        "kobo",
        _odk,
        (("SubmissionDate", _moment("%Y-%m-%dT%H:%M:%S.000Z")),),
        (
            ("meta-instanceID", lambda i: f"uuid:{_token(i)}-11ee"),
            ("KEY", lambda i: f"uuid:{_token(i)}-11ee"),
            ("SubmitterID", _says("114")),
            ("Status", _says("")),
            ("FormVersion", _says("2023031401")),
        ),
        multiple="both",
        separator=" ",
        flags=(1, 0),
        other="column",
        ranking="joined",
        joined_code=_slug,
        label_of=lambda place: _slug(place.label),
    ),
    "typeform_old": Style(
        "typeform",
        _bare,
        (("#", _token),),
        (
            ("Start Date (UTC)", _moment("%Y-%m-%d %H:%M:%S")),
            ("Submit Date (UTC)", _moment("%Y-%m-%d %H:%M:%S", 6)),
            ("Network ID", lambda i: _token(i)[:10]),
        ),
        multiple="labels",
        other="replace",
    ),
    "typeform_new": Style(
        "typeform",
        _bare,
        (("#", _token),),
        (("Submitted At", _moment("%Y-%m-%d %H:%M:%S")), ("Token", lambda i: _token(i + 5000))),
    ),
    "alchemer": Style(
        "alchemer",
        _before,
        (
            ("Response ID", lambda i: i + 2),
            ("Time Started", _moment("%Y-%m-%d %H:%M:%S")),
            ("Date Submitted", _moment("%Y-%m-%d %H:%M:%S", 7)),
            ("Status", lambda i: "Partial" if i % 5 == 1 else "Complete"),
        ),
        multiple="labels",
        other="column",
        ranking="places",
    ),
    "redcap": Style(
        "redcap",
        _redcap,
        (("record_id", lambda i: i + 1), ("redcap_survey_identifier", _says(""))),
        (("mission_survey_complete", _says(2)),),
        multiple="flags",
        flags=(1, 0),
        other="column",
        ranking="places",
        code=_NUMBERED,
        label_of=lambda place: str(place.at),
        rows_of_grid_apart=True,
    ),
    "eusurvey": Style(
        "eusurvey",
        _eusurvey,
        (),
        _EUSURVEY_END,
        separator=";",
        other="column",
        ranking="joined",
        date=_day("%d/%m/%Y"),
    ),
    "eusurvey_split": Style(
        "eusurvey",
        _eusurvey,
        (),
        _EUSURVEY_END,
        multiple="flags",
        separator=";",
        other="column",
        ranking="joined",
        date=_day("%d/%m/%Y"),
    ),
    "jisc": Style(
        "jisc",
        _jisc,
        (("Unique Response Number", lambda i: f"{914_000 + i}-913900-{95_000_000 + 31 * i}"),),
        multiple="labels",
        other="column",
        ranking="places",
        parent=True,
    ),
    "citizen_space": Style(
        "citizen_space",
        _dash,
        (
            ("Response ID", lambda i: f"ANON-{_token(i)[:4].upper()}-{_token(i)[4:8].upper()}-Z"),
            ("Submitted", _moment("%Y-%m-%d %H:%M:%S")),
        ),
        separator=",",
        other="column",
        ranking="places",
    ),
    "unipark": Style(
        "unipark",
        _unipark,
        (("lfdn", lambda i: i + 3), ("external_lfdn", _says(0)), ("tester", _says(0)), ("dispcode", _says(31))),
        (("browser", _says("Firefox 109")), ("duration", lambda i: 201 + 13 * i % 500), ("quality", _says(-77))),
        multiple="flags",
        flags=(1, 0),
        other="column",
        ranking="places",
        code=_NUMBERED,
        blank="-77",
    ),
    "wenjuanxing": Style(
        "wenjuanxing",
        _wenjuanxing,
        (
            ("序号", lambda i: i + 1),
            ("提交答卷时间", _moment("%Y/%m/%d %H:%M:%S")),
            ("所用时间", lambda i: f"{90 + 7 * i % 300}秒"),
            ("来源", _says("微信")),
            ("来源详情", _says("N/A")),
        ),
        separator="┋",
        other="mark",
        other_mark="{option}〖{text}〗",
        ranking="places",
        blank="(空)",
    ),
    "tencent": Style(
        "tencent",
        _tencent,
        (
            ("编号", lambda i: i + 1),
            ("开始答题时间", _moment("%Y-%m-%d %H:%M:%S")),
            ("结束答题时间", _moment("%Y-%m-%d %H:%M:%S", 4)),
        ),
        multiple="flags",
        flags=(1, 0),
        other="column",
        ranking="places",
        code=_NUMBERED,
        label_of=lambda place: f"A{place.at}",
    ),
    "jotform": Style(
        "jotform",
        lambda place: (f"{place.text} >> {place.label}" if place.label else place.text,),
        (("Submission Date", _moment("%Y-%m-%d %H:%M:%S")),),
        (("Submission ID", lambda i: 5_512_345_678_901_234 + 7 * i),),
        separator="\n",
    ),
    "nextcloud": Style(
        "nextcloud_forms",
        _bracket,
        (
            ("User ID", _says("")),
            ("User display name", _says("Anonymous user")),
            ("Timestamp", _moment("%Y-%m-%dT%H:%M:%S+02:00")),
        ),
        separator="; ",
    ),
    "indico": Style(
        "indico",
        _indico,
        (("Submitter", _says("")), ("Submission Date", _moment("%Y-%m-%d %H:%M:%S.123456+00:00"))),
        separator="; ",
        ranking="places",
    ),
    "fluidsurveys": Style(
        "generic",
        _bracket,
        (
            ("Response ID", lambda i: 41_000 + 3 * i),
            ("Started", _moment("%Y-%m-%d %H:%M:%S")),
            ("Completed", _says("True")),
        ),
        multiple="flags",
        flags=(1, ""),
        other="column",
        ranking="places",
    ),
    "spss": Style(
        "generic",
        _spss,
        (("RESPID", lambda i: 100_001 + i),),
        multiple="flags",
        flags=(1, 0),
        other="column",
        ranking="places",
        code=_NUMBERED,
        blank="-99",
        label_of=lambda place: str(place.at),
    ),
    "generic": Style("generic", _dash, separator=";", ranking="places"),
    "r_again": Style(
        "generic",
        _spss_as_r,
        separator=", ",
        ranking="places",
        blank="NA",
    ),
}
"""The layouts by name; a platform may have several."""
