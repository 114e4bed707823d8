"""What an examination is told besides the text, and what comes of it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pii_guard.model import Action, Finding, Ruling, Segment, Span
from pii_guard.redact.redaction import Given, Redacted
from pii_guard.scan.watch import Watch


class Examined(NamedTuple):
    """A message after its examination: `text` is None when it is blocked."""

    action: Action
    rulings: tuple[Ruling, ...]
    text: str | None
    masks: tuple[Segment, ...] = ()
    redacted: Redacted | None = None

    def out(self, span: Span) -> Span | None:
        """Where a place of the message stands in the cleaned text; None where there is none."""
        if self.redacted is None:
            return None if self.text is None else span
        layer = self.redacted.layer()
        return Span(layer.forth(span.start), layer.after(span.end))


class Terms(NamedTuple):
    """How the examination of a text differs from a plain check.

    past_blocks   look on behind what is blocked
    beside        what else is known of the text
    watch         hears of what was not found
    on            the day in Korea on which it is ruled; today unless given
    given         the numbers of placeholders in one conversation
    found         what `Examiner.findings` gave; else it is looked for
    """

    past_blocks: bool = False
    beside: Sequence[Ruling] = ()
    watch: Watch | None = None
    on: date | None = None
    given: Given | None = None
    found: Sequence[Finding] | None = None


PLAIN = Terms()
PAST_BLOCKS = Terms(past_blocks=True)
NOT_EXAMINED = Examined(Action.BLOCK, (), None)
