"""Every example in every recognizer file is a test; known gaps are strict expected failures."""

from functools import cache

import pytest

from pii_guard.catalog import load_catalog
from pii_guard.claims import judge
from pii_guard.recognizer import Claim, Recognizer, Says
from pii_guard.scanner import Scanner

CATALOG = load_catalog()
KNOWN_DEFECTS = (Says.MISSES, Says.OVERREACHES)


def cases():
    for recognizer in CATALOG.recognizers:
        for claim in recognizer.examples:
            known = [pytest.mark.xfail(strict=True, reason=claim.why)] if claim.says in KNOWN_DEFECTS else []
            name = f"{recognizer.entity}-{claim.says.value}-{claim.why}"
            yield pytest.param(recognizer, claim, id=name, marks=known)


@cache
def scanner(home: str) -> Scanner:
    return Scanner(CATALOG, home)


@pytest.mark.parametrize(("recognizer", "claim"), list(cases()))
def test_a_claim_behaves_as_it_says(recognizer: Recognizer, claim: Claim) -> None:
    result = judge(scanner(claim.home), recognizer, claim)
    found = [claim.text[p.start : p.end] for p in result.found]
    marked = [claim.text[p.start : p.end] for p in claim.parts]
    assert found == marked, claim.text


@pytest.mark.parametrize("recognizer", CATALOG.recognizers, ids=lambda r: r.entity)
def test_every_recognizer_shows_what_it_catches_and_what_it_leaves_alone(recognizer: Recognizer) -> None:
    for says in (Says.CATCHES, Says.IGNORES):
        reasons = [c.why for c in recognizer.examples if c.says is says]
        assert len(reasons) >= (3 if recognizer.decoy else 8)
        assert len(set(reasons)) == len(reasons)
