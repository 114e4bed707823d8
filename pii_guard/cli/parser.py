"""The arguments of the command. What is wrong with them is said without repeating what was typed."""

import argparse
import codecs
import re
from typing import Any, NoReturn, get_args

from pii_guard import __version__
from pii_guard.audit.book.markup import BookLang
from pii_guard.cli import check, explain, measure, new_policy, policies, prove, rules, which_rules
from pii_guard.cli.language import Words
from pii_guard.model import Direction
from pii_guard.scan.prefilter import engine_in_force
from pii_guard.sentences import Lang

LANGUAGES: tuple[str, ...] = get_args(Lang)
DIRECTIONS: tuple[str, ...] = get_args(Direction)
_OPTION = re.compile(r"--?[a-z][a-z-]{0,30}")
_COMPLAINTS = (  # argparse's own words, and ours for them
    (
        re.compile(r"argument (?P<name>[^:]+): invalid choice: .*\(choose from (?P<choices>[^()]*)\)", re.S),
        "bad_choice",
    ),
    (re.compile(r"argument (?P<name>--encoding): invalid .*", re.S), "bad_encoding"),
    (re.compile(r"argument (?P<name>[^:]+): invalid int value: .*", re.S), "needs_number"),
    (re.compile(r"argument (?P<name>--on): invalid .*", re.S), "bad_day"),
    (re.compile(r"argument (?P<name>[^:]+): expected .* argument"), "needs_value"),
    (re.compile(r"the following arguments are required: (?P<name>.*)"), "missing"),
)


class Parser(argparse.ArgumentParser):
    """Speaks one language and never echoes an argument, which may be a resident's message."""

    def __init__(self, words: Words, languages: tuple[str, ...] = LANGUAGES, **settings: Any) -> None:
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _Formatter(words, prog),
            **settings,
        )
        self.words = words
        self.taken = self.add_argument_group(words("arguments"))
        self.options = self.add_argument_group(words("options"))
        self.options.add_argument("-h", "--help", action="help", help=words("help"))
        self.options.add_argument(
            "--lang",
            choices=languages,
            metavar="|".join(languages),
            default=argparse.SUPPRESS,
            help=words("lang" if languages == LANGUAGES else "book_lang"),
        )

    def error(self, message: str) -> NoReturn:
        """Exit with 2 and a line that names the argument, not its value."""
        hint = self.words("see_help", name=self.prog)
        self.exit(2, f"pii-guard: {_without_values(message, self.words)}\n{hint}\n")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, words: Words, prog: str) -> None:
        super().__init__(prog, max_help_position=28)
        self._words = words

    def add_argument(self, action: argparse.Action) -> None:
        super().add_argument(action)
        inner = [self._format_action_invocation(one) for one in self._iter_indented_subactions(action)]
        indent = self._current_indent + self._indent_increment  # which argparse forgets of sub-commands
        self._action_max_length = max(self._action_max_length, *(indent + len(name) for name in inner), 0)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, self._words("usage") if prefix is None else prefix)


