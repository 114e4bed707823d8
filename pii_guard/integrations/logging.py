"""The logs of a Python program without personal data: message, arguments, tracebacks, `extra`, from every logger.

    from pii_guard.integrations.logging import install
    install()               # once, before the program serves; LeakError where a handler would let text through

A filter on the root logger sees no record of a child logger, no argument and no traceback. This one stands where every
logger and every handler asks its filters, so it also holds for those that are made later. What is printed, and what a
handler reads from elsewhere than its record, it cannot see.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from typing import Any

from pii_guard.errors import PiiGuardError
from pii_guard.guard import Guard
from pii_guard.integrations.log_records import LogRecords
from pii_guard.integrations.wording import Wording
from pii_guard.sentences import host as say

CANARY = "900101-1990027"  # 99 as region code was never allotted

_asked = logging.Filterer.filter
_STOCK: tuple[tuple[Any, str, Any], ...] = (
    (sys, "excepthook", sys.__excepthook__),
    (threading, "excepthook", threading.__excepthook__),
    (sys, "unraisablehook", sys.__unraisablehook__),
)
_hooks: set[Any] = {stock for _, _, stock in _STOCK}  # those that may be exchanged: Python's, and ours so far


class LeakError(PiiGuardError):
    """Live handlers would let a canary through; `handlers` names their types."""

    def __init__(self, handlers: list[str]) -> None:
        self.handlers = tuple(handlers)
        super().__init__(say.LEAKS(names=", ".join(handlers)))


def install(guard: Guard | None = None) -> None:
    """Clean every record before any handler sees it, and the traceback of an exception that nobody caught.

    `guard` decides what is hidden: by default one with the bundled policy "logs", which hides everything but the
    addresses of callers. Calling it again exchanges the guard. Ends with `selftest` and raises as it does.
    """
    wording = Wording(guard)
    records = LogRecords(wording)

    def clean_too(self: logging.Filterer, record: logging.LogRecord) -> Any:
        kept = _asked(self, record)
        if kept:
            records.clean(kept if isinstance(kept, logging.LogRecord) else record)
        return kept

    logging.Filterer.filter = clean_too  # type: ignore[method-assign]  # what every logger and handler asks
    _install_hooks(wording)
    selftest()


def uninstall() -> None:
    """Undo `install`."""
    logging.Filterer.filter = _asked  # type: ignore[method-assign]
    _exchange([stock for _, _, stock in _STOCK])


def selftest() -> None:
    """Hand a canary to every live handler and look at what would come out; nothing is written.

    Call it again after handlers were added. Raises LeakError.
    """
    leaking = {type(handler).__name__ for logger, handler in _live() if _leaks(logger, handler)}
    if leaking:
        raise LeakError(sorted(leaking))


def _install_hooks(wording: Wording) -> None:
    """Clean what Python prints of an exception that nobody caught; a hook that somebody else has set stays."""

    def show(head: str, error: BaseException | None) -> None:
        if sys.stderr is not None:
            sys.stderr.write(wording.clean(head + "".join(traceback.format_exception(error))))

    def in_thread(raised: threading.ExceptHookArgs) -> None:
        if raised.exc_type is not SystemExit:
            show(f"Exception in thread {raised.thread and raised.thread.name}:\n", raised.exc_value)

    def uncaught(_: Any, error: BaseException, __: Any) -> None:
        show("", error)

    def unraisable(raised: Any) -> None:
        show(f"Exception ignored in {raised.object!r}:\n", raised.exc_value)

    _exchange([uncaught, in_thread, unraisable])


def _exchange(hooks: list[Any]) -> None:
    for (module, name, _), hook in zip(_STOCK, hooks, strict=True):
        if getattr(module, name) in _hooks:
            setattr(module, name, hook)
            _hooks.add(hook)


def _live() -> Iterator[tuple[logging.Logger, logging.Handler]]:
    named = [logger for logger in logging.root.manager.loggerDict.values() if isinstance(logger, logging.Logger)]
    for logger in (logging.root, *named):
        yield from ((logger, handler) for handler in logger.handlers)
    if logging.lastResort is not None:
        yield logging.root, logging.lastResort


def _leaks(logger: logging.Logger, handler: logging.Handler) -> bool:
    """Whether a canary comes out by way of the logger, or of a listener that asks the handler alone."""
    by_logger, alone = _record(logger), _record(logger)
    got: list[logging.LogRecord] = []
    handler.acquire()  # so that no record of another thread meets the stand-in
    vars(handler)["emit"] = got.append
    try:
        if logger.filter(by_logger):
            handler.handle(by_logger)
        handler.handle(alone)
    finally:
        del vars(handler)["emit"]
        handler.release()
    unproven = not got and type(handler).handle not in (logging.Handler.handle, logging.NullHandler.handle)
    return unproven or any(CANARY in shown for record in got for shown in _shown(handler, record))


def _record(logger: logging.Logger) -> logging.LogRecord:
    try:
        raise ValueError(CANARY)
    except ValueError:
        failed = sys.exc_info()
    extra = {"pii_guard_selftest": CANARY}
    return logger.makeRecord(
        logger.name, logging.CRITICAL, __file__, 0, "self-test %s", (CANARY,), failed, "selftest", extra, CANARY
    )


def _shown(handler: logging.Handler, record: logging.LogRecord) -> Iterator[str]:
    yield repr(vars(record))
    try:
        yield handler.format(record)
    except Exception:  # noqa: BLE001 - a formatter that wants more than a record holds says nothing here
        return
