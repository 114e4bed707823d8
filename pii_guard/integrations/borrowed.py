"""The common part of all borrowed recognizers: how a foreign entity is declared, and one analysis a message."""

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from secrets import token_bytes

from pii_guard.errors import DetectionError
from pii_guard.model import Office, Span
from pii_guard.model.text import OPAQUE, Text
from pii_guard.recognizer import Candidate, Recognizer
from pii_guard.recognizer.example import Example

ANYTHING = (r"[^\n]",)  # a foreign recognizer names no trigger: it reads every message

Hit = tuple[str, Candidate]  # the foreign name of an entity, and where it stands in the folded text
Analyse = Callable[[str], Iterable[Hit]]  # of a folded text


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """All that our catalog must know of a foreign entity; the fields are those of `Recognizer`.

    Without `context`, the foreign recognizer's own context words count. An entity of ours cannot be
    declared again: call a second finder of names PERSON_NER and give it the same label.
    """

    entity: str
    label: str
    label_en: str
    source: str
    legal_basis: str
    examples: tuple[Example, ...]
    context: tuple[str, ...] = ()
    needs_context: bool = False


class _Shared:
    """One analysis a message, whichever of its entities asks first; keeps places, never the text."""

    def __init__(self, analyse: Analyse) -> None:
        self._analyse = analyse
        self._key = token_bytes(16)
        self._mine = threading.local()

    def find(self, names: frozenset[str], text: Text, _: Office) -> list[Candidate]:
        digest = blake2b(text.folded.encode(), digest_size=16, key=self._key).digest()
        if getattr(self._mine, "digest", b"") != digest:
            self._mine.hits = tuple(self._analyse(text.folded))
            self._mine.digest = digest
        return [candidate for name, candidate in self._mine.hits if name in names]


def borrow(entities: Mapping[str, Declared], analyse: Analyse, context: tuple[str, ...]) -> tuple[Recognizer, ...]:
    """Make one recognizer for each declared entity; `context` counts where the declaration has none."""
    shared = _Shared(analyse)
    return tuple(
        Recognizer(
            entity=d.entity,
            label=d.label,
            label_en=d.label_en,
            source=d.source,
            legal_basis=d.legal_basis,
            find=partial(shared.find, frozenset(name for name, one in entities.items() if one == d)),
            triggers=ANYTHING,
            context=d.context or context,
            needs_context=d.needs_context,
            examples=d.examples,
        )
        for d in dict.fromkeys(entities.values())
    )


def readable(folded: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretch without placeholders and outer blanks; a place outside the text is a failure."""
    if not 0 <= start < end <= len(folded):
        raise DetectionError("RECOGNIZER_FAILED")
    for match in re.finditer(rf"[^\s{OPAQUE}](?:[^{OPAQUE}]*[^\s{OPAQUE}])?", folded[start:end]):
        yield Span(start + match.start(), start + match.end())
