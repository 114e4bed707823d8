"""The terminal: colour where it is wanted, columns of Korean that line up, no control characters."""

import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO

from pii_guard.cli.language import Words

GAP = "  "
NARROWEST = 24  # columns that the last column of a table keeps on a small terminal
BAR = 30  # columns of the progress bar
_STYLES = {"bold": "1", "dim": "2", "block": "1;31", "redact": "1;33", "allow": "1;32", "placeholder": "7", "bad": "31"}


class CommandError(Exception):
    """The command cannot do what was asked; its text goes to the user and quotes no message."""


@dataclass(frozen=True)
class Screen:
    """Where the command writes. `width` 0 means: not a terminal, wrap nothing."""

    words: Words
    out: TextIO
    err: TextIO
    colour: bool
    width: int
    progress: bool

    def line(self, text: str = "") -> None:
        """One line, at once: a reader of a pipe waits for it."""
        print(text, file=self.out, flush=True)

    def json(self, value: Any, indent: int | None = None) -> None:
        """A JSON document; in ASCII where the output is not UTF-8."""
        encoding = self.out.encoding or "utf-8"
        ascii_only = encoding.lower().replace("-", "") != "utf8"
        self.line(json.dumps(value, ensure_ascii=ascii_only, indent=indent))

    def error(self, text: str) -> None:
        """One line on standard error."""
        print(f"pii-guard: {text}", file=self.err, flush=True)

    def paint(self, style: str, text: str) -> str:
        """The text in a style of the terminal, or as it is."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colour and text else text

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Columns that line up; only the last one is wrapped."""
        rows = [tuple(row) for row in rows]
        wide = [max(columns(row[i]) for row in [heads, *rows]) for i in range(len(heads) - 1)]
        room = max(NARROWEST, self.width - sum(wide) - len(GAP) * len(heads)) if self.width else 0
        self.line(self.paint("dim", GAP + _row(heads, wide)))
        for row in rows:
            first, *more = wrapped(row[-1], room) or [""]
            self.line(GAP + _row([*row[:-1], first], wide))
            for rest in more:
                self.line(GAP + _row([*[""] * len(wide), rest], wide))

    def bar(self, done: int, total: int) -> None:
        """A progress bar on a terminal; it removes itself when done."""
        if self.progress:
            filled = BAR * done // max(1, total)
            shown = "" if done >= total else f"{'█' * filled}{'░' * (BAR - filled)} {done}/{total}"
            print(f"\r\x1b[K{shown}", end="", file=self.err, flush=True)


def screen_for(words: Words, environ: Mapping[str, str]) -> Screen:
    """The screen of this process. Colour only on a terminal, never with NO_COLOR or a dumb terminal."""
    terminal = sys.stdout.isatty()
    plain = bool(environ.get("NO_COLOR")) or environ.get("TERM") == "dumb"
    width = shutil.get_terminal_size().columns if terminal else 0
    bar = sys.stderr.isatty() and environ.get("TERM") != "dumb"
    return Screen(words, sys.stdout, sys.stderr, terminal and not plain, width, bar)


def forgive_encodings() -> None:
    """Let a character that the terminal's encoding lacks come out as an escape instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def drop_output() -> None:
    """After the reader of a pipe has gone: nothing more is written, not even at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def visible(text: str) -> str:
    """A message that cannot steer the terminal: control and direction characters show as what they are."""
    return "".join(_shown(c) for c in text)


def _shown(c: str) -> str:
    if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"):
        return c
    return chr(0x2400 + ord(c)) if ord(c) < 0x20 else f"<U+{ord(c):04X}>"


def columns(text: str) -> int:
    """Columns that the text takes: two for Hangul and other wide characters, none for combining ones."""
    return sum(_columns(c) for c in text)


def _columns(c: str) -> int:
    if unicodedata.combining(c):
        return 0
    return 2 if unicodedata.east_asian_width(c) in "WF" else 1


def wrapped(text: str, room: int) -> list[str]:
    """The text in lines of at most `room` columns, broken at spaces; 0 breaks nothing."""
    return list(_lines(text, room)) if room else [text]


def _lines(text: str, room: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if line and columns(line) + 1 + columns(word) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def _row(cells: Sequence[str], wide: Sequence[int]) -> str:
    padded = (cell + " " * (width - columns(cell)) for cell, width in zip(cells, wide, strict=False))
    return GAP.join([*padded, cells[-1]]).rstrip()
