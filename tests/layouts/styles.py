"""How survey platforms lay out an export, one entry each, as their documentation and real files show it."""

import datetime as dt
from collections.abc import Callable, Mapping

from tests.layouts import headings
from tests.layouts.writing import Style

Cell = Callable[[int], object]
Form = tuple[tuple[str, Cell], ...]


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
    "microsoft_forms": Style(
        "microsoft_forms", headings.bare, _MICROSOFT, separator=";", trailing=True, date=lambda day: day
    ),
    "google_forms": Style(
        "google_forms",
        headings.bracket,
        (("Timestamp", _moment("%m/%d/%Y %H:%M:%S")),),
        ranking="places",
        date=_day("%m/%d/%Y"),
    ),
    "google_forms_direct": Style(
        "google_forms",
        headings.bracket,
        (("Timestamp", _moment("%Y/%m/%d %I:%M:%S %p GMT+1")),),
        separator=";",
        ranking="places",
    ),
    "qualtrics": Style(
        "qualtrics",
        headings.qualtrics,
        _QUALTRICS,
        separator=",",
        other="column",
        ranking="places",
        date=_day("%m/%d/%Y"),
    ),
    "qualtrics_values": Style(
        "qualtrics",
        headings.qualtrics,
        _QUALTRICS,
        separator=",",
        other="column",
        ranking="places",
        code=_NUMBERED,
        date=_day("%m/%d/%Y"),
    ),
    "qualtrics_split": Style(
        "qualtrics",
        headings.qualtrics,
        _QUALTRICS,
        multiple="labels",
        other="column",
        ranking="places",
        date=_day("%m/%d/%Y"),
    ),
    "surveymonkey": Style(
        "surveymonkey",
        headings.surveymonkey,
        _SURVEYMONKEY,
        multiple="labels",
        other="replace",
        other_mark="{option}",
        ranking="places",
        date=_day("%m/%d/%Y"),
    ),
    "surveymonkey_flat": Style(
        "surveymonkey",
        headings.dash,
        _SURVEYMONKEY,
        multiple="labels",
        other="replace",
        ranking="places",
        date=_day("%m/%d/%Y"),
    ),
    "limesurvey_codes": Style(
        "limesurvey",
        headings.limesurvey_code,
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
        headings.limesurvey,
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
        headings.limesurvey_both,
        _LIMESURVEY,
        multiple="flags",
        flags=("Y", "N"),
        other="replace",
        ranking="things",
        label_of=lambda place: "Other" if place.part == "text" else place.label,
    ),
    "kobo_labels": Style(
        "kobo",
        headings.kobo_label,
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
        headings.kobo_name,
        _KOBO_START,
        _KOBO_END,
        multiple="both",
        separator=" ",
        flags=(1, 0),
        other="column",
        ranking="joined",
        joined_code=headings.slug,
        label_of=lambda place: headings.slug(place.label),
    ),
    "odk_central": Style(
        "kobo",
        headings.odk,
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
        joined_code=headings.slug,
        label_of=lambda place: headings.slug(place.label),
    ),
    "typeform_old": Style(
        "typeform",
        headings.bare,
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
        headings.bare,
        (("#", _token),),
        (("Submitted At", _moment("%Y-%m-%d %H:%M:%S")), ("Token", lambda i: _token(i + 5000))),
    ),
    "alchemer": Style(
        "alchemer",
        headings.before,
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
        headings.redcap,
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
        headings.eusurvey,
        (),
        _EUSURVEY_END,
        separator=";",
        other="column",
        ranking="joined",
        date=_day("%d/%m/%Y"),
    ),
    "eusurvey_split": Style(
        "eusurvey",
        headings.eusurvey,
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
        headings.jisc,
        (("Unique Response Number", lambda i: f"{914_000 + i}-913900-{95_000_000 + 31 * i}"),),
        multiple="labels",
        other="column",
        ranking="places",
        parent=True,
    ),
    "citizen_space": Style(
        "citizen_space",
        headings.dash,
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
        headings.unipark,
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
        headings.wenjuanxing,
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
        headings.tencent,
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
        headings.bracket,
        (
            ("User ID", _says("")),
            ("User display name", _says("Anonymous user")),
            ("Timestamp", _moment("%Y-%m-%dT%H:%M:%S+02:00")),
        ),
        separator="; ",
    ),
    "indico": Style(
        "indico",
        headings.indico,
        (("Submitter", _says("")), ("Submission Date", _moment("%Y-%m-%d %H:%M:%S.123456+00:00"))),
        separator="; ",
        ranking="places",
    ),
    "fluidsurveys": Style(
        "generic",
        headings.bracket,
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
        headings.spss,
        (("RESPID", lambda i: 100_001 + i),),
        multiple="flags",
        flags=(1, 0),
        other="column",
        ranking="places",
        code=_NUMBERED,
        blank="-99",
        label_of=lambda place: str(place.at),
    ),
    "generic": Style("generic", headings.dash, separator=";", ranking="places"),
    "r_again": Style(
        "generic",
        headings.spss_as_r,
        separator=", ",
        ranking="places",
        blank="NA",
    ),
}
"""The layouts by name; a platform may have several."""
