"""What is found in a message, and how sure it is. Holds no text."""

from enum import Enum
from typing import NamedTuple

from pii_guard.model.span import Span


class Evidence(Enum):
    """How far a candidate's own digits speak for it.

    Three values, because a failed check digit refutes nothing where newer numbers carry none
    (주민등록번호 since 2020-10-05).
    """

    REFUTED = "refuted"
    PLAUSIBLE = "plausible"
    CONFIRMED = "confirmed"


class Finding(NamedTuple):
    """One identifier in a message: where it stands and how sure we are. Holds no text.

    `parts` are the readable pieces in order (앞자리 … 뒷자리 has two); `rule` names
    the entity and its pattern: KR_RRN/full.
    """

    entity: str
    kind: str
    parts: tuple[Span, ...]
    evidence: Evidence
    in_context: bool
    rule: str

    @property
    def start(self) -> int:
        """First code point of the hull."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """One past the last code point of the hull."""
        return self.parts[-1].end

    @property
    def score(self) -> float:
        """0.5 to 1.0: evidence first, context second. A rank, not a probability."""
        return score(self.evidence, self.in_context)


def score(evidence: Evidence, in_context: bool) -> float:
    """Rank of a finding between 0 and 1; 0 when refuted."""
    if evidence is Evidence.REFUTED:
        return 0.0
    if evidence is Evidence.CONFIRMED:
        return 1.0 if in_context else 0.9
    return 0.75 if in_context else 0.5
