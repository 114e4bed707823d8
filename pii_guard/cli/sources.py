"""Where the messages of `pii-guard check` come from: the arguments, files or standard input, and in which encoding."""

import codecs
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pii_guard.cli.screen import CommandError, Screen

STDIN = "-"
UTF_8 = "utf-8"
_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_TEXT = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
_MANY = 4  # one NUL in so many bytes is no text in UTF-8


class Source(NamedTuple):
    """A message, and by what name it is shown; an empty name for the only one."""

    name: str
    message: str


def sources(args: Namespace, screen: Screen) -> Iterator[Source]:
    """The messages in their order. Raises CommandError, which quotes none of them."""
    if args.text and args.text != [STDIN]:
        return _typed(args, screen)
    files = args.file or [STDIN]
    return (source for name in files for source in _in_file(name, args, screen, several=len(files) > 1))


def _typed(args: Namespace, screen: Screen) -> Iterator[Source]:
    if args.file:
        raise CommandError(screen.words("text_or_file"))
    if any(map(_is_file, args.text)):
        raise CommandError(screen.words("file_as_text"))
    text = " ".join(args.text)
    return _named(text.split("\n") if args.lines else [text], "", screen, lines=args.lines)


def _is_file(word: str) -> bool:
    try:
        return Path(word).is_file()
    except (OSError, ValueError):  # longer than any name, or holds NUL
        return False


def _in_file(name: str, args: Namespace, screen: Screen, *, several: bool) -> Iterator[Source]:
    shown = screen.words("stdin") if name == STDIN else name
    if name == STDIN and sys.stdin.isatty():
        screen.error(screen.words("type_now", keys="Ctrl-Z, Enter" if sys.platform == "win32" else "Ctrl-D"))
    try:
        with Path(name).open("rb") if name != STDIN else nullcontext(sys.stdin.buffer) as stream:
            texts = _decoded(stream, shown, args.encoding, screen)
            messages = texts if args.lines else iter(["\n".join(texts)])
            yield from _named(messages, shown if several else "", screen, lines=args.lines)
    except OSError as error:
        raise CommandError(screen.words("no_file", name=shown, reason=error.strerror)) from None


def _named(messages: Iterable[str], file: str, screen: Screen, *, lines: bool) -> Iterator[Source]:
    for number, message in enumerate(messages, 1):
        line = screen.words("message", number=number) if lines else ""
        yield Source(": ".join(filter(None, (file, line))), message)


def _decoded(stream: BinaryIO, name: str, encoding: str, screen: Screen) -> Iterator[str]:
    """Lines without their ends; a byte order mark is no part of the first."""
    if "\n".encode(encoding) != b"\n":  # in UTF-16 a line does not end with a byte
        lines: Iterable[bytes] = [stream.read()]
    else:
        lines = stream
    for number, line in enumerate(lines, 1):
        if encoding == UTF_8 and _is_no_text(line):
            raise CommandError(screen.words("not_text", name=name, advice=_advice(line, screen)))
        try:
            text = line.decode("utf-8-sig" if encoding == UTF_8 and number == 1 else encoding)
        except UnicodeDecodeError:
            advice = _advice(line, screen) if encoding == UTF_8 else ""
            said = screen.words("not_encoded", name=name, line=number, encoding=encoding.upper(), advice=advice)
            raise CommandError(said) from None
        for piece in text.removesuffix("\n").split("\n") if lines is not stream else [text.removesuffix("\n")]:
            yield piece.removesuffix("\r")


def _is_no_text(line: bytes) -> bool:
    return line.startswith((*_NO_TEXT, *_BOMS)) or line.count(0) * _MANY > len(line)


def _advice(line: bytes, screen: Screen) -> str:
    """What to do about a file that is not UTF-8, on every system."""
    if line.startswith(_NO_TEXT):
        return screen.words("advice_no_text")
    if line.startswith(_BOMS) or line.count(0) * _MANY > len(line):
        return screen.words("advice_encoding", encoding="utf-16")
    try:
        line.decode("cp949")
    except UnicodeDecodeError:
        return screen.words("advice_save")
    return screen.words("advice_encoding", encoding="cp949")
