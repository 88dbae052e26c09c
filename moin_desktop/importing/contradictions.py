"""Answers that cannot stand together: "None of these" ticked beside others."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.answers import Ticked
from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.encode import encode
from moin_desktop.analysis.questions import Doubt, Layout, Option, Question, QuestionType, Role
from moin_desktop.i18n import _, ngettext
from moin_desktop.importing.facts import Facts

_ROWS_SHOWN = 20


def none_with_others(question: Question, facts: Mapping[int, Facts], numbers: NDArray[np.int64]) -> Iterable[Doubt]:
    """Who chose "None" together with another answer; ``numbers`` (rows,) are the rows of the spreadsheet."""
    if question.type is not QuestionType.MULTIPLE or all(option.role is not Role.NONE for option in question.options):
        return
    if question.layout is Layout.JOINED:
        question = _with_others_as_one(question)
    nones = [at for at, option in enumerate(question.options) if option.role is Role.NONE]
    columns = {index: _column(facts[index]) for index in question.columns}
    answers = encode(question, columns)
    if not isinstance(answers, Ticked):
        return
    others = np.array([at not in nones for at in range(len(question.options))], dtype=np.bool_)
    among = answers.flags[:, others].any(axis=1)
    for at in nones:
        both = answers.flags[:, at] & among
        n = int(np.count_nonzero(both))
        if n:
            label = question.options[at].label
            yield Doubt(
                "none_with_others",
                _("“{label}” was chosen together with other answers.").format(label=label),
                question.id,
                tuple(numbers[both][:_ROWS_SHOWN].tolist()),
                ngettext("{n} row says both.", "{n} rows say both.", n).format(n=n),
                fix="exclusive",
                values=(label,),
            )


def _with_others_as_one(question: Question) -> Question:
    """The question with all options but "None" as one: what people wrote at "Other" makes thousands of them."""
    nones = [option for option in question.options if option.role is Role.NONE]
    others = [option for option in question.options if option.role is not Role.NONE]
    words = tuple(dict.fromkeys(word for option in others for word in (*option.words, option.label)))
    return replace(question, options=(*nones, Option("", "", words)))


def _column(facts: Facts) -> Column:
    return Column(facts.index, facts.heading.text, facts.words, facts.places())
