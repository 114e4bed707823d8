"""The declaration of a recognizer: patterns, validator, context, law, and the examples that prove it.

A body is a regular expression in RE2 syntax, bounded, without lookaround or backreference: the
scanner feeds all bodies to one RE2 set. What may not stand beside a match is said by `left` and
`right`, two expressions for the forbidden neighbour. Patterns read *folded* text: digits are
ASCII, dashes are '-', invisible characters are gone (see `pii_guard.fold.folding`).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from pii_guard.errors import CatalogError
from pii_guard.model import Evidence, Office, Span
from pii_guard.model.text import Text
from pii_guard.recognizer.citations import cites_otherwise
from pii_guard.recognizer.example import Example, Expects
from pii_guard.recognizer.expressions import edge_faults, expression_faults
from pii_guard.recognizer.opening import Opening, Question
from pii_guard.sentences import Sentence
from pii_guard.sentences import catalog as say

DIGIT_EDGE = r"[0-9]"  # a digit glued on would make it another number
WORD_EDGE = r"[0-9A-Za-z]"  # for values that begin or end in a Latin letter
SEP = r"[ ]{0,2}[-~._/·,]?[ \n]{0,2}"  # between two groups of one number: at most one mark, with blanks
# Between two digits of a number that is written digit by digit. Read in one way only, or ten would be read in 2^10.
GAP = r"(?:[ \n]{1,2}|[ \n]?[-./_~·,][ \n]?)?"
AFTER_LABEL = r"(?:[ :=#(\[\n는은이가을를도로인]|No\.){0,4}"  # particles and marks between a label and its value

CONTEXT_REACH = (25, 10)  # characters before and after a match in which a context word counts
MAX_REACH = 60


class Match(Protocol):
    """A match in the folded text, as a validator sees it."""

    def group(self, group: str | int = 0, /) -> str:
        """The text of a group."""

    def groupdict(self) -> dict[str, str | None]:
        """All named groups; None for those that took no part."""

    def start(self, group: str | int = 0, /) -> int:
        """Where the group begins."""

    def end(self, group: str | int = 0, /) -> int:
        """One past the end of the group."""

    def span(self, group: str | int = 0, /) -> tuple[int, int]:
        """Where the group begins and one past its end; (-1, -1) when it took no part."""

    @property
    def string(self) -> str:
        """The whole folded text."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to write the identifier, which is the group `value` (or `value` and `value2`), else the whole match.

    `kind` overrides the kind, `needs_context` the recognizer's own setting, for this pattern only.
    """

    name: str
    body: str
    left: str = ""
    right: str = ""
    kind: str = ""
    needs_context: bool | None = None


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
        faults = [fault.at(self.entity or say.A_RECOGNIZER) for fault in _faults(self)]
        if faults:
            raise CatalogError(faults)


def _faults(r: Recognizer) -> Iterable[Sentence]:
    yield from _identity_faults(r)
    yield from _detection_faults(r)
    for pattern in r.patterns:
        yield from (fault.at(f"pattern {pattern.name!r}") for fault in _pattern_faults(pattern, r))
    yield from _talk_faults(r)
    for trigger in r.triggers:
        yield from (fault.at("trigger") for fault in expression_faults(trigger))
    yield from _example_faults(r)


def _identity_faults(r: Recognizer) -> Iterable[Sentence]:
    if not re.fullmatch(r"[A-Z][A-Z0-9_]*", r.entity):
        yield say.NOT_UPPER_CASE
    for name in ("label", "label_en", *(() if r.decoy else ("legal_basis",))):
        if not getattr(r, name).strip():
            yield say.EMPTY(name=name)
    if not r.source.startswith("https://"):
        yield say.NO_LINK
    if cites_otherwise(r.legal_basis):
        yield say.CITATION
    known = {*(p.name for p in r.patterns), *(example.why for example in r.examples)}
    yield from (say.NOT_ITS_OWN(name=name) for name in r.korean if name not in known)


def _detection_faults(r: Recognizer) -> Iterable[Sentence]:
    if bool(r.patterns) == (r.find is not None):
        yield say.ONE_WAY
    if r.find is not None and not r.triggers:
        yield say.NO_TRIGGERS
    if r.needs_context and not r.context:
        yield say.NO_CONTEXT
    if not all(0 <= reach <= MAX_REACH for reach in r.context_reach):
        yield say.REACH(most=MAX_REACH)
    names = [p.name for p in r.patterns]
    if len(set(names)) < len(names):
        yield say.SAME_NAME


def _talk_faults(r: Recognizer) -> Iterable[Sentence]:
    """Everything wrong with what it says of several messages and of questions."""
    for body in filter(None, (r.opens.begins, *r.opens.rows, r.opens.lone)) if r.opens else ():
        yield from (fault.at("opens") for fault in expression_faults(body))
    for question in r.asks:
        at = f"question {question.asked!r}"
        yield from (fault.at(at) for fault in expression_faults(question.asked))
        if r.decoy is bool(question.label):
            yield (say.DECOY_LABELS if r.decoy else say.NO_ANSWER_LABEL).at(at)
        for pattern in question.answers:
            yield from (fault.at(f"{at}, pattern {pattern.name!r}") for fault in _pattern_faults(pattern, r))


def _pattern_faults(pattern: Pattern, r: Recognizer) -> Iterable[Sentence]:
    yield from expression_faults(pattern.body)
    if pattern.kind and pattern.kind not in r.kinds:
        yield say.UNKNOWN_KIND(kind=pattern.kind)


def neighbour_faults(r: Recognizer) -> Iterator[Sentence]:
    """Everything that keeps its edges from being expressions.

    To know it each is compiled, a tenth of what a start takes: so a catalog asks it of the recognizers of others, and
    scripts/tables.py of ours.
    """
    for pattern in r.patterns:
        yield from (fault.at(r.entity) for fault in _edge_faults(pattern))
    for question in r.asks:
        at = f"question {question.asked!r}"
        yield from (fault.at(at).at(r.entity) for fault in edge_faults(behind=question.behind))
        for pattern in question.answers:
            yield from (fault.at(at).at(r.entity) for fault in _edge_faults(pattern))


def _edge_faults(pattern: Pattern) -> Iterator[Sentence]:
    return (fault.at(f"pattern {pattern.name!r}") for fault in edge_faults(left=pattern.left, right=pattern.right))


def _example_faults(r: Recognizer) -> Iterable[Sentence]:
    for expects in (Expects.CATCHES, Expects.IGNORES):
        if not any(example.expects is expects for example in r.examples):
            yield say.NO_EXAMPLE(expects=expects.value)
    for example in r.examples:
        yield from (fault.at(f"example {example.why!r}") for fault in _faults_of(example, r))


def _faults_of(example: Example, r: Recognizer) -> Iterable[Sentence]:
    marked = example.expects in (Expects.CATCHES, Expects.MISSES)
    if marked != bool(example.parts):
        yield (say.NEEDS_MARKS if marked else say.TAKES_NO_MARKS)(expects=example.expects.value)
    if example.weight.kind and example.weight.kind not in r.kinds:
        yield say.UNKNOWN_KIND(kind=example.weight.kind)
