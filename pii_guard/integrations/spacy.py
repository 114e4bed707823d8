"""The entities of any spaCy pipeline inside the guard."""

import threading
from collections.abc import Iterator, Mapping
from functools import partial

from pii_guard.errors import CatalogError
from pii_guard.integrations.borrowed import Declared as Declared
from pii_guard.integrations.borrowed import Hit, borrow, readable
from pii_guard.model import Evidence
from pii_guard.recognizer import Candidate, Recognizer
from pii_guard.sentences import catalog as say
from pii_guard.sentences import host

try:
    from spacy.language import Language
except ImportError as error:
    raise ImportError(host.NOT_INSTALLED(name="spaCy", package="'pii-guard[presidio]'")) from error


def from_spacy(nlp: Language, labels: Mapping[str, Declared]) -> tuple[Recognizer, ...]:
    """Turn the entities of a spaCy pipeline into recognizers for `Guard(recognizers=…)`, one for each declared entity.

    `labels` maps spaCy's labels to ours. The pipeline belongs to the guard from here on: every message
    runs in a memory zone, which forgets its words and must not meet other users. Raises CatalogError.
    """
    pipes = [pipe for _, pipe in nlp.pipeline]
    known = {label for pipe in pipes for label in getattr(pipe, "labels", ())}
    if unknown := sorted(set(labels) - known) if all(hasattr(pipe, "labels") for pipe in pipes) else []:
        raise CatalogError([say.NO_LABEL.at(label) for label in unknown])
    return borrow(labels, partial(_spacy_hits, nlp, threading.Lock()), ())


def _spacy_hits(nlp: Language, lock: threading.Lock, folded: str) -> Iterator[Hit]:
    with lock, nlp.memory_zone():
        entities = [(e.label_, e.start_char, e.end_char) for e in nlp(folded).ents]
    for label, start, end in entities:
        for part in readable(folded, start, end):
            yield label, Candidate("spacy", (part,), Evidence.PLAUSIBLE)
