"""A recognizer's patterns or grammar, ready to run: from a folded text to candidates, within a deadline."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import monotonic
from typing import Protocol

from pii_guard.errors import CatalogError, DetectionError
from pii_guard.model import Evidence, Office, Span
from pii_guard.model.text import Text
from pii_guard.recognizer import PLAUSIBLE, Candidate, Fired, Match, Pattern, Recognizer
from pii_guard.recognizer.patience import until
from pii_guard.scan.engines import quick, stoppable, wider
from pii_guard.scan.watch import Watch
from pii_guard.sentences import catalog as say

Parts = tuple[Span, ...]

_REFUTED, _CONFIRMED = Evidence.REFUTED, Evidence.CONFIRMED  # a member of an Enum costs a look-up each time
LONG_TEXT = 1_000  # code points from which the deadline is looked at between matches
_AT_EASE = nullcontext()  # a message of usual length is read soon enough


class PatternMatcher:
    """One pattern with its edges, compiled when it is first needed: most never are."""

    __slots__ = ("_bundled", "_groups", "_holds_label", "_searches", "needs_context", "pattern", "recognizer")

    def __init__(self, recognizer: Recognizer, pattern: Pattern, bundled: bool = False) -> None:
        """Unless its recognizer is `bundled`, a search over a long text gets a timeout; it costs two to four times."""
        self.recognizer, self.pattern, self._bundled = recognizer, pattern, bundled
        self.needs_context = recognizer.needs_context if pattern.needs_context is None else pattern.needs_context
        self._searches: list[Callable[..., Match | None] | None] = [None, None]
        self._groups: tuple[str, ...] = ()
        # What a personal recognizer with context words matches beside its value may be a gap: the words decide.
        self._holds_label = recognizer.decoy or not recognizer.context

    @property
    def name(self) -> str:
        """That of the pattern."""
        return self.pattern.name

    @property
    def expressions(self) -> tuple[str, ...]:
        """Expressions of which one must occur in a text for the pattern to match; RE2 syntax."""
        return (wider(self.pattern),)

    @property
    def wanted(self) -> tuple[str, ...]:
        """Words of which one must stand near each of its values, in small letters; none where it can do without."""
        return tuple(w.lower() for w in self.recognizer.context) if self.needs_context and not self._holds_label else ()

    def warm_up(self) -> None:
        """Compile it now."""
        self._search(timed=False)

    def _search(self, timed: bool) -> Callable[..., Match | None]:
        """The bound search of the engine that is asked; two threads may both compile, with the same result."""
        expression = stoppable(self.pattern) if timed else quick(self.pattern)
        self._groups = tuple(name for name in expression.groupindex if name.startswith("value"))
        found: Callable[..., Match | None] = expression.search
        self._searches[timed] = found
        return found

    def propose(
        self,
        text: Text,
        _: Office,
        deadline: float | None,
        certain: Collection[Parts] = (),
        watch: Watch | None = None,
    ) -> Sequence[Candidate]:
        """Every match that the validator does not refute, left to right, but no value that is `certain` already."""
        folded = text.folded
        timed = len(folded) > LONG_TEXT and not self._bundled
        search = self._searches[timed] or self._search(timed)
        match = search(folded, timeout=time_left(deadline)) if timed else search(folded)
        if match is None:  # cost only: most patterns that are asked
            return ()
        proposed: list[Candidate] = []
        validate, long = self.recognizer.validate, len(folded) > LONG_TEXT
        while match is not None:
            if long:
                time_left(deadline)
            start, end = match.span()
            place = end if end > start else start + 1
            if not (certain and (self._values(match) or ((start, end),)) in certain):
                evidence, kind, why = validate(match) if validate else PLAUSIBLE
                if evidence is not _REFUTED:
                    proposed.append(self._candidate(match, start, end, evidence, kind or self.pattern.kind))
                else:
                    place = start + 1  # it may hide a shorter or later one
                    if watch is not None and why is not None:
                        parts = self._values(match) or (Span(start, end),)
                        watch.refuted(self.recognizer, self.pattern.name, parts, why)
            match = search(folded, place, timeout=time_left(deadline)) if timed else search(folded, place)
        return proposed

    def _candidate(self, match: Match, start: int, end: int, evidence: Evidence, kind: str) -> Candidate:
        """In context where the expression itself holds the label of its value; else the scanner looks for one."""
        parts = self._values(match)
        if not parts:
            return Candidate(self.pattern.name, (Span(start, end),), evidence, kind, None, True)
        behind = start == parts[0].start
        labelled = self._holds_label and not (behind and end == parts[-1].end)
        return Candidate(self.pattern.name, parts, evidence, kind, labelled or None, behind)

    def _values(self, match: Match) -> Parts:
        groups = self._groups
        if not groups:
            return ()
        if len(groups) == 1:  # cost only: nothing to sort
            start, end = match.span(groups[0])
            return (Span(start, end),) if start >= 0 else ()
        spans = [Span(*match.span(name)) for name in groups]
        return tuple(sorted([span for span in spans if span.start >= 0]))


class GrammarMatcher:
    """A recognizer that looks for itself, asked where one of its triggers occurs."""

    __slots__ = ("_fired", "needs_context", "recognizer")

    name = "trigger"

    def __init__(
        self, recognizer: Recognizer, needs_context: bool, fired: Callable[[str], Fired] | None = None
    ) -> None:
        """`fired` says of a folded text which triggers fired and where; then it looks only there."""
        self.recognizer, self.needs_context, self._fired = recognizer, needs_context, fired

    @property
    def expressions(self) -> tuple[str, ...]:
        """Expressions of which one must occur in a text for the grammar to be asked; RE2 syntax."""
        return self.recognizer.triggers

    def propose(
        self,
        text: Text,
        office: Office,
        deadline: float | None,
        _: Collection[Parts] = (),
        watch: Watch | None = None,
    ) -> Iterator[Candidate]:
        """The candidates of the grammar that it does not refute, checked against the deadline at each."""
        for candidate in self._candidates(text, office):
            time_left(deadline)
            if candidate.evidence is not _REFUTED:
                yield candidate
            elif candidate.why is None:
                raise CatalogError([say.NO_REASON.at(self.recognizer.entity)])
            elif watch is not None:
                watch.refuted(self.recognizer, candidate.name, candidate.parts, candidate.why)

    def _candidates(self, text: Text, office: Office) -> Iterable[Candidate]:
        find, find_at = self.recognizer.find, self.recognizer.find_at
        assert find is not None
        return (
            find(text, office)
            if find_at is None or self._fired is None
            else find_at(text, office, self._fired(text.folded))
        )


class Matcher(Protocol):
    """Whatever finds one recognizer's values."""

    @property
    def recognizer(self) -> Recognizer:
        """Whose values they are."""

    @property
    def name(self) -> str:
        """Which of them it finds: that of its pattern, "trigger" of a grammar, "column" of a table's cells."""

    @property
    def needs_context(self) -> bool:
        """Whether a value counts only beside a context word."""

    @property
    def expressions(self) -> tuple[str, ...]:
        """What must occur in a text for it to find anything; RE2 syntax."""

    def propose(
        self,
        text: Text,
        office: Office,
        deadline: float | None,
        certain: Collection[Parts] = (),
        watch: Watch | None = None,
        /,
    ) -> Iterable[Candidate]:
        """What it finds, in the places of the folded text."""


