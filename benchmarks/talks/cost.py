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

    def cost(of: Callable[[Guard, Sequence[str]], int]) -> float:
        with fork.Pool(1) as pool:
            return pool.apply(of, (guard, lines)) / len(lines) / 1_000

    rounds = [(cost(_plain), cost(_turns)) for _ in range(ROUNDS)]
    above = sorted(turns - plain for plain, turns in rounds)
    least = [min(costs) for costs in zip(*rounds, strict=True)]
    yield f"natural turn above the plain check, first seen: {least[1] - least[0]:.1f} us (least), {above[ROUNDS // 2]:.1f} us (median); must 8"
    yield f"joining turn: {min(_joining(guard, n) for n in range(300)) / 1000:.0f} us, a plain check of the whole {min(_whole(guard, n) for n in range(300)) / 1000:.0f} us; must 100"


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


def _whole(guard: Guard, n: int) -> int:
    began = thread_time_ns()
    guard.check(f"010-{2000 + n}-6789")
    return thread_time_ns() - began
