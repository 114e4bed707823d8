"""Runs all recognizers over a folded message and weighs what they propose against its surroundings."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import NamedTuple

from pii_guard.fold.folding import FOLDED_BY, fold
from pii_guard.model import ANY_OFFICE, Evidence, Finding, Office
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Recognizer
from pii_guard.recognizer.catalog import Catalog
from pii_guard.recognizer.expressions import Expression
from pii_guard.scan.choosing import Choice
from pii_guard.scan.columns import ColumnMatcher, matchers_of
from pii_guard.scan.corrected import CORRECTED, corrections, takes_back
from pii_guard.scan.governing import GoverningMatcher
from pii_guard.scan.matchers import Matcher, PatternMatcher, held_to, propose, time_left
from pii_guard.scan.openers import expressions
from pii_guard.scan.prefilter import Glance, Prefilter
from pii_guard.scan.watch import Watch

COMMON_RULES = (ColumnMatcher.name, GoverningMatcher.name, CORRECTED)  # by which values of any recognizer may be found
BEHIND = 10  # a label behind a value binds as weakly as one this much farther in front of it
DIRECTLY = 4  # characters of a particle and marks between a label and a value that it stands right in front of
_CONFIRMED = Evidence.CONFIRMED  # a member of an Enum costs a look-up each time
NO_LABEL = 1_000  # farther than any reach


Search = Callable[[str, int, int], int]  # the distance of the nearest label to a range of a folded text


class _Proposal(NamedTuple):
    """A candidate with its hull and the distance to its nearest label, in characters of the folded text."""

    start: int
    end: int
    recognizer: Recognizer
    candidate: Candidate
    distance: int

    @property
    def confirmed(self) -> bool:
        return self.candidate.evidence is _CONFIRMED

    @property
    def labelled(self) -> bool:
        return self.distance < NO_LABEL


class Folded(NamedTuple):
    """A message as patterns read it, and which expressions may occur in it: no hits, and there is nothing to find.

    `beside` are those of `pii_guard.scan.openers`: none, and it has nothing to do with others.
    """

    text: Text
    hits: tuple[int, ...]
    beside: tuple[int, ...]


class Scanner:
    """Finds identifiers. Built once, then never changed; safe to share between threads."""

    def __init__(
        self, catalog: Catalog, office: Office = ANY_OFFICE, placeholders: re.Pattern[str] | None = None
    ) -> None:
        """`office` is whose messages are read; `placeholders` matches what the guard itself puts into texts."""
        self.catalog = catalog
        self._office = office
        self._placeholders = placeholders
        known = matchers_of(catalog.recognizers, catalog.bundled)
        owners = [(expression, matcher) for matcher in known for expression in matcher.expressions]
        self._matchers: tuple[Matcher, ...] = tuple(matcher for _, matcher in owners)
        beside = tuple(expressions(catalog.recognizers))
        self._prefilter = Prefilter((*(expression for expression, _ in owners), *FOLDED_BY), beside=beside)
        # Which expressions may match a message, and which of those beside: most of what a quiet message costs.
        self.glance: Callable[[str], Glance] = self._prefilter.glance
        self._choice = Choice(self._matchers, self._prefilter)
        self._labels = {r.entity: label_search(r) for r in catalog.recognizers}

    @property
    def engine(self) -> str:
        """As `Prefilter.engine`."""
        return self._prefilter.engine

    def warm_up(self) -> None:
        """Compile every pattern now: else each is when a message first needs it."""
        for matcher in self._matchers:
            if isinstance(matcher, PatternMatcher):
                matcher.warm_up()

    def fold(self, message: str, deadline: float | None = None) -> Folded:
        """The message as patterns read it, the guard's own placeholders opaque. Raises DetectionError as `scan`."""
        return self.folded(message, self.glance(message), deadline)

    def folded(self, message: str, seen: Glance, deadline: float | None = None) -> Folded:
        """As `fold`, where somebody has glanced at it: the hits also tell whether folding would change anything.

        None of them: nothing is found in the message as it was typed, and nothing is folded.
        """
        hits, beside = seen
        if not hits or hits[-1] < len(self._matchers):
            return Folded(Text(message, message), hits, beside)
        own = self._own(hits)
        with held_to(deadline, message):
            text = fold(message, self._placeholders, [i - len(self._matchers) for i in hits[len(own) :]])
        if text.folded != message:
            hits, beside = self.glance(text.folded)
            own = self._own(hits)
        return Folded(text, own, beside)

    def is_quiet(self, folded: str) -> bool:
        """Whether a scan of a folded text would certainly find nothing."""
        return not self._own(self.glance(folded)[0])

    def _own(self, hits: tuple[int, ...]) -> tuple[int, ...]:
        """Those of recognizers; behind them stand what folding looks for."""
        return hits[: bisect_left(hits, len(self._matchers))]

    def scan(
        self, message: Folded, deadline: float | None = None, *, decoys: bool = False, watch: Watch | None = None
    ) -> tuple[Finding, ...]:
        """Findings in order of place; `decoys=True` adds what is declared as not personal, `watch` hears of the rest.

        `deadline` is a `time.monotonic()` instant. Raises DetectionError, which holds no text, when it passes or a
        recognizer fails.
        """
        text, hits, _ = message
        if not hits:
            return ()
        chosen = self._choice.of(hits)
        if decoys or watch is not None:
            proposals = self._propose(chosen.every, text, deadline, watch)
        else:
            chosen = chosen.within(text.folded)
            proposals = self._propose(chosen.personal, text, deadline, None)
            if chosen.decoys and any(p.candidate.evidence is not _CONFIRMED for p in proposals):
                proposals += self._propose(chosen.decoys, text, deadline, None)  # none else gives way to a decoy
        time_left(deadline)
        if len(proposals) > 1:
            proposals = _compete(proposals, text.folded, watch)
        if proposals and takes_back(text.folded):
            proposals += _corrected(proposals, text.folded)
        if watch is not None:
            for p in proposals:
                watch.kept(p.recognizer, p.candidate, p.distance)
        found = [_finding(text, p) for p in proposals if decoys or not p.recognizer.decoy]
        if len(found) > 1:
            found.sort(key=lambda f: (f.parts[0].start, f.parts[-1].end, f.entity))
        return tuple(found)

    def _propose(
        self, chosen: Iterable[Matcher], text: Text, deadline: float | None, watch: Watch | None
    ) -> list[_Proposal]:
        folded = text.folded
        proposals = []
        nearest: dict[tuple[str, int, int], int] = {}  # several patterns of one recognizer may match the same value
        for matcher, candidate in propose(chosen, text, self._office, deadline, watch):
            recognizer, parts, labelled = matcher.recognizer, candidate.parts, candidate.in_context
            start, end = parts[0].start, parts[-1].end
            distance = NO_LABEL
            if labelled:
                distance = BEHIND if candidate.behind else 0
            elif labelled is None and (search := self._labels[recognizer.entity]):
                place = recognizer.entity, start, end
                if place not in nearest:
                    nearest[place] = search(folded, start, end)
                distance = nearest[place]
            if distance < NO_LABEL or not matcher.needs_context:
                proposals.append(_Proposal(start, end, recognizer, candidate, distance))
            elif watch is not None:
                watch.no_context(recognizer, candidate)
        return proposals