class _Version(argparse.Action):
    """The version, and what looks at messages first in this installation."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        print(f"pii-guard {__version__} ({engine_in_force()})")
        parser.exit()


def _without_values(message: str, words: Words) -> str:
    for complaint, key in _COMPLAINTS:
        if match := complaint.fullmatch(message):
            return words(key, **match.groupdict())
    if message.startswith("unrecognized arguments: "):
        names = [name for name in message.split()[2:] if _OPTION.fullmatch(name)]
        if names:
            return words("unknown_option", name=" ".join(names))
    return words("bad_usage")


def build_parser(words: Words) -> Parser:
    """The whole command in one language."""
    parser = Parser(words, prog="pii-guard", description=words("about"), epilog=words("epilog"))
    parser.options.add_argument("--version", action=_Version, nargs=0, help=words("version"))
    commands = parser.add_subparsers(title=words("commands"), dest="command", metavar="COMMAND", required=True)
    _check(commands, words)
    _explain(commands, words)
    _rules(commands, words)
    _test(commands, words)
    _policy(commands, words)
    _which_rules(commands, words)
    _cases(commands, words)
    _diff(commands, words)
    _evaluate(commands, words)
    commands.add_parser("serve", words=words, help=words("serve"))
    return parser


def _command(
    commands: Any,
    words: Words,
    name: str,
    run: Any,
    epilog: str = "",
    languages: tuple[str, ...] = LANGUAGES,
    key: str = "",
) -> Parser:
    about = words(key or name)
    parser: Parser = commands.add_parser(
        name, words=words, languages=languages, help=about, description=about, epilog=words(epilog) if epilog else None
    )
    parser.set_defaults(run=run)
    return parser


def _check(commands: Any, words: Words) -> None:
    _asked(_command(commands, words, "check", check.check, "check_epilog"), words)


def _explain(commands: Any, words: Words) -> None:
    parser = _command(commands, words, "explain", explain.explain, "explain_epilog")
    _asked(parser, words)
    parser.options.add_argument("--on", metavar="DATE", type=explain.day, help=words("on_day"))
    parser.options.add_argument("--conversation", action="store_true", help=words("conversation"))


def _asked(parser: Parser, words: Words) -> None:
    """Which messages, and what is said of them."""
    parser.taken.add_argument("text", nargs="*", metavar="TEXT", help=words("text"))
    add = parser.options.add_argument
    add("--file", metavar="FILE", action="append", default=[], help=words("file"))
    add("--encoding", metavar="NAME", type=_encoding, default="utf-8", help=words("encoding"))
    add("--lines", action="store_true", help=words("lines"))
    add("--policy", default="default", metavar="POLICY", help=words("policy"))
    add("--direction", choices=DIRECTIONS, metavar="|".join(DIRECTIONS), default="citizen", help=words("direction"))
    add("--topic", metavar="TOPIC", help=words("topic"))
    add("--channel", metavar="CHANNEL", help=words("channel"))
    add("--json", action="store_true", help=words("json"))


def _encoding(name: str) -> str:
    """The usual name of an encoding of text. Raises ValueError, which argparse turns into a line."""
    try:
        "가".encode(found := codecs.lookup(name).name)
    except (LookupError, UnicodeError):
        raise ValueError from None
    return found


def _rules(commands: Any, words: Words) -> None:
    parser = _command(commands, words, "rules", rules.rules, "rules_epilog", get_args(BookLang))
    parser.taken.add_argument("entity", nargs="?", metavar="ENTITY", help=words("entity"))
    add = parser.options.add_argument
    add("--html", metavar="FILE", help=words("html"))
    add("--pdf", metavar="FILE", help=words("pdf"))
    add("--since", metavar="POLICY", help=words("since"))
    add("--policy", default="default", metavar="POLICY", help=words("policy"))


def _test(commands: Any, words: Words) -> None:
    parser = _command(commands, words, "test", prove.prove, "test_epilog")
    parser.taken.add_argument("cases", nargs="*", metavar="CASES", help=words("cases"))
    add = parser.options.add_argument
    add("--policy", metavar="POLICY", help=words("test_policy"))
    add("--junit", metavar="FILE", help=words("junit"))
    add("--html", metavar="FILE", help=words("results_html"))


def _cases(commands: Any, words: Words) -> None:
    about = words("sheets")
    parser = commands.add_parser("cases", words=words, help=about, description=about)
    below = parser.add_subparsers(title=words("commands"), dest="below", metavar="COMMAND", required=True)
    made = _command(below, words, "new", measure.new_cases, "cases_epilog", key="cases_new")
    made.taken.add_argument("sheet", metavar="FILE.xlsx", help=words("sheet"))
    made.options.add_argument("--policy", default="default", metavar="POLICY", help=words("sheet_policy"))


def _diff(commands: Any, words: Words) -> None:
    parser = _command(commands, words, "diff", measure.diff, "diff_epilog")
    parser.taken.add_argument("old", metavar="A", help=words("side"))
    parser.taken.add_argument("new", metavar="B", help=words("side"))
    add = parser.options.add_argument
    add("--corpus", metavar="FILE", required=True, help=words("corpus"))
    add("--must-block", metavar="CASES", help=words("must_block_cases"))
    add("--policy", default="default", metavar="POLICY", help=words("side_policy"))
    add("--json", action="store_true", help=words("one_json"))


def _evaluate(commands: Any, words: Words) -> None:
    parser = _command(commands, words, "evaluate", measure.evaluate, "evaluate_epilog")
    parser.taken.add_argument("corpus", metavar="CORPUS", help=words("marked_corpus"))
    add = parser.options.add_argument
    add("--policy", default="default", metavar="POLICY", help=words("policy"))
    add("--fail-on", nargs=2, metavar=("new-leaks", "BASELINE"), help=words("fail_on"))
    add("--html", metavar="FILE", help=words("evaluation_html"))
    add("--json", action="store_true", help=words("one_json"))


def _which_rules(commands: Any, words: Words) -> None:
    parser = _command(commands, words, "which-rules", which_rules.which_rules, "which_rules_epilog")
    parser.taken.add_argument("id", metavar="ID", help=words("decision_id"))
    add = parser.options.add_argument
    add("--audit", metavar="FILE", required=True, help=words("audit"))
    add("--policy", metavar="POLICY", help=words("same_policy"))
    add("--json", action="store_true", help=words("json_record"))


def _policy(commands: Any, words: Words) -> None:
    about = words("policies")
    parser = commands.add_parser("policy", words=words, help=about, description=about)
    below = parser.add_subparsers(title=words("commands"), dest="below", metavar="COMMAND", required=True)
    lint = _command(below, words, "lint", policies.lint)
    lint.taken.add_argument("files", nargs="+", metavar="FILE", help=words("lint_files"))
    _command(below, words, "schema", policies.schema)
    made = _command(below, words, "new", new_policy.new, "new_epilog")
    made.taken.add_argument("folder", metavar="DIR", help=words("new_folder"))
    add = made.options.add_argument
    add("--example", action="store_true", help=words("new_example"))
    for name, asks in new_policy.ASKS.items():
        several: dict[str, Any] = {"action": "append"} if name in new_policy.SEVERAL else {}
        add(f"--{name.replace('_', '-')}", metavar=name.upper(), help=words(asks), **several)
