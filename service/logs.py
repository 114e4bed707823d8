"""The log of the server: one JSON line an event. Of an error only its type; its text may quote a message."""

import logging
from datetime import datetime
from typing import Any

import orjson

from pii_guard.checks import KST


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


def config(level: str) -> dict[str, Any]:
    """For logging.config: the sidecar's loggers and those of the server, to stderr."""
    logger = {"handlers": ["lines"], "level": level.upper(), "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "pii_guard.service.logs.JsonLines"}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "loggers": {"pii_guard": logger, "uvicorn": logger},
    }
