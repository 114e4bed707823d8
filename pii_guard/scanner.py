"""Runs all recognizers over a folded message and weighs what they propose against its surroundings."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

import regex

from pii_guard.catalog import Catalog
from pii_guard.errors import DetectionError
from pii_guard.folding import fold
from pii_guard.model import Evidence, Finding, Span
from pii_guard.prefilter import Prefilter
from pii_guard.recognizer import Candidate, Match, Pattern, Recognizer
from pii_guard.text import Text

LONG_TEXT = 1_000  # code points from which the regular expressions get a timeout; it doubles their cost
BEHIND = 10  # a label behind a value binds as weakly as one this much farther in front of it
NO_LABEL = 1_000  # farther than any reach


@dataclass(frozen=True, slots=True)
class _Shape:
    """One expression of the set: a recognizer's pattern, or the trigger of its grammar."""

    recognizer: Recognizer
    pattern: Pattern | None
    expression: Any

    @property
    def body(self) -> str:
        return self.pattern.body if self.pattern else self.expression


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A candidate with the distance to its nearest label, in characters; NO_LABEL when there is none."""

    recognizer: Recognizer
    candidate: Candidate
    distance: int

    @property
    def hull(self) -> Span:
        return Span(self.candidate.parts[0].start, self.candidate.parts[-1].end)

    @property
    def rank(self) -> tuple[bool, bool, int]:
        return self.candidate.evidence is Evidence.CONFIRMED, self.distance < NO_LABEL, len(self.hull)


class Scanner:
    """Finds identifiers. Built once, then never changed; safe to share between threads."""

    def __init__(self, catalog: Catalog, home: str = "", placeholders: "Any" = None) -> None:
        self.catalog = catalog
        self._home = home
        self._placeholders = placeholders
        self._shapes = tuple(_shapes(catalog.recognizers))
        self._prefilter = Prefilter(shape.body for shape in self._shapes)
        self._labels = {r.entity: _label_search(r) for r in catalog.recognizers}

    def fold(self, message: str) -> Text:
        """The message as patterns read it; the guard's own placeholders are opaque."""
        return fold(message, self._placeholders, self._home)

    def scan(self, text: Text, deadline: float | None = None, *, decoys: bool = False) -> tuple[Finding, ...]:
        """Findings in order of place; `decoys=True` adds what is declared as not personal.

        `deadline` is a `time.monotonic()` instant. Raises DetectionError, which holds no text, when
        it passes or a recognizer fails.
        """
        proposals = list(self._propose(text, deadline))
        if not proposals:
            return ()
        kept = _compete(proposals) if decoys or len(proposals) > 1 else proposals
        findings = [_finding(text, p) for p in kept if decoys or not p.recognizer.decoy]
        return tuple(sorted(findings, key=lambda f: (f.start, f.end, f.entity)))

    def _propose(self, text: Text, deadline: float | None) -> Iterator[_Proposal]:
        asked: set[str] = set()
        for i in self._prefilter.may_match(text.folded):
            shape = self._shapes[i]
            r = shape.recognizer
            if shape.pattern is None:
                if r.entity in asked:
                    continue
                asked.add(r.entity)
            needs_context = r.needs_context
            if shape.pattern and shape.pattern.needs_context is not None:
                needs_context = shape.pattern.needs_context
            for candidate in _candidates(shape, text, deadline):
                distance = self._distance(r, candidate, text.folded)
                if distance < NO_LABEL or not needs_context:
                    yield _Proposal(r, candidate, distance)

    def _distance(self, r: Recognizer, candidate: Candidate, folded: str) -> int:
        if candidate.in_context is not None:
            return 0 if candidate.in_context else NO_LABEL
        search = self._labels[r.entity]
        return search(folded, candidate.parts[0].start, candidate.parts[-1].end) if search else NO_LABEL


def _shapes(recognizers: Iterable[Recognizer]) -> Iterator[_Shape]:
    for r in recognizers:
        for p in r.patterns:
            left, right = p.left and f"(?<!{p.left})", p.right and f"(?!{p.right})"
            flags, body = ("(?i)", p.body[4:]) if p.body.startswith("(?i)") else ("", p.body)
            yield _Shape(r, p, regex.compile(f"{flags}{left}(?:{body}){right}", regex.A))
        for trigger in r.triggers:
            yield _Shape(r, None, trigger)


