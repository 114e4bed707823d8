"""What a recognizer says of a text: the candidates of a grammar, and a validator's verdict on a match."""

from collections.abc import Sequence
from typing import NamedTuple

from pii_guard.errors import CatalogError
from pii_guard.model import Evidence, Span
from pii_guard.sentences import Sentence
from pii_guard.sentences import catalog as say


class Candidate(NamedTuple):
    """A proposal of a grammar: parts are Spans of the *folded* text, `name` the way it was written.

    `in_context` None means: let the scanner look for the recognizer's context words. True: its label stands
    right in front of it, or right `behind`, where it binds more weakly. A REFUTED one is dropped, and told to whoever
    asks why: it has a `why`, as a Verdict.
    """

    name: str
    parts: tuple[Span, ...]
    evidence: Evidence
    kind: str = ""
    in_context: bool | None = None
    behind: bool = False
    why: Sentence | None = None


Fired = Sequence[tuple[int, int]]  # a trigger, by its place among those of its recognizer, and one past its match


class _Verdict(NamedTuple):
    evidence: Evidence
    kind: str = ""
    why: Sentence | None = None


class Verdict(_Verdict):
    """The word of a validator on a match: how far its digits speak for it, its kind, and why.

    Without a kind it has that of its pattern. `why` says what is wrong with a refuted one; it never quotes the value.
    Raises CatalogError for a refuted one that says nothing: nobody could tell an auditor why a number was let through.
    """

    __slots__ = ()

    def __new__(cls, evidence: Evidence, kind: str = "", why: Sentence | None = None) -> "Verdict":
        """The verdict; see the class."""
        if why is None and evidence is _REFUTED:
            raise CatalogError([say.NO_REASON])
        return tuple.__new__(cls, (evidence, kind, why))


_REFUTED = Evidence.REFUTED  # a member of an Enum costs a look-up each time
PLAUSIBLE, CONFIRMED = Verdict(Evidence.PLAUSIBLE), Verdict(Evidence.CONFIRMED)


def refuted(ko: str, en: str) -> Verdict:
    """What is wrong with a match that only looks like a value, in both languages; it never quotes the value."""
    return Verdict(Evidence.REFUTED, why=Sentence(ko, en))
