"""One pass over a text that says which expressions can match at all.

The recognizers' own patterns, as far as RE2 can say their edges, go into one RE2 set: what the set
does not report cannot match, so the exact engine runs only for the rest. Where google-re2 has no
wheel (musl), or the set gives up, each expression is searched by itself, with the same results.
"""

import re
from collections.abc import Iterable, Sequence

from pii_guard.errors import CatalogError
from pii_guard.expression import Expression

try:
    import re2
except ImportError:  # pragma: no cover - no wheel for this platform
    re2 = None

DFA_BUDGET = 64 << 20  # bytes; a set of our size compiles from about 1 MiB, the rest is its cache
_END = re.compile(r"(\\.|\[[^\]]*\])|\$")  # an escape, a class, or RE2's end of the text, which `re` writes \Z
_ALWAYS = r"(?s:.)"  # matches every text: when it is not reported, the set gave up


class Prefilter:
    """Which of the expressions may match a text. Never changes after it is built."""

    __slots__ = ("_each", "_nothing", "_set")

    def __init__(self, bodies: Iterable[str], budget: int = DFA_BUDGET) -> None:
        bodies = tuple(bodies)
        self._each = tuple(Expression(_END.sub(lambda m: m[1] or r"\Z", body)) for body in bodies)
        self._nothing = [len(bodies)]  # only what matches every text
        self._set = _compile(bodies, budget) if re2 is not None else None

    def may_match(self, text: str) -> Sequence[int]:
        """Indices of the expressions that may match, in order."""
        hits = self._set.Match(text.encode()) if self._set is not None else None
        if hits == self._nothing:  # most texts
            return ()
        if not hits:
            return self._one_by_one(text) if text else ()
        hits.sort()
        return hits[:-1] if hits[-1] == len(self._each) else self._one_by_one(text)

    def _one_by_one(self, text: str) -> Sequence[int]:
        return [i for i, expression in enumerate(self._each) if expression.search(text)]


def _compile(bodies: tuple[str, ...], budget: int) -> "re2.Set":
    options = re2.Options()
    options.max_mem = budget
    options.log_errors = False
    chosen = re2.Set.SearchSet(options)
    faults = []
    for body in (*bodies, _ALWAYS):
        try:
            chosen.Add(body)
        except re2.error:
            faults.append(f"RE2 does not take the expression {body!r}")
    if faults:
        raise CatalogError(faults)
    chosen.Compile()
    return chosen
