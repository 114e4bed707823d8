"""A watch that remembers what it was told, for as long as one explanation takes."""

from collections.abc import Iterator
from typing import NamedTuple

from pii_guard.model import Span
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Recognizer
from pii_guard.scan.watch import Parts
from pii_guard.sentences import Sentence


class Refuted(NamedTuple):
    """A match that its own validator refuted, or a grammar."""

    recognizer: Recognizer
    name: str
    parts: Parts
    why: Sentence


class Lost(NamedTuple):
    """A candidate that gave way to another."""

    recognizer: Recognizer
    candidate: Candidate
    to: Recognizer
    winner: Candidate


class Kept(NamedTuple):
    """A candidate that was found, or that shows that something is not personal."""

    recognizer: Recognizer
    candidate: Candidate
    distance: int


class Hearing:
    """As `scan.Watch`; lists in the order in which it was told."""

    def __init__(self) -> None:
        self.text = Text("", "")
        self.all_refuted: list[Refuted] = []
        self.contextless: list[tuple[Recognizer, Candidate]] = []
        self.lost: list[Lost] = []
        self.all_kept: list[Kept] = []

    def read(self, text: Text) -> None:
        """Remember the text."""
        self.text = text

    def refuted(self, recognizer: Recognizer, name: str, parts: Parts, why: Sentence) -> None:
        """Remember a refuted match."""
        self.all_refuted.append(Refuted(recognizer, name, parts, why))

    def no_context(self, recognizer: Recognizer, candidate: Candidate) -> None:
        """Remember what no word names."""
        self.contextless.append((recognizer, candidate))

    def gave_way(self, recognizer: Recognizer, candidate: Candidate, to: Recognizer, winner: Candidate) -> None:
        """Remember what another took the place of."""
        self.lost.append(Lost(recognizer, candidate, to, winner))

    def kept(self, recognizer: Recognizer, candidate: Candidate, distance: int) -> None:
        """Remember what nothing removed."""
        self.all_kept.append(Kept(recognizer, candidate, distance))

    @property
    def beaten(self) -> Iterator[Lost]:
        """What lost against something that is not personal: the same in a better shape is no news."""
        return (lost for lost in self.lost if lost.recognizer is not lost.to)

    @property
    def decoys(self) -> Iterator[Kept]:
        """What shows that something is not personal."""
        return (kept for kept in self.all_kept if kept.recognizer.decoy)

    def stands(self, recognizer: Recognizer, span: Span) -> bool:
        """Whether anything of this recognizer was told that shares a character with a place of the folded text."""
        own = [one.parts for one in self.all_refuted if one.recognizer is recognizer]
        own += [candidate.parts for owner, candidate in self.contextless if owner is recognizer]
        own += [lost.candidate.parts for lost in self.lost if lost.recognizer is recognizer]
        own += [kept.candidate.parts for kept in self.all_kept if kept.recognizer is recognizer]
        return any(parts[0].start < span.end and span.start < parts[-1].end for parts in own)
