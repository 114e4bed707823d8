"""The log of the server: one JSON line an event. Of an error only its type; its text may quote a message."""

import logging
from datetime import datetime
from typing import Any

import orjson

from pii_guard.clock import KST


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


def config(level: str) -> dict[str, Any]:
    """For logging.config: the sidecar's loggers and those of the server, to stderr."""
    logger = {"handlers": ["lines"], "level": level.upper(), "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "pii_guard.service.record.logs.JsonLines"}},
        "filters": {"news": {"()": "pii_guard.service.record.logs.News"}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines", "filters": ["news"]}},
        "loggers": {"pii_guard": logger, "uvicorn": logger},
    }
