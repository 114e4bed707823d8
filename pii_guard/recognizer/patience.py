"""The deadline inside a grammar: who weighs a long text as a whole asks at each place whether there is time left.

A grammar is a function of a text and knows no deadline. So the scan says, for its own thread, until when it waits.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import local
from time import monotonic


class _Waiting(local):
    until: float | None = None  # a reading of `time.monotonic`


_waiting = _Waiting()


@contextmanager
def until(deadline: float | None) -> Iterator[None]:
    """While this lasts, `ask` holds its callers to a `time.monotonic()` instant."""
    before, _waiting.until = _waiting.until, deadline
    try:
        yield
    finally:
        _waiting.until = before


def ask() -> None:
    """Raises TimeoutError when nobody waits any longer."""
    if _waiting.until is not None and monotonic() >= _waiting.until:
        raise TimeoutError
