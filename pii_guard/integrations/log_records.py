"""One log record, cleaned in place: message, arguments, traceback, stack, names, and what `extra` added."""

import logging
import threading
from typing import Any

from pii_guard.integrations.wording import Wording

_USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"taskName"}
_NAMES = ("name", "threadName", "processName", "taskName")  # of the usual attributes, those that a program words
_FORMATTER = logging.Formatter()


class LogRecords:
    """Cleans records. Never raises: a record that cannot be examined says so and nothing else."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._cleaned = threading.local()  # the record of this thread that was cleaned last, and what it held then

    def clean(self, record: logging.LogRecord) -> None:
        """Clean a record unless nothing has changed since: logger and handlers ask one after the other."""
        if self._knows(record):
            return
        try:
            self._clean(record)
        except Exception as error:  # noqa: BLE001 - an argument that cannot be formatted, say: its text stays here
            _withhold(record, type(error).__name__)
        self._cleaned.last = record, list(vars(record).values())

    def _knows(self, record: logging.LogRecord) -> bool:
        last, held = getattr(self._cleaned, "last", (None, ()))
        now = vars(record).values()
        return last is record and len(held) == len(now) and all(a is b for a, b in zip(held, now, strict=True))

    def _clean(self, record: logging.LogRecord) -> None:
        self._clean_message(record)
        if record.exc_info:  # goes altogether: whoever formats it again, or reads the variables of its frames, leaks
            record.exc_text = record.exc_text or _FORMATTER.formatException(record.exc_info)
            record.exc_info = None
        for name in ("exc_text", "stack_info", *_NAMES, *(vars(record).keys() - _USUAL)):
            if (value := getattr(record, name, None)) is not None:
                setattr(record, name, self._wording.value(value))

    def _clean_message(self, record: logging.LogRecord) -> None:
        """Arguments keep their places where that is enough: some formatters take them apart."""
        text = record.getMessage()
        record.args = self._wording.value(record.args)
        try:
            if self._wording.clean(again := record.getMessage()) == again:
                return
        except (TypeError, ValueError):  # a number that was hidden is no number any more
            pass
        record.msg, record.args = self._wording.clean(text), ()


def _withhold(record: logging.LogRecord, why: str) -> None:
    for name in vars(record).keys() - _USUAL:
        delattr(record, name)
    blank: dict[str, Any] = {"args": (), "exc_info": None, "exc_text": None, "stack_info": None}
    vars(record).update(blank, msg=f"[log message withheld: {why}]", **dict.fromkeys(_NAMES, "withheld"))