def label_search(r: Recognizer) -> Search | None:
    """Distance from a value to the nearest context word of its recognizer, within reach."""
    if not r.context:
        return None
    # Lower-cased windows instead of IGNORECASE, which keeps `re` from jumping to the first letters of the words.
    words = Expression("|".join(re.escape(w.lower()) for w in sorted(r.context, key=len, reverse=True)))
    before, after = r.context_reach

    def search(folded: str, start: int, end: int) -> int:
        nearest = NO_LABEL
        window = folded[max(0, start - before) : start].lower()
        for match in words.finditer(window):
            nearest = len(window) - match.end()
        if nearest > BEHIND and after and (behind := words.search(folded[end : end + after].lower())):
            nearest = min(nearest, behind.start() + BEHIND)
        return nearest

    return search


def _compete(proposals: list[_Proposal], folded: str, watch: Watch | None) -> list[_Proposal]:
    """Decide overlaps: decoys against personal candidates, and what a better one of its entity covers.

    One sweep from left to right; only proposals that share characters are compared.
    """
    lost: set[int] = set()
    open_: list[tuple[int, _Proposal]] = []
    for i, p in sorted(enumerate(proposals), key=lambda pair: (pair[1].start, -pair[1].end)):
        open_ = [(k, q) for k, q in open_ if q.end > p.start]
        for k, q in open_:
            loser, winner = (p, q) if _gives_way(p, q, folded) else (q, p) if _gives_way(q, p, folded) else (None, p)
            if loser is None:
                continue
            lost.add(i if loser is p else k)
            if watch is not None:
                watch.gave_way(loser.recognizer, loser.candidate, winner.recognizer, winner.candidate)
        open_.append((i, p))
    return [p for i, p in enumerate(proposals) if i not in lost]


def _corrected(proposals: list[_Proposal], folded: str) -> list[_Proposal]:
    """What puts right a value behind it is another of its kind."""
    own = []
    for i, span in corrections(folded, [(p.start, p.end) for p in proposals]):
        p = proposals[i]
        if not p.recognizer.decoy:
            kind = p.candidate.kind
            put_right = Candidate(CORRECTED, (span,), Evidence.PLAUSIBLE, kind, True)
            own.append(_Proposal(span.start, span.end, p.recognizer, put_right, 0))
    return own


def _gives_way(p: _Proposal, other: _Proposal, folded: str) -> bool:
    """Whether `p` is dropped for the sake of `other`, which overlaps it."""
    if p.recognizer is other.recognizer:
        same = p.candidate.parts == other.candidate.parts
        return (other.confirmed or not p.confirmed) and (same or _covered(p.candidate, other.candidate))
    if p.recognizer.decoy or not other.recognizer.decoy or p.confirmed:
        return False
    if p.recognizer.firm:
        yields = p.recognizer.gives_way
        proven = other.confirmed and other.distance <= DIRECTLY
        return proven and yields is not None and yields(folded[p.start : p.end])
    return other.distance < p.distance if other.labelled else other.confirmed and not p.labelled


def _covered(candidate: Candidate, other: Candidate) -> bool:
    return all(any(big.covers(small) for big in other.parts) for small in candidate.parts)


def _finding(text: Text, p: _Proposal) -> Finding:
    c, entity = p.candidate, p.recognizer.entity
    parts = tuple(text.span(part.start, part.end) for part in c.parts) if text.layers else c.parts
    return Finding(entity, c.kind, parts, c.evidence, p.labelled, f"{entity}/{c.name}")
