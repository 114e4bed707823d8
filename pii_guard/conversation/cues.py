"""The context words of a consultation: 농협이요, then the number. They count for the next messages too."""

import re
from collections.abc import Iterable, Sequence

from pii_guard.conversation.window import Window
from pii_guard.recognizer import Recognizer
from pii_guard.scan.openers import words

MOST = 4  # words that are remembered
COUNT_FOR = 3  # messages of a resident


class Cues:
    """The words beside which a piece is one of something. Built once, then never changed."""

    def __init__(self, recognizers: Iterable[Recognizer]) -> None:
        """The context words of what may be cut."""
        self._findall = _any_of(words(recognizers)).findall

    def of(self, message: str) -> tuple[str, ...]:
        """Those of a message, each once."""
        found = self._findall(message.lower())
        return tuple(dict.fromkeys(found)) if found else ()

    def after(self, window: Window, words: Sequence[str]) -> Window:
        """The window behind a message with these words."""
        if not words and (not window.cues or window.turns - window.cues[0][0] < COUNT_FOR):
            return window
        live = [c for c in window.cues if window.turns - c[0] < COUNT_FOR and c[1] not in words]
        return window._replace(cues=tuple([*live, *((window.turns, word) for word in words)][-MOST:]))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """The longest of these words at each place; those that begin alike together, which halves the time."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(c)}(?:{'|'.join(rest)})" for c, rest in by_first.items()) or "(?!)")
