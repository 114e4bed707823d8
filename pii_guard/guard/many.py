"""Many messages on many cores: batches go to processes that hold the guard, and their decisions come back in order."""

import pickle
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Lock
from typing import Protocol

from pii_guard.errors import PiiGuardError, RequestError
from pii_guard.model import Action, Code, Decision, Setting
from pii_guard.sentences import request as say

BATCH = 256  # messages: the way to a process and back costs as much as checking a few
AHEAD = 2  # batches for each process that are read before they are due
LAST_WORDS = 5  # seconds that a process may take to end

_SPAWN = get_context("spawn")  # the same on every system; a fork would copy the locks of other threads


class Checks(Protocol):
    """What is needed of a guard; it must be one that can be pickled."""

    def decide(self, message: str, setting: Setting, deadline_ms: int) -> Decision:
        """The decision on one message."""

    def refused(self, code: Code, setting: Setting) -> Decision:
        """The block of a message that could not be examined."""

    def allowed(self, message: str, took_us: int) -> Decision:
        """The decision on a message in which nothing was found."""


def decide_many(
    guard: Checks, messages: Iterable[object], setting: Setting, deadline_ms: int, workers: int
) -> Iterator[Decision]:
    """Decisions in the order of the messages, of which at most AHEAD batches for each process are read early.

    What a process held that ended is blocked with RECOGNIZER_FAILED, and another one takes its place. Raises
    RequestError for what is no string, behind the decisions before it, and where no process can be started.
    """
    with _Processes(guard, setting, deadline_ms, workers) as processes:
        processes.wait()
        due: deque[Future[list[Decision]]] = deque()
        for batch in _batches(messages):
            due.append(processes.submit(batch) if isinstance(batch, list) else _raising(batch))
            if len(due) >= AHEAD * workers:
                yield from due.popleft().result()
        while due:
            yield from due.popleft().result()


class _Processes:
    """So many processes, each with a thread here that speaks with it: a pipe that is full would block both ends."""

    def __init__(self, guard: Checks, setting: Setting, deadline_ms: int, workers: int) -> None:
        self._guard = guard
        self._setting = setting
        order = pickle.dumps((guard, setting, deadline_ms))
        self._all = [_Process(order) for _ in range(workers)]
        self._free: SimpleQueue[_Process] = SimpleQueue()
        for process in self._all:
            self._free.put(process)
        self._threads = ThreadPoolExecutor(workers, "pii-guard-many")

    def __enter__(self) -> "_Processes":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._all if kind else ():  # nobody wants the rest
            process.kill()
        self._threads.shutdown()
        for process in self._all:
            process.end()

    def wait(self) -> None:
        """When the first one starts so will others; when it does not, the program is to blame and no message."""
        try:
            self._all[0].wait()
        except (EOFError, OSError):
            raise RequestError(say.NO_PROCESS) from None

    def submit(self, batch: Sequence[str]) -> Future[list[Decision]]:
        """The decisions on a batch, when they are there."""
        return self._threads.submit(self._ask, batch)

    def _ask(self, batch: Sequence[str]) -> list[Decision]:
        process = self._free.get()
        try:
            answers = process.ask(batch)
        finally:
            self._free.put(process)
        if answers is None:
            return [self._guard.refused("RECOGNIZER_FAILED", self._setting) for _ in batch]
        pairs = zip(batch, answers, strict=True)
        return [self._guard.allowed(message, a) if isinstance(a, int) else a for message, a in pairs]


def _batches(messages: Iterable[object]) -> Iterator[list[str] | Exception]:
    """The messages, and at the end what went wrong with them: it is due behind the decisions on those before it."""
    rest = iter(messages)
    while True:
        batch: list[str] = []
        wrong: Exception | None = None
        try:
            for message in islice(rest, BATCH):
                if not isinstance(message, str):
                    raise RequestError(say.MESSAGE(kind=type(message).__name__))
                batch.append(message)
        except Exception as error:  # noqa: BLE001 - whatever the caller's own iterable raises is raised to him, in its turn
            wrong = error
        if batch:
            yield batch
        if wrong:
            yield wrong
        if wrong or len(batch) < BATCH:
            return


def _raising(error: Exception) -> Future[list[Decision]]:
    future: Future[list[Decision]] = Future()
    future.set_exception(error)
    return future


class _Process:
    """One process and the pipe to it, started at once: that takes as long as checking some ten thousand messages."""

    def __init__(self, order: bytes) -> None:
        self._order = order
        self._starting = Lock()
        self._start()

    def _start(self) -> None:
        with self._starting:
            self._pipe, theirs = _SPAWN.Pipe()
            self._process = _SPAWN.Process(target=_work, args=(theirs, self._order), daemon=True)
            self._process.start()
            theirs.close()  # or its end would not be seen
            self._is_ready = False

    def wait(self) -> None:
        """Return when it has its guard. Raises EOFError or OSError when it ended, PiiGuardError when it said why."""
        wrong: PiiGuardError | None = None if self._is_ready else self._pipe.recv()
        if wrong:
            raise wrong
        self._is_ready = True

    def ask(self, batch: Sequence[str]) -> list[Decision | int] | None:
        """A decision for each, or what an allowed one took; None when the process ended over it."""
        if not self._process.is_alive():
            self.end()
            self._start()
        try:
            self.wait()
            self._pipe.send(batch)
            answers: list[Decision | int] = self._pipe.recv()
        except (EOFError, OSError):
            self.end()
            return None
        return answers

    def kill(self) -> None:
        """Whoever waits for its answer waits no longer."""
        with self._starting:
            self._process.kill()

    def end(self) -> None:
        """It ends when its pipe does."""
        self._pipe.close()
        self._process.join(LAST_WORDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _work(pipe: "Connection[list[Decision | int] | PiiGuardError | None, Sequence[str]]", order: bytes) -> None:
    """All that happens in a process: the guard, then batches until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who presses Ctrl-C ends the program, which ends the pipe
    guard: Checks
    try:
        guard, setting, deadline_ms = pickle.loads(order)  # noqa: S301 - from our own parent, through a pipe of ours
    except PiiGuardError as error:
        pipe.send(error)
        return
    pipe.send(None)
    with suppress(Exception):  # the pipe's end, or what must not reach a terminal: it could quote a message
        while True:
            decisions = (guard.decide(message, setting, deadline_ms) for message in pipe.recv())
            pipe.send([_short(decision) for decision in decisions])


def _short(decision: Decision) -> Decision | int:
    """Most messages hold nothing: then the text need not go back."""
    quiet = decision.action is Action.ALLOW and not (decision.findings or decision.notice or decision.masks)
    return decision.took_us if quiet else decision
