"""Results of cases: what every CI reads, and a page for people."""

from datetime import date
from xml.etree.ElementTree import fromstring

import pytest

from pii_guard import Guard
from pii_guard.audit.results import Result, as_junit, as_page

DAY = date(2026, 11, 30)
GUARDS = (Guard(), Guard("strict"))
HOLDS = Result("office.cases.toml", "asks & answers")
FAILS = Result("office.cases.toml", "<hidden>", ("expected redact, got allow",), ("4–16  phone number: too short",))
OTHER = Result("other.cases.toml", "another")


def shown(*results, lang="en"):
    return as_page(results, (guard.provenance for guard in GUARDS), DAY, lang)


def test_junit_has_a_suite_a_file_and_a_failure_with_its_reasons():
    root = fromstring(as_junit([HOLDS, OTHER, FAILS]))
    assert (root.get("tests"), root.get("failures")) == ("3", "1")
    assert [(s.get("name"), s.get("tests"), s.get("failures")) for s in root] == [
        ("office.cases.toml", "2", "1"),
        ("other.cases.toml", "1", "0"),
    ]
    (failure,) = root.iter("failure")
    assert failure.get("message") == "expected redact, got allow"
    assert failure.text == "expected redact, got allow\n4–16  phone number: too short"


def test_the_page_says_which_policies_and_rules_were_tried_and_when():
    page = shown(HOLDS)
    for guard in GUARDS:
        assert guard.provenance.policy_sha256 in page
    assert page.count(GUARDS[0].provenance.catalog_sha256) == 1, "both have the same rules"
    assert DAY.isoformat() in page


def test_what_fails_stands_in_front_with_its_reasons_and_what_holds_in_a_table():
    page = shown(HOLDS, FAILS, OTHER)
    assert page.index("&lt;hidden&gt;") < page.index("too short") < page.index("asks &amp; answers")
    assert page.count("<article>") == 1
    assert page.count("<tr><td>") == 2


@pytest.mark.parametrize(("results", "absent"), [((HOLDS,), "<article>"), ((FAILS,), "<table>")])
def test_what_there_is_none_of_has_no_heading(results, absent):
    assert absent not in shown(*results)


def test_the_page_speaks_korean_too():
    assert "사례를 돌린 결과" in shown(HOLDS, lang="ko")
    assert "규칙 지문" in shown(HOLDS, lang="ko")
