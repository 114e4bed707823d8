"""The context words of a consultation: 농협이요, then the number. They count for the next messages too."""

import re
from collections.abc import Iterable, Sequence

from pii_guard.conversation.window import Window
from pii_guard.recognizer import Recognizer

MOST = 4  # words that are remembered
COUNT_FOR = 3  # messages of a resident


class Cues:
    """The words beside which a piece is one of something. Built once, then never changed."""

    def __init__(self, recognizers: Iterable[Recognizer]) -> None:
        """The context words of what may be cut."""
        words = {w.lower() for r in recognizers if r.opens and r.opens.begins for w in r.context}
        self._findall, self._begins = _any_of(words).findall, _beginnings(words).search

    def stand_in(self, message: str) -> bool:
        """Whether there is any in a message."""
        message = message.lower()
        return self._begins(message) is not None and bool(self._findall(message))

    def of(self, message: str) -> tuple[str, ...]:
        """Those of a message, each once."""
        found = self._findall(message.lower())
        return tuple(dict.fromkeys(found)) if found else ()

    def after(self, window: Window, words: Sequence[str]) -> Window:
        """The window behind a message with these words."""
        if not (words or window.cues):
            return window
        live = [c for c in window.cues if window.turns - c[0] < COUNT_FOR and c[1] not in words]
        return window._replace(cues=tuple([*live, *((window.turns, word) for word in words)][-MOST:]))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """The longest of these words at each place; those that begin alike together, which halves the time."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(c)}(?:{'|'.join(rest)})" for c, rest in by_first.items()) or "(?!)")


def _beginnings(words: Iterable[str]) -> re.Pattern[str]:
    """What any of these words begins like, and a little more: most messages hold nothing of the kind."""
    firsts, seconds = ("".join(map(re.escape, sorted({word[k : k + 1] for word in words}))) for k in (0, 1))
    return re.compile(f"[{firsts}][{seconds}]" if all(len(word) > 1 for word in words) and words else "")
