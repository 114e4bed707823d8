"""The declaration of a recognizer: patterns, validator, context, law, and the examples that prove it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pii_guard.errors import CatalogError
from pii_guard.model import Office, Span
from pii_guard.model.text import Text
from pii_guard.recognizer.example import Example
from pii_guard.recognizer.faults import faults
from pii_guard.recognizer.opening import Opening, Question
from pii_guard.recognizer.pattern import Match, Pattern
from pii_guard.recognizer.verdict import Candidate, Fired, Verdict
from pii_guard.sentences import Sentence
from pii_guard.sentences import catalog as say

CONTEXT_REACH = (25, 10)  # characters before and after a match in which a context word counts


class Keep(NamedTuple):
    """A part that an office may leave readable at the front of a value: the town of an address.

    `name` is what a policy calls it; `front` tells, of a folded value, how many of its first characters
    stay, 0 for none. A finding of several parts loses only from its first.
    """

    name: str
    front: Callable[[str], int]


def stars(first: int, last: int) -> Callable[[str], str]:
    """A partial mask that keeps `first` and `last` letters or digits and stars the rest."""

    def mask(value: str) -> str:
        places = [i for i, c in enumerate(value) if c.isalnum()]
        kept = {*places[:first], *places[len(places) - last :]} if len(places) > first + last else set(places[:1])
        return "".join("*" if c.isalnum() and i not in kept else c for i, c in enumerate(value))

    return mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognizer:
    """Everything there is to know about one entity. Faults are raised together as one CatalogError.

    about                what it is and when it is found, in Korean, for auditors
    korean               Korean for the names of its patterns and for what its known gaps say
    patterns, validate   expressions, and the Verdict on a match
    find, triggers       instead of patterns, a grammar over the text of an office's message; called only where a
                         trigger (RE2 body) fires
    find_at              the same for a grammar that looks only where its triggers fired: with these, and where each
                         match of theirs ends, one more where it needs the end of the text
    context              words that make it likelier; within `context_reach` characters before, after
    heads                words that name it as the head of a column or the key of a member; lower case, without blanks
    needs_context        without such a word it is not reported at all
    decoy                declares what is *not* personal and competes for the same characters
    firm                 no decoy removes it (주민등록번호, 외국인등록번호) …
    gives_way            … but one whose label stands right in front and whose own check digit holds, where this says so
                         of a value that has no check digit of its own
    unique_identifier    one of the four 고유식별정보 (개인정보 보호법 §24, decree §19)
    partial              how the `partial` placeholder style shows it; None: as its label
    near                 what comes close and is none, each REFUTED and with its why; asked by an explanation only
    weights              what speaks for a value that its grammar weighs: (question and answer, hundredths); as `near`
    is_public            whether a value equals an allow-listed one: (value, listed, with detail)
    keeps                fronts of a value that a policy may leave readable (`[style] keep`)
    opens                how it goes on over several messages
    asks                 the questions whose answer it is; of a decoy, those that make an answer harmless
    """

    entity: str
    label: str
    label_en: str
    source: str
    legal_basis: str = ""
    about: str = ""
    korean: Mapping[str, str] = field(default_factory=dict, hash=False)
    patterns: tuple[Pattern, ...] = ()
    validate: Callable[[Match], Verdict] | None = None
    find: Callable[[Text, Office], Iterable[Candidate]] | None = None
    find_at: Callable[[Text, Office, Fired], Iterable[Candidate]] | None = None
    triggers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    context_reach: tuple[int, int] = CONTEXT_REACH
    heads: tuple[str, ...] = ()
    needs_context: bool = False
    decoy: bool = False
    firm: bool = False
    gives_way: Callable[[str], bool] | None = None
    unique_identifier: bool = False
    partial: Callable[[str], str] | None = None
    is_public: Callable[[str, str, bool], bool] | None = None
    near: Callable[[Text, Office], Iterable[Candidate]] | None = None
    weights: Callable[[Text, Span], Iterable[tuple[Sentence, int]]] | None = None
    keeps: tuple[Keep, ...] = ()
    opens: Opening | None = None
    asks: tuple[Question, ...] = ()
    examples: tuple[Example, ...] = ()

    def __post_init__(self) -> None:
        if found := [fault.at(self.entity or say.A_RECOGNIZER) for fault in faults(self)]:
            raise CatalogError(found)
