"""CPU of a natural turn above the plain check, first seen, and of a turn that completes a number."""

from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from time import thread_time_ns

from benchmarks.talks.joins import TURNS, made, natural
from pii_guard import Guard
from pii_guard.conversation.window import Turn, Window

WARM = 2_000  # other turns before
ROUNDS = 5  # of each, in turn, so that a busy machine disturbs both alike


def measured(guard: Guard) -> Iterator[str]:
    """Lines of the table. Each round is a process of its own, in which no line was seen before."""
    lines = natural()
    _turns(guard, made(WARM))  # builds what is built once
    fork = get_context("fork")

    def costs(of: Callable[[Guard, Sequence[str]], list[int]]) -> list[int]:
        with fork.Pool(1) as pool:
            return pool.apply(of, (guard, lines))

    rounds = [(costs(_plain), costs(_turns)) for _ in range(ROUNDS)]
    above = sorted(sum(turns) - sum(plain) for plain, turns in rounds)[ROUNDS // 2]
    plain, turns = (sum(map(min, zip(*each, strict=True))) for each in zip(*rounds, strict=True))
    least, median = ((ns / len(lines) / 1_000) for ns in (turns - plain, above))
    yield f"natural turn above the plain check, first seen: {least:.1f} us (each at its least), {median:.1f} us (median round); must 8"
    yield f"joining turn: {min(_joining(guard, n) for n in range(300)) / 1000:.0f} us, a plain check of the whole {min(_whole(guard, n) for n in range(300)) / 1000:.0f} us; must 100"


def _plain(guard: Guard, texts: Sequence[str]) -> list[int]:
    took = []
    for text in texts:
        began = thread_time_ns()
        guard.check(text)
        took.append(thread_time_ns() - began)
    return took


def _turns(guard: Guard, texts: Sequence[str]) -> list[int]:
    window, took = Window.EMPTY, []
    for n, one in enumerate([Turn(text, f"m{n}", at=n * 5.0) for n, text in enumerate(texts)]):
        before = window if n % TURNS else Window.EMPTY
        began = thread_time_ns()
        _, window = guard.turn(before, one)
        took.append(thread_time_ns() - began)
    return took


def _joining(guard: Guard, n: int) -> int:
    window = Window.EMPTY
    for k, piece in enumerate(("010", str(2000 + n))):
        _, window = guard.turn(window, Turn(piece, f"m{k}", at=float(k)))
    last = Turn("6789", "m2", at=2.0)
    began = thread_time_ns()
    guard.turn(window, last)
    return thread_time_ns() - began


def _whole(guard: Guard, n: int) -> int:
    began = thread_time_ns()
    guard.check(f"010-{2000 + n}-6789")
    return thread_time_ns() - began
