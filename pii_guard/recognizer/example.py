"""An example of a recognizer: a sentence, what is found in it, and how that weighs.

Recognizer files import these names from `pii_guard.recognizer`; `pii_guard.audit.examples` judges the examples.
"""

from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from pii_guard.model import ANY_OFFICE, Evidence, Office, Span


class Expects(Enum):
    """The four things that an example can expect."""

    CATCHES = "catches"
    IGNORES = "ignores"
    MISSES = "misses"
    OVERREACHES = "overreaches"


class Weight(NamedTuple):
    """How a finding weighs, and what may be read of it. In an example, None is what it says nothing about.

    `partial` is its partial mask and `kept` the front that an office may leave readable, over folded text;
    `public` is a value it equals, were that on an allow-list, `private` one that it does not.
    """

    evidence: Evidence | None = None
    in_context: bool | None = None
    kind: str | None = None
    partial: str | None = None
    kept: str | None = None
    public: str | None = None
    private: str | None = None

    def agrees(self, found: "Weight") -> bool:
        """Whether it is what was found."""
        return all(expected in (None, real) for expected, real in zip(self, found, strict=True))


ANY_WEIGHT = Weight()


class Example(NamedTuple):
    """An example that is a test: a sentence in which what is to be found is marked «so».

    `office` is who reads it, where the example holds for one office and not for every other. `before` are the messages
    in front of it in one consultation; one that begins with '@' is an officer's.
    """

    expects: Expects
    marked: str
    why: str
    office: Office = ANY_OFFICE
    weight: Weight = ANY_WEIGHT
    before: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The sentence without its marks."""
        return "".join(self._pieces)

    @property
    def parts(self) -> tuple[Span, ...]:
        """What is marked, as Spans of `text`."""
        edges = [*accumulate(map(len, self._pieces[:-1]))]
        return tuple(Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True))

    @property
    def _pieces(self) -> list[str]:
        return self.marked.replace("»", "«").split("«")


def catches(
    text: str,
    why: str,
    office: Office = ANY_OFFICE,
    *,
    evidence: Evidence | None = None,
    in_context: bool | None = None,
    kind: str | None = None,
    partial: str | None = None,
    kept: str | None = None,
    public: str | None = None,
    private: str | None = None,
    before: tuple[str, ...] = (),
) -> Example:
    """The marked «part» is found, to the character, and weighs what is given here; behind the messages `before` it."""
    weight = Weight(evidence, in_context, kind, partial, kept, public, private)
    return Example(Expects.CATCHES, text, why, office, weight, before)


def ignores(text: str, why: str, office: Office = ANY_OFFICE, *, before: tuple[str, ...] = ()) -> Example:
    """Nothing of this entity is found: a look-alike; behind the messages `before` it."""
    return Example(Expects.IGNORES, text, why, office, before=before)


def misses(text: str, why: str, office: Office = ANY_OFFICE) -> Example:
    """The marked «part» should be found and is not yet: a known gap."""
    return Example(Expects.MISSES, text, why, office)


def overreaches(text: str, why: str, office: Office = ANY_OFFICE) -> Example:
    """Something is found that should not be: a known false alarm."""
    return Example(Expects.OVERREACHES, text, why, office)
