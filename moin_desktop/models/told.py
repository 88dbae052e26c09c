"""Corrections in words: what the Data place, the history and the Method sheet say of each."""

from collections.abc import Mapping, Sequence
from typing import Any

from moin_desktop.analysis.questions import BaseRule, QuestionType
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import ids
from moin_desktop.models.schema import CorrectionRow


def type_words(type: QuestionType) -> str:
    """A type in the words of the Data place."""
    return {
        QuestionType.SINGLE: _("One answer"),
        QuestionType.MULTIPLE: _("Choose all"),
        QuestionType.ORDERED: _("Ordered"),
        QuestionType.YES_NO: _("Yes or no"),
        QuestionType.NUMBER: _("Number"),
        QuestionType.DATE: _("Date"),
        QuestionType.TEXT: _("Free text"),
        QuestionType.RANKING: _("Ranking"),
        QuestionType.GRID: _("Grid"),
        QuestionType.META: _("Ignored"),
        QuestionType.PERSONAL: _("Left out: personal"),
    }[type]


def base_words(rule: BaseRule) -> str:
    """A base rule in words."""
    return {
        BaseRule.EVERYONE: _("Everyone"),
        BaseRule.WHO_ANSWERED: _("Who answered"),
        BaseRule.WHO_WAS_ASKED: _("Who was asked"),
    }[rule]


REASONS = ("test", "duplicate", "not_eligible")
"""Why responses are left out, as stored; anything else is said in the words that were typed."""


def reason_words(reason: str) -> str:
    """Why responses are left out, in words."""
    known = {"test": _("test answer"), "duplicate": _("duplicate"), "not_eligible": _("not eligible")}
    return known.get(reason, reason.rstrip("."))


def sentence(row: CorrectionRow, names: Mapping[int, str], labels: Mapping[str, str]) -> str:
    """What a correction did, with the names and labels that the file gave."""
    name = names.get(row.question_id or 0, "")
    body = row.body
    match row.kind:
        case "rename":
            return _("“{name}” is called “{new}”.").format(name=name, new=body["name"])
        case "read_as":
            words = type_words(QuestionType(body["type"]))
            if body["separator"]:
                return _("“{name}” is read as “{type}”, split at “{separator}”.").format(
                    name=name, type=words, separator=body["separator"]
                )
            return _("“{name}” is read as “{type}”.").format(name=name, type=words)
        case "set_base":
            rule = base_words(BaseRule(body["rule"]))
            return _("Percentages of “{name}” are of: {rule}.").format(name=name, rule=rule)
        case "unroute":
            return _("“{name}” was asked of everyone.").format(name=name)
        case "exclude":
            return _left_out(body)
        case "weight":
            return _("Percentages and averages are weighted by “{name}”.").format(name=name)
        case _:
            return _of_answers(row.kind, body, name, names, labels)


def _of_answers(
    kind: str, body: Mapping[str, Any], name: str, names: Mapping[int, str], labels: Mapping[str, str]
) -> str:
    """What was done to the answers of a question."""
    match kind:
        case "merge":
            return _("“{gone}” counts as “{kept}” in “{name}”.").format(
                gone=labels.get(body["from"], ""), kept=labels.get(body["into"], ""), name=name
            )
        case "rename_option":
            return _("The answer “{old}” to “{name}” is called “{new}”.").format(
                old=labels.get(body["option"], ""), name=name, new=body["label"]
            )
        case "order":
            order = ", ".join(labels.get(option, "") for option in body["options"])
            return _("The answers to “{name}” are in this order: {order}.").format(name=name, order=order)
        case "net":
            answers = ", ".join(f"“{labels.get(option, '')}”" for option in body["options"])
            return _("In “{name}”, “{group}” counts once everyone who gave any of these answers: {answers}.").format(
                name=name, group=body["label"], answers=answers
            )
        case "written_in":
            n = len(body["rows"])
            said = ngettext(
                "What {n} respondent wrote at “Other” counts as “{answer}” in “{name}”.",
                "What {n} respondents wrote at “Other” counts as “{answer}” in “{name}”.",
                n,
            )
            return said.format(n=n, answer=labels.get(body["option"], ""), name=name)
        case "exclusive":
            return _("“{answer}” counts only where it stands alone in “{name}”.").format(
                answer=labels.get(body["option"], ""), name=name
            )
        case _:
            return _("“{name}” was asked only of those who answered {answers} to “{asking}”.").format(
                name=name,
                answers=", ".join(f"“{labels.get(option, '')}”" for option in body["options"]),
                asking=names.get(ids.number(body["question"]), ""),
            )


def _left_out(body: Mapping[str, Any]) -> str:
    n = len(body["rows"])
    rows = ", ".join(_runs(body["rows"]))
    if body.get("reason"):
        told = ngettext("Row {rows} is left out: {reason}.", "Rows {rows} are left out: {reason}.", n)
        return told.format(rows=rows, reason=reason_words(body["reason"]))
    return ngettext("Row {rows} is left out.", "Rows {rows} are left out.", n).format(rows=rows)


def _runs(rows: Sequence[int]) -> list[str]:
    """Rows in order, three or more that follow one another as "50 to 52"."""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    told: list[str] = []
    for run in runs:
        if len(run) > 2:
            told.append(_("{first} to {last}").format(first=run[0], last=run[-1]))
        else:
            told += [str(row) for row in run]
    return told
