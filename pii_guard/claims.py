"""Runs the examples of recognizers against the whole catalog: what an auditor reads is what is tested."""

from collections.abc import Iterator
from dataclasses import dataclass

from pii_guard.catalog import Catalog
from pii_guard.model import Span
from pii_guard.recognizer import Claim, Recognizer, Says
from pii_guard.scanner import Scanner


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """A claim and the parts that were really found for its entity."""

    recognizer: Recognizer
    claim: Claim
    found: tuple[Span, ...]

    @property
    def behaves(self) -> bool:
        """Whether the entity is found as marked: for CATCHES and MISSES the parts, else nothing."""
        return self.found == self.claim.parts

    @property
    def holds(self) -> bool:
        """Whether the claim is true: a known gap must still be one."""
        known_defect = self.claim.says in (Says.MISSES, Says.OVERREACHES)
        return self.behaves is not known_defect

    @property
    def name(self) -> str:
        """KR_RRN-catches-issued after 2020-10: random tail."""
        return f"{self.recognizer.entity}-{self.claim.says.value}-{self.claim.why}"


def run_claims(catalog: Catalog) -> Iterator[ClaimResult]:
    """Judge every example of every recognizer, in catalog order."""
    scanners: dict[str, Scanner] = {}
    for recognizer in catalog.recognizers:
        for claim in recognizer.examples:
            if claim.home not in scanners:
                scanners[claim.home] = Scanner(catalog, claim.home)
            yield judge(scanners[claim.home], recognizer, claim)


def judge(scanner: Scanner, recognizer: Recognizer, claim: Claim) -> ClaimResult:
    """Scan one example and keep the parts found for its entity, decoys included."""
    findings = scanner.scan(scanner.fold(claim.text), decoys=True)
    parts = {part for f in findings if f.entity == recognizer.entity for part in f.parts}
    return ClaimResult(recognizer, claim, tuple(sorted(parts)))
