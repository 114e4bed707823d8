"""Words of the office's own that read like a name and are none: 한마음 회관, 나래 택시."""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pii_guard.model import Finding, Span
from pii_guard.model.text import Text

PERSON = "PERSON"
NEVER = "names:never"  # what a ruling cites


@dataclass(frozen=True)
class NoNames:
    """The `[names]` of a policy. `until` is the last day it holds in Korea."""

    never: tuple[str, ...]
    owner: str
    until: date
    why: str
    id: str = field(default=NEVER, init=False)

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self.never, key=len, reverse=True))))

    def hold(self, text: Text, finding: Finding, on: date) -> bool:
        """Whether a finding lies inside one of the words, as they stand in the message."""
        return (
            finding.entity == PERSON
            and on <= self.until
            and any(
                text.span(*match.span()).covers(Span(finding.start, finding.end))
                for match in self._words.finditer(text.folded)
            )
        )
