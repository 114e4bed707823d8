"""Whoever asks why: told of every candidate where it ends, by the scan itself.

A check passes none, and pays one comparison where a candidate is dropped. Places are those of the folded text.
"""

from typing import Protocol

from pii_guard.model import Span
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Recognizer
from pii_guard.sentences import Sentence

Parts = tuple[Span, ...]


class Watch(Protocol):
    """What an explanation hears of a scan."""

    def read(self, text: Text) -> None:
        """The message as patterns read it."""

    def refuted(self, recognizer: Recognizer, name: str, parts: Parts, why: Sentence) -> None:
        """The pattern or grammar `name` proposed something that its own validator refuted."""

    def no_context(self, recognizer: Recognizer, candidate: Candidate) -> None:
        """No context word stands near what counts only beside one."""

    def gave_way(self, recognizer: Recognizer, candidate: Candidate, to: Recognizer, winner: Candidate) -> None:
        """A candidate was dropped for the sake of one that shares its characters."""

    def kept(self, recognizer: Recognizer, candidate: Candidate, distance: int) -> None:
        """A candidate that nothing removed, and how many characters from it its nearest label stands."""
