"""The command `pii-guard`. Exit codes: 0 fine, 1 a finding or a failing case, 2 usage or a bad file."""

import os
import sys
from collections.abc import Sequence

from pii_guard.cli import serve
from pii_guard.cli.language import Words, chosen
from pii_guard.cli.parser import build_parser
from pii_guard.cli.screen import CommandError, Screen, drop_output, forgive_encodings, screen_for
from pii_guard.errors import PiiGuardError, told

TROUBLE = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells count


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default those of the process; the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    forgive_encodings()
    screen = screen_for(Words(chosen(arguments, os.environ)), os.environ)
    try:
        return _run(arguments, screen)
    except SystemExit as end:  # argparse: --help, --version, or an error it has told
        return end.code if isinstance(end.code, int) else TROUBLE
    except (CommandError, PiiGuardError) as error:
        for line in told(error, screen.words.lang):
            screen.error(f"{screen.words('error')}: {line}")
        return TROUBLE
    except BrokenPipeError:
        drop_output()
        return TROUBLE
    except KeyboardInterrupt:
        screen.error(screen.words("interrupted"))
        return INTERRUPTED


def serve_main() -> int:
    """`pii-guard-serve`: what `pii-guard serve` does, with the same words where its packages are missing."""
    return main(["serve", *sys.argv[1:]])


def _run(arguments: Sequence[str], screen: Screen) -> int:
    at = _command_at(arguments)
    if at >= len(arguments):
        build_parser(screen.words).print_help(screen.err)
        return TROUBLE
    if arguments[at] == "serve":  # its arguments are the sidecar's own
        return serve.serve(arguments[at + 1 :], screen)
    args = build_parser(screen.words).parse_args(arguments)
    code: int = args.run(args, screen)
    return code


def _command_at(arguments: Sequence[str]) -> int:
    """Where the command stands: behind --lang and its value."""
    at = 0
    while at < len(arguments) and arguments[at].startswith("--lang"):
        at += 1 if "=" in arguments[at] else 2
    return at
