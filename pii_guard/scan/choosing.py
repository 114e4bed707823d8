"""Who is asked of a text, by the expressions that may occur in it: the same few sets of them come again and again."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pii_guard.scan.matchers import GrammarMatcher, Matcher, PatternMatcher
from pii_guard.scan.prefilter import KNOWN, Prefilter


class Chosen(NamedTuple):
    """The matchers of some expressions, each once; `wanting` are those whose values count only beside a word."""

    every: tuple[Matcher, ...]
    personal: tuple[Matcher, ...]
    decoys: tuple[Matcher, ...]
    wanting: tuple[tuple[Matcher, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, every: Sequence[Matcher]) -> "Chosen":
        """These, sorted."""
        personal = tuple(m for m in every if not m.recognizer.decoy)
        decoys = tuple(m for m in every if m.recognizer.decoy)
        patterns = (m for m in every if isinstance(m, PatternMatcher))
        return cls(tuple(every), personal, decoys, tuple((m, m.wanted) for m in patterns if m.wanted))

    def within(self, folded: str) -> "Chosen":
        """Without those whose values count only beside a word of which there is none in the whole text."""
        if not self.wanting:  # most texts
            return self
        small = folded.lower()
        idle = frozenset([m for m, words in self.wanting if not any(map(small.__contains__, words))])
        return _without(self.every, idle) if idle else self


@lru_cache(KNOWN)
def _without(every: tuple[Matcher, ...], idle: frozenset[Matcher]) -> Chosen:
    return Chosen.of([m for m in every if m not in idle])


class Choice:
    """Chooses among matchers by the places of their expressions. Never changes after it is built."""

    def __init__(self, owners: Sequence[Matcher], prefilter: Prefilter) -> None:
        """`owners` are those of the first expressions of the prefilter, in their order."""
        self._owners = tuple(owners)
        self._prefilter = prefilter
        self.of = lru_cache(KNOWN)(self._of)

    def _of(self, hits: tuple[int, ...]) -> Chosen:
        owners = self._owners
        mine: dict[Matcher, list[int]] = {}
        for i in hits:
            mine.setdefault(owners[i], []).append(i)
        return Chosen.of([self._told(matcher, some) for matcher, some in mine.items()])

    def _told(self, matcher: Matcher, some: Sequence[int]) -> Matcher:
        """A grammar that looks only where its triggers fired learns which of them may have."""
        if not (isinstance(matcher, GrammarMatcher) and matcher.recognizer.find_at):
            return matcher
        fired = self._prefilter.whereabouts(some, self._owners.index(matcher))
        return GrammarMatcher(matcher.recognizer, matcher.needs_context, fired)
