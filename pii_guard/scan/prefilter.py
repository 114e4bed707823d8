"""One look at a text that says which expressions can match at all.

The recognizers' own patterns, as far as RE2 can say their edges, are looked for first: what is not
reported cannot match, so the exact engine runs only for the rest. The scan tables hold our own
(`pii_guard.scan.tables`); all others go into RE2 sets. Where google-re2 has no wheel (musl), or a
set gives up, each expression is searched by itself, with the same results.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple, get_args

from pii_guard.errors import CatalogError
from pii_guard.recognizer.expressions import Expression
from pii_guard.scan.tables import key, runtime, whereabouts
from pii_guard.sentences import catalog as say

try:
    import re2
except ImportError:  # pragma: no cover - no wheel for this platform
    re2 = None

DFA_BUDGET = 48 << 20  # bytes a set; the states of 20,000 different chat lines fit
KEPT = 4  # rule books whose sets are kept: ours, with and without the caller's own rules
LONG = 1_000  # characters of an expression that lists words
KNOWN = 1_000  # answers of the tables that are kept: the same few come again and again
_END = re.compile(
    r"(\\.|\[(?:\\.|[^\]\\])*\])|\$"
)  # an escape, a class, or RE2's end of the text, which `re` writes \Z
_COUNTED = re.compile(r"(\\.|\[(?:\\.|[^\]\\])*\])|\{([0-9]+),[0-9]+\}")
_WORD = re.compile("[가-힣]{2}")
_DIGIT = "[0-9]"
Engine = Literal["tables", "re2", "re"]
ENGINES: tuple[Engine, ...] = get_args(Engine)

Glance = tuple[tuple[int, ...], tuple[int, ...]]  # places of the expressions that may match, and of those beside
_SILENT: Glance = (), ()
_ALWAYS = r"(?s:.)"  # matches every text: when it is not reported, the set gave up


def engine_in_force() -> Engine:
    """What looks at messages first in this installation: the results are the same, the time is not."""
    return "tables" if runtime() else "re2" if re2 is not None else "re"


class Prefilter:
    """Which of the expressions may match a text. Never changes after it is built."""

    __slots__ = ("_by_number", "_each", "_ends", "_most", "_numbers", "_others", "_places", "_scan", "_sets", "engine")

    engine: Engine

    def __init__(self, expressions: Iterable[str], budget: int = DFA_BUDGET, beside: Sequence[str] = ()) -> None:
        """`budget` is in bytes for each of the RE2 sets; `beside` are expressions that only `glance` tells of."""
        expressions = tuple(expressions)
        self._most = len(expressions)
        self._places = lru_cache(KNOWN)(self._places_of)
        expressions = (*expressions, *beside)
        tables = runtime()
        numbers = [tables and tables.numbers.get(key(expression)) for expression in expressions]
        self._scan = tables.scan if tables else _nothing
        self._by_number: dict[int, list[int]] = {n: [] for n in tables.numbers.values()} if tables else {}
        for place, number in enumerate(numbers):
            if number is not None:
                self._by_number[number].append(place)
        self._others = [place for place, number in enumerate(numbers) if number is None]
        known, self._ends = (tables.numbers, tables.ends) if tables else whereabouts() or ({}, _nowhere)
        self._numbers = [known.get(key(expression)) for expression in expressions]
        others = [expressions[i] for i in self._others]
        self._each = tuple(Expression(_END.sub(lambda m: m[1] or r"\Z", expression)) for expression in others)
        self._sets = () if re2 is None else _sets(tuple(others), budget)
        self.engine = engine_in_force()

    def may_match(self, text: str) -> tuple[int, ...]:
        """Indices of the expressions that may match, in order; behind a lone surrogate RE2 cannot look, and any may."""
        numbers = self._scan(text)
        if not (numbers or self._others):  # most texts
            return ()
        return self._places(numbers, tuple(self._other(text)) if self._others else ())[0]

    def glance(self, text: str) -> Glance:
        """What `may_match` gives, and the same of the expressions beside, each counted from its first."""
        numbers = self._scan(text)
        if not (numbers or self._others):  # most texts
            return _SILENT
        return self._places(numbers, tuple(self._other(text)) if self._others else ())

    def _places_of(self, numbers: Iterable[int], others: Iterable[int]) -> Glance:
        """What these numbers of the tables, and those of the others, stand for."""
        found = sorted(
            [*(place for number in numbers for place in self._by_number[number]), *(self._others[i] for i in others)]
        )
        first = bisect_left(found, self._most)
        return tuple(found[:first]), tuple(place - self._most for place in found[first:])

    def whereabouts(self, some: Iterable[int], first: int = 0) -> Callable[[str], list[tuple[int, int]]] | None:
        """What says where matches of some of the expressions end in a text, as (index - first, end).

        None where the tables do not hold them all.
        """
        asked: dict[int, int] = {}
        for place in some:
            number = self._numbers[place]
            if number is None:
                return None
            asked[number] = place - first
        numbers, ends = tuple(asked), self._ends
        return lambda text: [(asked[number], end) for number, end in ends(text, numbers)]

    def _other(self, text: str) -> Sequence[int]:
        """Which of those that are in no table may match, by their own numbers."""
        found: list[int] = []
        try:
            data = text.encode() if self._sets else b""
        except UnicodeEncodeError:
            return range(len(self._others))
        for match, silent, which in self._sets:
            hits = match(data)
            if hits == silent:  # most texts
                continue
            if not hits or len(which) not in hits:
                return self._one_by_one(text) if text else ()
            found += [which[i] for i in hits if i < len(which)]
        return found if self._sets else self._one_by_one(text)

    def _one_by_one(self, text: str) -> Sequence[int]:
        return [i for i, expression in enumerate(self._each) if expression.search(text)]


def _nothing(_: str) -> tuple[int, ...]:
    return ()


def _nowhere(_: str, __: tuple[int, ...]) -> list[tuple[int, int]]:
    return []


class _Set(NamedTuple):
    """An RE2 set over some of the expressions: `which` says of each of them its place among all."""

    match: Callable[[bytes], list[int] | None]
    silent: list[int]  # the answer where none of them occurs: what occurs in every text
    which: list[int]


@lru_cache(KEPT)
def _sets(expressions: tuple[str, ...], budget: int) -> tuple[_Set, ...]:
    """The sets over these expressions. Guards of one process share them, and the states that they have built."""
    return tuple(_set(expressions, which, budget) for which in _apart(expressions))


def _apart(expressions: Sequence[str]) -> list[list[int]]:
    """Indices of the expressions that share a set: by whether they hold words, and by whether they hold digits.

    An automaton remembers what each of its expressions is in the middle of, so it has as many states as those of
    all together have combinations: one for all met a new one at every other letter of a message it had not seen.
    Those that hold long lists of words count with those that hold none. More sets would meet fewer states still,
    and cost each message a microsecond more.
    """
    kinds = [
        (bool(_WORD.search(expression)) and len(expression) <= LONG, _DIGIT in expression) for expression in expressions
    ]
    both = ([i for i, kind in enumerate(kinds) if kind == which] for which in product((False, True), repeat=2))
    return [which for which in both if which]


def _set(expressions: Sequence[str], which: list[int], budget: int) -> _Set:
    return _Set(_compile([_widened(expressions[i]) for i in which], budget).Match, [len(which)], which)


def _widened(expression: str) -> str:
    """The expression without upper bounds on repetition, which an automaton would have to count. Matches more."""
    return _COUNTED.sub(lambda m: m[1] or {"0": "*", "1": "+"}.get(m[2], f"{{{m[2]},}}"), expression)


def _compile(expressions: Sequence[str], budget: int) -> "re2.Set":
    options = re2.Options()
    options.max_mem = budget
    options.log_errors = False
    chosen = re2.Set.SearchSet(options)
    faults = []
    for expression in (*expressions, _ALWAYS):
        try:
            chosen.Add(expression)
        except re2.error:
            faults.append(say.NOT_RE2(expression=expression))
    if faults:
        raise CatalogError(faults)
    chosen.Compile()
    return chosen
