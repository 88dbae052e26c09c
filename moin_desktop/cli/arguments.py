"""What may be written on the command line."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from moin_desktop import __version__
from moin_desktop.i18n import _

COMMANDS = ("import", "tables", "export", "check")


def opens_window(words: Sequence[str]) -> bool:
    """Whether these arguments ask for the window: none at all, or one file."""
    return not words or (len(words) == 1 and words[0] not in COMMANDS and not words[0].startswith("-"))


class _Parser(argparse.ArgumentParser):
    """A parser that tells wrong usage like any other trouble: "error: " and one sentence."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"error: {message}\n")


def parse(words: Sequence[str]) -> argparse.Namespace:
    """The arguments, of which each goes with the others; SystemExit when they do not."""
    whole = parser()
    asked = whole.parse_args(words)
    if asked.command == "import" and asked.dry_run and asked.again is None:
        whole.error(_("--dry-run goes with --again"))
    return asked


def parser() -> argparse.ArgumentParser:
    """The parser of the headless commands."""
    whole = _Parser(
        prog="moin-desktop",
        usage=_("moin-desktop [FILE]  or  moin-desktop COMMAND …"),
        description=_(
            "Turns a survey spreadsheet into findings a room agrees on. Without a command it opens the window, on FILE "
            "where one is named: a project, or a spreadsheet as a new project."
        ),
        epilog=_("moin-desktop COMMAND --help tells more about one command."),
        allow_abbrev=False,
    )
    whole.add_argument("--version", action="version", version=f"moin-desktop {__version__}")
    whole.add_argument(
        "--self-test", action="store_true", help=_("check fonts, charts, project and workbook of this installation")
    )
    add = whole.add_subparsers(
        dest="command", required=True, metavar="COMMAND", prog="moin-desktop", parser_class=_Parser
    ).add_parser
    _import(add)
    _tables(add)
    _export(add)
    _check(add)
    return whole


_Add = Callable[..., argparse.ArgumentParser]


def _import(add: _Add) -> None:
    one = add("import", help=_("read a spreadsheet into a project"), allow_abbrev=False)
    one.add_argument("source", type=Path, metavar="SOURCE", help=_("the spreadsheet"))
    one.add_argument(
        "--project", type=Path, required=True, metavar="P.moin", help=_("the project; it is made where there is none")
    )
    one.add_argument("--sheet", metavar="NAME", help=_("the sheet with the responses"))
    one.add_argument("--name", default="", metavar="NAME", help=_("what to call the survey"))
    one.add_argument(
        "--questionnaire",
        type=Path,
        metavar="FILE",
        help=_("the form: XLSForm, .qsf, .lss or .txt; else it is looked for beside SOURCE"),
    )
    one.add_argument(
        "--again",
        nargs="?",
        const="",
        metavar="SURVEY",
        help=_(
            "take SOURCE as a newer export of this survey, or of the one it looks like: tell what differs, keep work"
        ),
    )
    one.add_argument("--dry-run", action="store_true", help=_("with --again: only tell what differs"))
    one.add_argument("--json", action="store_true", help=_("answer in JSON"))
    one.add_argument("--brief", action="store_true", help=_("leave the answer options out of the JSON"))


def _tables(add: _Add) -> None:
    one = add(
        "tables",
        help=_("print the tables of a project"),
        epilog=_("ID is the id of a question, its exact text, or the letter of its column."),
        allow_abbrev=False,
    )
    one.add_argument("project", type=Path, metavar="P.moin")
    one.add_argument("--survey", metavar="N", help=_("only this survey: its id, its name, or its number"))
    one.add_argument("--question", action="append", default=[], metavar="ID", help=_("only this question"))
    one.add_argument("--by", metavar="ID", help=_("each table also for the groups of this question"))
    one.add_argument(
        "--where",
        action="append",
        default=[],
        type=_condition,
        metavar="ID=OPTION",
        help=_("only respondents who chose this option; may repeat"),
    )
    one.add_argument("--json", action="store_true", help=_("answer in JSON"))


def _export(add: _Add) -> None:
    one = add("export", help=_("write the annotated workbook"), allow_abbrev=False)
    one.add_argument("project", type=Path, metavar="P.moin")
    one.add_argument("out", type=Path, metavar="OUT.xlsx")
    one.add_argument("--force", action="store_true", help=_("replace a workbook that is already there"))


def _check(add: _Add) -> None:
    one = add("check", help=_("verify a project file"), allow_abbrev=False)
    one.add_argument("project", type=Path, metavar="P.moin")
    one.add_argument("--json", action="store_true", help=_("answer in JSON"))


def _condition(text: str) -> str:
    if "=" not in text.strip("="):
        raise argparse.ArgumentTypeError(_("“{text}” is not of the form ID=OPTION").format(text=text))
    return text
