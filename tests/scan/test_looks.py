"""What a pattern looks for (`Pattern.looks`) stands wherever it matches: else nobody would ask it."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pii_guard.catalog import load_catalog
from pii_guard.scan.engines import quick

LOOKING = [(r.entity, p) for r in load_catalog().recognizers for p in r.patterns if p.looks]
IN_FRONT, BEHIND = ("", " ", "네 ", "\n"), ("", " ", "이요", " 입니다", "\n", ".")


@pytest.mark.parametrize(("entity", "pattern"), LOOKING, ids=[f"{entity}-{p.name}" for entity, p in LOOKING])
def test_what_a_pattern_looks_for_stands_wherever_it_matches(entity, pattern):
    whole, looks = quick(pattern), re.compile(pattern.looks, re.ASCII)
    bodies = st.from_regex(re.compile(pattern.body, re.ASCII), fullmatch=True)

    @settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large])
    @given(st.sampled_from(IN_FRONT), bodies, st.sampled_from(BEHIND))
    def check(front, body, behind):
        text = front + body + behind
        if match := whole.search(text):
            assert looks.search(text), f"{match[0]!r}: widen what {entity}/{pattern.name} looks for"

    check()
