"""Runs all recognizers over a folded message and weighs what they propose against its surroundings."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pii_guard.catalog import Catalog
from pii_guard.fold.folding import FOLDED_BY, fold
from pii_guard.model import Evidence, Finding
from pii_guard.recognizer import Candidate, Recognizer
from pii_guard.recognizer.expressions import Expression
from pii_guard.scan.matchers import Shape, propose, shapes
from pii_guard.scan.prefilter import Prefilter
from pii_guard.text import Text

BEHIND = 10  # a label behind a value binds as weakly as one this much farther in front of it
NO_LABEL = 1_000  # farther than any reach


class _Proposal(NamedTuple):
    """A candidate with its hull and the distance to its nearest label, in characters of the folded text."""

    start: int
    end: int
    recognizer: Recognizer
    candidate: Candidate
    distance: int

    @property
    def confirmed(self) -> bool:
        return self.candidate.evidence is Evidence.CONFIRMED

    @property
    def labelled(self) -> bool:
        return self.distance < NO_LABEL


class Scanner:
    """Finds identifiers. Built once, then never changed; safe to share between threads."""

    def __init__(self, catalog: Catalog, home: str = "", placeholders: re.Pattern[str] | None = None) -> None:
        """`home` is the office's region; `placeholders` matches what the guard itself puts into texts."""
        self.catalog = catalog
        self._home = home
        self._placeholders = placeholders
        owners = [(body, shape) for shape in shapes(catalog.recognizers, catalog.bundled) for body in shape.bodies]
        self._shapes: tuple[Shape, ...] = tuple(shape for _, shape in owners)
        self._prefilter = Prefilter((*(body for body, _ in owners), *FOLDED_BY))
        self._labels = {r.entity: _label_search(r) for r in catalog.recognizers}

    def fold(self, message: str) -> Text:
        """The message as patterns read it; the guard's own placeholders are opaque."""
        return fold(message, self._placeholders, self._home)

    def read(self, message: str) -> tuple[Text, Sequence[int]]:
        """The message as patterns read it, and which expressions may occur in it.

        One look tells both for most messages: whether folding would change anything, and what there is to find.
        """
        try:
            hits = self._prefilter.may_match(message)
        except UnicodeEncodeError:  # a lone surrogate, which folding replaces
            hits = (len(self._shapes),)
        if not hits or hits[-1] < len(self._shapes):
            return Text(message, message, (), self._home), hits
        text = self.fold(message)
        return text, self.hits(text.folded)

    def hits(self, folded: str) -> Sequence[int]:
        """Which expressions may occur in a folded text; none of them, and a scan would find nothing."""
        return [i for i in self._prefilter.may_match(folded) if i < len(self._shapes)]

    def scan(
        self, text: Text, deadline: float | None = None, *, decoys: bool = False, hits: Sequence[int] | None = None
    ) -> tuple[Finding, ...]:
        """Findings in order of place; `decoys=True` adds what is declared as not personal.

        `hits` are those of the folded text, where the caller has asked already. `deadline` is a
        `time.monotonic()` instant. Raises DetectionError, which holds no text, when it passes or a recognizer fails.
        """
        if hits is None:
            hits = self.hits(text.folded)
        if not hits:
            return ()
        proposals = self._propose(dict.fromkeys([self._shapes[i] for i in hits]), text, deadline)
        if len(proposals) > 1:
            proposals = _compete(proposals)
        found = [_finding(text, p) for p in proposals if decoys or not p.recognizer.decoy]
        if len(found) > 1:
            found.sort(key=lambda f: (f.parts[0].start, f.parts[-1].end, f.entity))
        return tuple(found)

    def _propose(self, chosen: Iterable[Shape], text: Text, deadline: float | None) -> list[_Proposal]:
        folded = text.folded
        proposals = []
        nearest: dict[tuple[str, int, int], int] = {}  # several shapes of one recognizer may match the same value
        for shape, candidate in propose(chosen, text, deadline):
            recognizer, parts = shape.recognizer, candidate.parts
            start, end = parts[0].start, parts[-1].end
            if candidate.in_context is None:
                place = recognizer.entity, start, end
                distance = nearest.get(place, -1)
                if distance < 0:
                    distance = nearest[place] = self._distance(recognizer.entity, folded, start, end)
            else:
                distance = (BEHIND if candidate.behind else 0) if candidate.in_context else NO_LABEL
            if distance < NO_LABEL or not shape.needs_context:
                proposals.append(_Proposal(start, end, recognizer, candidate, distance))
        return proposals

    def _distance(self, entity: str, folded: str, start: int, end: int) -> int:
        search = self._labels[entity]
        return search(folded, start, end) if search else NO_LABEL


def _label_search(r: Recognizer) -> Callable[[str, int, int], int] | None:
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


def _compete(proposals: list[_Proposal]) -> list[_Proposal]:
    """Settle overlaps: decoys against personal candidates, and what a better one of its entity covers.

    One sweep from left to right; only proposals that share characters are compared.
    """
    lost: set[int] = set()
    open_: list[tuple[int, _Proposal]] = []
    for i, p in sorted(enumerate(proposals), key=lambda pair: (pair[1].start, -pair[1].end)):
        open_ = [(k, q) for k, q in open_ if q.end > p.start]
        for k, q in open_:
            if _gives_way(p, q):
                lost.add(i)
            elif _gives_way(q, p):
                lost.add(k)
        open_.append((i, p))
    return [p for i, p in enumerate(proposals) if i not in lost]


def _gives_way(p: _Proposal, other: _Proposal) -> bool:
    """Whether `p` is dropped for the sake of `other`, which overlaps it."""
    if p.recognizer is other.recognizer:
        same = p.candidate.parts == other.candidate.parts
        return other.confirmed or not p.confirmed if same else _covered(p.candidate, other.candidate)
    if p.recognizer.decoy or not other.recognizer.decoy or p.recognizer.firm or p.confirmed:
        return False
    return other.distance < p.distance if other.labelled else other.confirmed and not p.labelled


def _covered(candidate: Candidate, other: Candidate) -> bool:
    return all(any(big.covers(small) for big in other.parts) for small in candidate.parts)


def _finding(text: Text, p: _Proposal) -> Finding:
    c, entity = p.candidate, p.recognizer.entity
    parts = tuple(text.span(part.start, part.end) for part in c.parts) if text.layers else c.parts
    return Finding(entity, c.kind, parts, c.evidence, p.labelled, f"{entity}/{c.name}")
