"""Every example in every recognizer file is a test; known gaps are strict expected failures."""

import re
from dataclasses import replace
from functools import cache, partial

import pytest

from pii_guard.audit.examples import bare_reader, judge, judge_last, run_examples
from pii_guard.catalog import load_catalog
from pii_guard.model import Evidence, Office
from pii_guard.recognizer import Keep, Pattern, Recognizer, catches, ignores, stars
from pii_guard.recognizer.catalog import Catalog
from pii_guard.recognizer.example import Example, Expects
from pii_guard.scan.scanner import Scanner

CATALOG = load_catalog()
KNOWN_DEFECTS = (Expects.MISSES, Expects.OVERREACHES)


def cases():
    for recognizer in CATALOG.recognizers:
        for example in recognizer.examples:
            known = [pytest.mark.xfail(strict=True, reason=example.why)] if example.expects in KNOWN_DEFECTS else []
            name = f"{recognizer.entity}-{example.expects.value}-{example.why}"
            yield pytest.param(recognizer, example, id=name, marks=known)


@cache
def scanner(office: Office) -> Scanner:
    return Scanner(CATALOG, office)


@cache
def reader():
    return bare_reader(CATALOG)


@pytest.mark.parametrize(("recognizer", "example"), list(cases()))
def test_an_example_behaves_as_it_says(recognizer: Recognizer, example: Example) -> None:
    read = partial(judge_last, reader()) if example.before else partial(judge, scanner(example.office))
    result = read(recognizer, example)
    found = [example.text[p.start : p.end] for p in result.found]
    marked = [example.text[p.start : p.end] for p in example.parts]
    assert found == marked, example.text
    assert result.behaves, f"{example.text}: {result.weights}"


NEEDED = 8


def form(example):
    """What is left of an example when its digits and letters are any: two that differ only in these show one thing."""
    return re.sub("[A-Za-z]", "a", re.sub("[0-9]", "0", example.text))


def too_few(recognizer):
    """A sentence for each of the two kinds of which there are not enough, which says the cure."""
    for expects in (Expects.CATCHES, Expects.IGNORES):
        forms = {form(example) for example in recognizer.examples if example.expects is expects}
        if len(forms) < NEEDED:
            said = f"{NEEDED} {expects.value} that differ in form are needed"
            yield f"{said}, {recognizer.entity} has {len(forms)}: see CONTRIBUTING"


@pytest.mark.parametrize("recognizer", CATALOG.recognizers, ids=lambda r: r.entity)
def test_every_recognizer_shows_in_eight_forms_what_it_catches_and_in_eight_what_it_leaves_alone(recognizer):
    assert list(too_few(recognizer)) == []


@pytest.mark.parametrize("recognizer", CATALOG.recognizers, ids=lambda r: r.entity)
def test_no_two_examples_of_a_kind_give_the_same_reason(recognizer):
    for expects in (Expects.CATCHES, Expects.IGNORES):
        reasons = [c.why for c in recognizer.examples if c.expects is expects]
        assert len(set(reasons)) == len(reasons)


def test_too_few_examples_are_said_with_the_cure_and_those_of_one_form_count_once():
    same = tuple(catches(f"사원증 «AC-1{n}»", f"badge {n}") for n in range(8))
    badge = replace(BADGE, examples=(*same, *BADGE.examples))
    assert list(too_few(badge)) == [
        "8 catches that differ in form are needed, ACME_BADGE has 2: see CONTRIBUTING",
        "8 ignores that differ in form are needed, ACME_BADGE has 1: see CONTRIBUTING",
    ]


def test_the_examples_of_some_entities_can_be_run_alone_and_come_out_the_same():
    results = list(run_examples(CATALOG, ["KR_CRN", "AMOUNT"]))
    chosen = [CATALOG.by_entity[entity] for entity in ("AMOUNT", "KR_CRN")]
    assert [r.example for r in results] == [example for r in chosen for example in r.examples]
    assert all(result.holds for result in results)


BADGE = Recognizer(
    entity="ACME_BADGE",
    label="사원증번호",
    label_en="badge number",
    source="https://example.com/badge",
    legal_basis="사내 규정",
    kinds=("old",),
    patterns=(Pattern("old", "AC-[0-9]{2}", kind="old"),),
    context=("사원증",),
    examples=(catches("«AC-12»", "plain"), ignores("AC-1", "too short")),
)


@pytest.mark.parametrize(
    ("text", "weight", "holds"),
    [
        ("사원증 «AC-12»", {"in_context": True}, True),
        ("사원증 «AC-12»", {"in_context": False}, False),
        ("번호 «AC-12»", {"in_context": False, "evidence": Evidence.PLAUSIBLE, "kind": "old"}, True),
        ("번호 «AC-12»", {"in_context": True}, False),
        ("번호 «AC-12»", {"evidence": Evidence.CONFIRMED}, False),
        ("사원증 «AC-12», 아까 그 길고 길고 길고 길고 긴 목록의 첫째 것은 «AC-34»", {"in_context": True}, False),
    ],
)
def test_an_example_holds_only_where_every_finding_weighs_as_it_says(text, weight, holds):
    example = catches(text, "weighed", **weight)
    assert judge(Scanner(Catalog((BADGE,), {}, "")), BADGE, example).holds is holds


@pytest.mark.parametrize(
    ("weight", "holds"),
    [
        ({"partial": "A**12"}, False),
        ({"partial": "A*-*2"}, True),
        ({"kept": "AC-"}, True),
        ({"kept": "AC"}, False),
        ({"public": "ac-12", "private": "AC-13"}, True),
        ({"public": "AC-13"}, False),
        ({"private": "AC-12"}, False),
    ],
)
def test_an_example_says_what_may_be_read_of_a_finding_and_which_listed_value_it_is(weight, holds):
    badge = replace(
        BADGE,
        partial=stars(1, 1),
        keeps=(Keep("series", lambda value: value.index("-") + 1),),
        is_public=lambda value, listed, _: value == listed.upper(),
    )
    example = catches("사원증 «AC-12»", "readable", **weight)
    assert judge(Scanner(Catalog((badge,), {}, "")), badge, example).holds is holds


@pytest.mark.parametrize("weight", [{"partial": ""}, {"kept": ""}, {"public": "AC-12"}])
def test_a_recognizer_that_shows_nothing_cannot_be_claimed_to(weight):
    example = catches("사원증 «AC-12»", "readable", **weight)
    assert not judge(Scanner(Catalog((BADGE,), {}, "")), BADGE, example).holds
