"""The last word on a number of which nothing else speaks: no known number is written so."""

import re
from collections.abc import Iterator, Sequence

from pii_guard.explain.explanation import Gate, Step
from pii_guard.model import Span
from pii_guard.model.text import Text
from pii_guard.sentences import explanation as say

_RUN = re.compile(r"[0-9](?:[-. ,:/+]{0,2}[0-9]){5,40}")  # six digits: fewer are amounts, rooms and years


def unknown_numbers(text: Text, told: Sequence[Step]) -> Iterator[Step]:
    """A step for each run of digits that shares no character with a step."""
    for run in _RUN.finditer(text.folded):
        part = text.span(*run.span())
        if any(step.parts[0].start < part.end and part.start < step.parts[-1].end for step in told):
            continue
        why = say.NO_SHAPE(count=sum(c.isdigit() for c in run.group()))
        yield Step("", say.A_NUMBER, "", (Span(*part),), "", (Gate("shape", False, why),))
