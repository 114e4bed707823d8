r"""Expressions that a caller brings with a request: in RE2 only, whose time is linear whatever they say, and capped.

They are searched in the message as it was typed: a caller's expression knows nothing of folding. `\w` and `\b`
are ASCII, so that a word ends where a particle is glued on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

from pii_guard.errors import DetectionError
from pii_guard.model import Span

try:
    import re2
except ImportError:  # pragma: no cover - no wheel for this platform
    re2 = None

MAX_PATTERNS = 64  # expressions of one request: each is a pass over each text
MAX_LENGTH = 1_000  # characters of one expression
MAX_MEMORY = 1 << 18  # bytes for one compiled expression and its cache: half of it is the program
MAX_FOUND = 1_000  # matches of one expression in one message: more is no identifier
_SURROGATE = re.compile("[\ud800-\udfff]")  # has no UTF-8


@dataclass(frozen=True, slots=True, repr=False)
class ClientPattern:
    """One expression of a caller. Its `repr` shows nothing of it: a caller may have put a value there."""

    entity: str
    name: str
    score: float
    expression: str
    compiled: Any
    recognizer: str = ""

    def find(self, message: str, deadline: float) -> Iterator[Span]:
        """Spans of its matches; empty ones are none. Raises DetectionError at the deadline (a monotonic instant)."""
        for i, match in enumerate(self.compiled.finditer(_SURROGATE.sub("\ufffd", message))):
            if i >= MAX_FOUND:
                raise DetectionError("RECOGNIZER_FAILED")
            if monotonic() > deadline:
                raise DetectionError("DEADLINE")
            if match.start() < match.end():
                yield Span(*match.span())

    def covers(self, value: str) -> bool:
        """Whether it occurs in a value."""
        return self.compiled.search(_SURROGATE.sub("\ufffd", value)) is not None


def client_pattern(
    entity: str, name: str, expression: str, score: float, recognizer: str = "", flags: str = "ims"
) -> ClientPattern:
    """Compile an expression; `flags` are RE2's: i either case, m ^ and $ at each line, s dot matches a line feed.

    Raises DetectionError where RE2 does not take it or it is too large: what it would have found is not known.
    """
    return ClientPattern(entity, name, score, expression, _compile(expression, flags), recognizer)


def _compile(expression: str, flags: str) -> Any:
    if re2 is None or len(expression) > MAX_LENGTH:
        raise DetectionError("RECOGNIZER_FAILED")
    options = re2.Options()
    options.max_mem, options.log_errors = MAX_MEMORY, False
    try:
        return re2.compile(f"(?{flags}){expression}" if flags else expression, options)
    except (re2.error, UnicodeError):  # a lone surrogate has no UTF-8
        raise DetectionError("RECOGNIZER_FAILED") from None