def _label_search(r: Recognizer) -> Callable[[str, int, int], int] | None:
    """Distance from a value to the nearest context word of its recognizer, within reach."""
    if not r.context:
        return None
    words = re.compile("|".join(re.escape(w) for w in sorted(r.context, key=len, reverse=True)), re.IGNORECASE)
    before, after = r.context_reach

    def search(folded: str, start: int, end: int) -> int:
        nearest = NO_LABEL
        for match in words.finditer(folded, max(0, start - before), start):
            nearest = start - match.end()
        if behind := words.search(folded, end, end + after):
            nearest = min(nearest, behind.start() - end + BEHIND)
        return nearest

    return search


def _candidates(shape: _Shape, text: Text, deadline: float | None) -> Iterator[Candidate]:
    try:
        if shape.pattern is None:
            assert shape.recognizer.find is not None
            found: Iterable[Candidate] = shape.recognizer.find(text)
        else:
            found = _matches(shape, text.folded, deadline)
        for candidate in found:
            _check(deadline)
            yield candidate
    except DetectionError:
        raise
    except TimeoutError:
        raise DetectionError("DEADLINE") from None
    except Exception:  # noqa: BLE001 - a recognizer may raise anything, and its message may quote the text
        raise DetectionError("RECOGNIZER_FAILED") from None
    _check(deadline)


def _check(deadline: float | None) -> None:
    if deadline is not None and monotonic() > deadline:
        raise DetectionError("DEADLINE")


def _matches(shape: _Shape, folded: str, deadline: float | None) -> Iterator[Candidate]:
    search, pattern, validate = shape.expression.search, shape.pattern, shape.recognizer.validate
    assert pattern is not None
    limited = deadline is not None and len(folded) > LONG_TEXT
    place = 0
    while True:
        wait = max(1e-6, deadline - monotonic()) if limited and deadline is not None else None
        match: Match | None = search(folded, place, timeout=wait) if wait else search(folded, place)
        if match is None:
            return
        said = validate(match) if validate else Evidence.PLAUSIBLE
        evidence, kind = said if isinstance(said, tuple) else (said, pattern.kind)
        if evidence is not Evidence.REFUTED:
            yield Candidate(pattern.name, _parts(match), evidence, kind)
            place = max(match.end(), place + 1)
        else:
            place = match.start() + 1  # what was refuted may hide a shorter or later match


def _parts(match: Match) -> tuple[Span, ...]:
    named = [name for name, value in match.groupdict().items() if value is not None and name.startswith("value")]
    if not named:
        return (Span(match.start(), match.end()),)
    return tuple(sorted(Span(match.start(n), match.end(n)) for n in named))


def _compete(proposals: Sequence[_Proposal]) -> list[_Proposal]:
    """Settle decoys against personal candidates, then drop what a better one of its entity covers."""
    decoys = [p for p in proposals if p.recognizer.decoy]
    kept = [p for p in proposals if p.recognizer.decoy or not any(_yields(p, d) for d in decoys)]
    best: list[_Proposal] = []
    for p in sorted(kept, key=lambda p: (-len(p.hull), not p.rank[0])):
        if not any(b.recognizer is p.recognizer and _covered(p, b) for b in best):
            best.append(p)
    return best


def _yields(personal: _Proposal, decoy: _Proposal) -> bool:
    if personal.recognizer.firm or personal.candidate.evidence is Evidence.CONFIRMED:
        return False
    if not personal.hull.overlaps(decoy.hull):
        return False
    if decoy.distance < NO_LABEL:
        return decoy.distance < personal.distance
    return decoy.candidate.evidence is Evidence.CONFIRMED and personal.distance >= NO_LABEL


def _covered(p: _Proposal, other: _Proposal) -> bool:
    return all(any(big.covers(small) for big in other.candidate.parts) for small in p.candidate.parts)


def _finding(text: Text, p: _Proposal) -> Finding:
    c, r = p.candidate, p.recognizer
    parts = tuple(text.span(part.start, part.end) for part in c.parts)
    return Finding(r.entity, c.kind, parts, c.evidence, p.distance < NO_LABEL, f"{r.entity}/{c.name}")
