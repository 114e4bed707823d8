"""An address that was found, taken apart as far as comparing and masking need."""

from dataclasses import dataclass

from pii_guard.model import Evidence

from .chain import Chain


@dataclass(frozen=True, slots=True)
class Address:
    """Offsets are those of the folded text.

    `core` is what identifies it (월곡로92), without blanks; `detail` the flat behind it, as typed;
    `named` where the road's, 동's or house's name ends, up to which a partial mask shows it.
    """

    kind: str
    start: int
    end: int
    evidence: Evidence
    core: str
    detail: str
    named: int
    chain: Chain
