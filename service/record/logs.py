"""The log of the server: one JSON line an event. Of an error only its type; its text may quote a message."""

import logging
from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import Any

import orjson

from pii_guard.model.clock import KST


class JsonLines(logging.Formatter):
    """Time, level, logger and message; members that a call gave as `extra={"fields": {...}}`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line. A traceback becomes the name of the exception's type."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, KST).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
        return orjson.dumps(line, default=str).decode()


NOT_COMPLETED = "ASGI callable returned without completing response."  # uvicorn's line, as it stands there


class News(logging.Filter):
    """Leaves out that uvicorn saw an answer end early.

    For clients that take an error for "allow" the connection is broken off on purpose, once a refusal; the refusal
    is in the metrics, and a line for each would fill the log of an operator under load.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is to be written."""
        return record.msg != NOT_COMPLETED


AT_ONCE = 5  # lines of one kind that are written within a span
SPAN_SECONDS = 60.0


class Seldom(logging.Filter):
    """Lets a kind of warning through five times a minute; the next one says how many were left out.

    A kind is a message before its arguments are filled in, so there are few. A full disk or a wrong key would
    otherwise fill the log as fast as requests come, and hide what else went wrong.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """`clock` gives seconds and never runs backwards."""
        super().__init__()
        self._clock = clock
        self._kinds: dict[str, tuple[float, int]] = {}  # kind -> begin of its span, lines in it

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is to be written."""
        if record.levelno < logging.WARNING:
            return True
        now, kind = self._clock(), str(record.msg)
        begin, many = self._kinds.get(kind, (now, 0))
        if now - begin >= SPAN_SECONDS:
            if many > AT_ONCE:
                record.fields = {**getattr(record, "fields", {}), "left_out": many - AT_ONCE}
            begin, many = now, 0
        self._kinds[kind] = (begin, many + 1)
        return many < AT_ONCE


def config(level: str) -> dict[str, Any]:
    """For logging.config: the sidecar's loggers and those of the server, to stderr."""
    logger = {"handlers": ["lines"], "level": level.upper(), "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "pii_guard.service.record.logs.JsonLines"}},
        "filters": {name: {"()": f"pii_guard.service.record.logs.{name}"} for name in ("News", "Seldom")},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines", "filters": ["News", "Seldom"]}},
        "loggers": {"pii_guard": logger, "uvicorn": logger},
    }
