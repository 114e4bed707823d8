"""Times as people of the office read them: ISO 8601 in its own time zone."""

from datetime import datetime

from .transaction import Transaction


def local(tx: Transaction, at: float) -> datetime:
    """A Unix time in the office's time zone."""
    return datetime.fromtimestamp(at, tx.departments.hours.zone)


def stamp(tx: Transaction, at: float) -> str:
    """The same as ISO 8601, to the millisecond."""
    return local(tx, at).isoformat(timespec="milliseconds")
