"""pii-guard check: messages in, decisions out. Never prints a value that was found."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from pii_guard.answer import answer
from pii_guard.audit.book.chapter import ACTIONS
from pii_guard.catalog import Catalog
from pii_guard.cli.screen import CommandError, Screen, visible
from pii_guard.guard import Guard
from pii_guard.model import Action, Decision, Ruling, Setting

STDIN = "-"


def check(args: Namespace, screen: Screen) -> int:
    """0 when every message may pass as it is, 1 when something was found."""
    guard = Guard(args.policy)
    setting = Setting(args.direction, args.topic, args.channel)
    guard.policy.check_setting(setting)
    found = False
    for number, message in enumerate(_messages(args, screen), 1):
        decision = guard.decide(message, setting)
        found |= decision.action is not Action.ALLOW
        if args.json:
            screen.json(answer(decision, message))
        else:
            _show(decision, guard.catalog, screen, number if args.lines else None)
    return int(found)


def _messages(args: Namespace, screen: Screen) -> Iterator[str]:
    if args.text and args.text != [STDIN]:
        if args.file:
            raise CommandError(screen.words("text_or_file"))
        text = " ".join(args.text)
        return iter(text.split("\n") if args.lines else [text])
    if args.file and args.file != STDIN:
        return _from_file(Path(args.file), screen, lines=args.lines)
    if sys.stdin.isatty():
        screen.error(screen.words("type_now"))
    return _decoded(sys.stdin.buffer, screen.words("stdin"), screen, lines=args.lines)


def _from_file(path: Path, screen: Screen, *, lines: bool) -> Iterator[str]:
    try:
        with path.open("rb") as stream:
            yield from _decoded(stream, str(path), screen, lines=lines)
    except OSError as error:
        raise CommandError(screen.words("no_file", name=path, reason=error.strerror)) from None


def _decoded(stream: BinaryIO, name: str, screen: Screen, *, lines: bool) -> Iterator[str]:
    """Messages without their line ends; a byte order mark is no part of the first."""
    texts = _utf8(stream, name, screen)
    if lines:
        yield from texts
    else:
        yield "\n".join(texts)


def _utf8(stream: Iterable[bytes], name: str, screen: Screen) -> Iterator[str]:
    for number, line in enumerate(stream, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise CommandError(screen.words("not_utf8", name=name, line=number)) from None
        yield text.removesuffix("\n").removesuffix("\r")


def _show(decision: Decision, catalog: Catalog, screen: Screen, number: int | None) -> None:
    words = screen.words
    action = screen.paint(decision.action.value, words.of(ACTIONS[decision.action]))
    screen.line(f"{words('message', number=number)}: {action}" if number else action)
    if decision.code:
        screen.line(f"  {words('not_examined', code=decision.code)}")
    for line in _cleaned(decision, screen).split("\n"):
        screen.line(f"  {line}")
    if decision.findings:
        screen.line()
        heads = [words(key) for key in ("what", "where", "action", "evidence", "clause", "why")]
        screen.table(heads, (_cells(finding, catalog, screen) for finding in decision.findings))
    if decision.notice:
        screen.line()
        screen.line(f"  {words('notice')}: {words.of((decision.notice.ko, decision.notice.en))}")
    if number:
        screen.line()


def _cleaned(decision: Decision, screen: Screen) -> str:
    if decision.text is None:
        return screen.paint("dim", screen.words("nothing_passed"))
    pieces = ((s.entity, visible(decision.text[s.span.start : s.span.end])) for s in decision.segments)
    return "".join(screen.paint("placeholder", text) if entity else text for entity, text in pieces)


def _cells(ruling: Ruling, catalog: Catalog, screen: Screen) -> tuple[str, ...]:
    words, recognizer = screen.words, catalog.by_entity[ruling.entity]
    kind = f" ({ruling.kind})" if ruling.kind else ""
    return (
        words.of((recognizer.label, recognizer.label_en)) + kind,
        ", ".join(f"{part.start}–{part.end}" for part in ruling.parts),
        words.of(ACTIONS[ruling.action]),
        words(ruling.evidence.value),
        ruling.clause,
        ruling.why,
    )
