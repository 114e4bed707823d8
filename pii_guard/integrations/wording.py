"""The sentences of a program's logs and error answers, with every identifier hidden.

Fails closed: what cannot be examined is withheld, and a word in its place says so.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from pii_guard.examine.examiner import MAX_MESSAGE
from pii_guard.guard import Guard
from pii_guard.model import Action

MAX_DEPTH = 8  # levels of a list or mapping that is logged; deeper ones are withheld
POLICY = "logs"

_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}")
_BYTES = re.compile(r"(?:\\x[0-9a-fA-F]{2}){2,8000}")


class Wording:
    """Cleans what a program is about to say. Safe to share between threads; never raises."""

    def __init__(self, guard: Guard | None = None) -> None:
        """`guard` is one with the bundled policy "logs" unless you bring your own recognizers or rules."""
        self._guard = guard or Guard(POLICY)

    def clean(self, text: str) -> str:
        """The text with every identifier hidden, also one written in percent or backslash escapes."""
        return "".join([self._piece(piece) for piece in _pieces(text)])

    def value(self, value: Any, depth: int = MAX_DEPTH) -> Any:
        """The same value where it holds nothing; otherwise a cleaned copy, a string for what is no container."""
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return self.clean(value)
        if depth == 0:
            return "[withheld: nested too deep]"
        if type(value) is dict:
            return {self.value(k, depth - 1): self.value(v, depth - 1) for k, v in value.items()}
        if type(value) in (list, tuple, set, frozenset):
            return type(value)([self.value(member, depth - 1) for member in value])
        return self._object(value)

    def _object(self, value: Any) -> Any:
        try:
            for shown in dict.fromkeys((str(value), repr(value))):
                if (clean := self.clean(shown)) != shown:
                    return clean
        except Exception as error:  # noqa: BLE001 - what cannot say what it is cannot be examined
            return _withheld(type(error).__name__)
        return value

    def _piece(self, piece: str) -> str:
        for read in _READINGS:
            text = read(piece)
            if read is not _as_written and text == piece:
                continue
            decision = self._guard.check(text)
            if decision.action is Action.BLOCK:
                return _withheld(decision.code or ", ".join(sorted({f.entity for f in decision.findings})))
            if decision.action is Action.REDACT and decision.text is not None:
                return decision.text
        return piece


def _pieces(text: str) -> Iterator[str]:
    """Whole lines, as many as one check takes; an identifier does not go over the end of a line in a log."""
    if len(text) <= MAX_MESSAGE:
        yield text
        return
    piece = ""
    for line in text.splitlines(keepends=True):
        if len(piece) + len(line) > MAX_MESSAGE:
            yield piece
            piece = ""
        piece += line
    yield piece


def _as_written(text: str) -> str:
    return text


def _unquoted(text: str) -> str:
    return unquote(text) if "%" in text else text


def _unescaped(text: str) -> str:
    """Characters for their escapes in JSON, in the `repr` of a string, and in the `repr` of UTF-8 bytes."""
    if "\\" not in text:
        return text
    text = _BYTES.sub(lambda found: _characters(bytes.fromhex(found[0].replace("\\x", ""))), text)
    return _ESCAPE.sub(lambda found: chr(int(found[0][2:], 16)), text)


def _characters(raw: bytes) -> str:
    return codecs.decode(raw, "utf-8", "replace")


def _withheld(why: str) -> str:
    return f"[withheld: {why}]"


_READINGS: tuple[Callable[[str], str], ...] = (_as_written, _unquoted, _unescaped)