def matchers(recognizers: Iterable[Recognizer], bundled: Collection[str] = ()) -> Iterator[Matcher]:
    """All matchers of all recognizers, in their order; `bundled` are the entities whose searches need no timeout."""
    for r in recognizers:
        if r.find is not None:
            yield GrammarMatcher(r, r.needs_context)
        yield from (PatternMatcher(r, pattern, r.entity in bundled) for pattern in r.patterns)


def propose(
    chosen: Iterable[Matcher], text: Text, office: Office, deadline: float | None, watch: Watch | None = None
) -> list[tuple[Matcher, Candidate]]:
    """The candidates of these matchers. Raises DetectionError, which holds no text, for whatever goes wrong."""
    found: list[tuple[Matcher, Candidate]] = []
    certain: dict[str, set[Parts]] = {}  # of each entity: another of its patterns would only lose against these
    try:
        with held_to(deadline, text.folded):
            for matcher in chosen:
                time_left(deadline)
                recognizer = matcher.recognizer
                decides = not (matcher.needs_context or recognizer.decoy)
                for candidate in matcher.propose(text, office, deadline, certain.get(recognizer.entity, ()), watch):
                    found.append((matcher, candidate))
                    if decides and candidate.evidence is _CONFIRMED:
                        certain.setdefault(recognizer.entity, set()).add(candidate.parts)
    except DetectionError:
        raise
    except Exception:  # noqa: BLE001 - a recognizer may raise anything, and its message may quote the text
        raise DetectionError("RECOGNIZER_FAILED") from None
    return found


@contextmanager
def _held(deadline: float | None) -> Iterator[None]:
    try:
        with until(deadline):
            yield
    except TimeoutError:
        raise DetectionError("DEADLINE") from None


def held_to(deadline: float | None, text: str) -> AbstractContextManager[None]:
    """While this lasts, whoever reads a long text as a whole is held to the deadline: DetectionError when it passes."""
    return _held(deadline) if len(text) > LONG_TEXT else _AT_EASE


def time_left(deadline: float | None) -> float | None:
    """Seconds until the deadline; raises DetectionError when it has passed."""
    if deadline is None:
        return None
    left = deadline - monotonic()
    if left <= 0:
        raise DetectionError("DEADLINE")
    return left
