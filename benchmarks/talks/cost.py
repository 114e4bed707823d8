"""CPU of a natural turn above the plain check, first seen, and of a turn that completes a number."""

from collections.abc import Iterator, Sequence
from time import thread_time_ns

from benchmarks.talks.joins import TURNS, natural
from pii_guard import Guard
from pii_guard.conversation.window import Turn, Window

PART = 500  # lines measured in turn, so that a busy machine disturbs both alike


def measured(guard: Guard) -> Iterator[str]:
    """Lines of the table."""
    lines = natural()
    parts = [lines[i : i + PART] for i in range(0, len(lines) - PART, PART)]
    plain: list[int] = []
    turns: list[int] = []
    for n, part in enumerate(parts):
        (plain if n % 2 else turns).append((_plain if n % 2 else _turns)(guard, part))
    again = [(_turns(guard, part) - _plain(guard, part)) / PART for part in parts[:20]]
    half = len(turns) // 2  # the first half also builds what is built once
    first = (sorted(turns[half:])[len(turns[half:]) // 2] - sorted(plain[half:])[len(plain[half:]) // 2]) / PART
    yield f"natural turn above the plain check: first seen {first / 1000:.1f} us (median), seen {sorted(again)[10] / 1000:.1f} us; must 8"
    yield f"joining turn: {min(_joining(guard, n) for n in range(300)) / 1000:.0f} us; must 100"


def _plain(guard: Guard, texts: Sequence[str]) -> int:
    began = thread_time_ns()
    for text in texts:
        guard.check(text)
    return thread_time_ns() - began


def _turns(guard: Guard, texts: Sequence[str]) -> int:
    given = [Turn(text, f"m{n}", at=n * 5.0) for n, text in enumerate(texts)]
    window = Window.EMPTY
    began = thread_time_ns()
    for n, one in enumerate(given):
        _, window = guard.turn(window if n % TURNS else Window.EMPTY, one)
    return thread_time_ns() - began


def _joining(guard: Guard, n: int) -> int:
    window = Window.EMPTY
    for k, piece in enumerate(("010", str(2000 + n))):
        _, window = guard.turn(window, Turn(piece, f"m{k}", at=float(k)))
    last = Turn("6789", "m2", at=2.0)
    began = thread_time_ns()
    guard.turn(window, last)
    return thread_time_ns() - began
