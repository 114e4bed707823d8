"""What would match but for its neighbour: each body without `left` and `right`, and which of the two forbade it."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from pii_guard.model import Evidence, Span
from pii_guard.recognizer import Pattern, Recognizer
from pii_guard.scan.engines import quick
from pii_guard.scan.prefilter import Prefilter
from pii_guard.sentences import Sentence
from pii_guard.sentences import explanation as say

MOST = 20  # matches of one body: a message that repeats itself says nothing new
REACH = 40  # characters in front of a match in which its edge is looked for
BUDGET = 8 << 20  # bytes of each automaton: explanations are few
_MAY_STAND = re.compile("[0-9@]")  # read aloud, digits were folded
_OF_A_NUMBER = re.compile(r"[0-9A-Za-z]")


class Near(NamedTuple):
    """A derived near miss, in the places of the folded text."""

    recognizer: Recognizer
    name: str
    kind: str
    parts: tuple[Span, ...]
    why: Sentence


class Edges:
    """The bodies of all patterns that forbid a neighbour. Compiled when the first explanation is asked for."""

    def __init__(self, recognizers: Iterable[Recognizer]) -> None:
        self._patterns = [(r, p) for r in recognizers if not r.decoy for p in r.patterns if p.left or p.right]

    @cached_property
    def _prefilter(self) -> Prefilter:
        return Prefilter([p.body for _, p in self._patterns], BUDGET)

    def near(self, folded: str, is_told: Callable[[Recognizer, Span], bool]) -> Iterator[Near]:
        """What only a neighbour forbids; nothing that the scan has told of already."""
        if not _MAY_STAND.search(folded):  # most chat lines; an automaton met with new words grows
            return
        for i in self._prefilter.may_match(folded):
            recognizer, pattern = self._patterns[i]
            for match, _ in zip(_alone(pattern)(folded), range(MOST), strict=False):
                if is_told(recognizer, Span(*match.span())) or _is_refuted(recognizer, match):
                    continue
                why = forbidden(pattern, folded, *match.span())
                if why is not None:
                    yield Near(recognizer, pattern.name, pattern.kind, values(match), why)


@lru_cache(maxsize=1_000)
def _alone(pattern: Pattern) -> Any:
    return quick(pattern_alone(pattern)).finditer


def pattern_alone(pattern: Pattern) -> Pattern:
    """The pattern without its forbidden neighbours."""
    return Pattern(pattern.name, pattern.body, kind=pattern.kind, needs_context=pattern.needs_context)


def values(match: Any) -> tuple[Span, ...]:
    """The parts of a value: its groups, else the whole match."""
    spans = [Span(*match.span(name)) for name in match.groupdict() if name.startswith("value")]
    return tuple(sorted(span for span in spans if span.start >= 0)) or (Span(*match.span()),)


def _is_refuted(recognizer: Recognizer, match: Any) -> bool:
    try:
        return recognizer.validate is not None and recognizer.validate(match)[0] is Evidence.REFUTED
    except Exception:  # noqa: BLE001 - a validator never saw what its edges keep from it
        return True


def forbidden(pattern: Pattern, folded: str, start: int, end: int) -> Sentence | None:
    """Which neighbour forbids this place; None where none does."""
    before = _edge(rf"(?:{pattern.left})\Z").search(folded[max(0, start - REACH) : start]) if pattern.left else None
    if before:
        return _said(before.group() or folded[start - 1 : start], say.PART_BEFORE, say.OTHER_BEFORE)
    behind = _edge(pattern.right).match(folded, end) if pattern.right else None
    return _said(behind.group() or folded[end : end + 1], say.PART_BEHIND, say.OTHER_BEHIND) if behind else None


@lru_cache(maxsize=1_000)
def _edge(expression: str) -> Any:
    return re.compile(expression, re.ASCII)


def _said(mark: str, part: Sentence, other: Sentence) -> Sentence:
    shown = mark.strip() or mark
    return (part if _OF_A_NUMBER.search(shown) else other)(mark=shown)
