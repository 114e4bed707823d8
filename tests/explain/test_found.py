"""The gates of what was found: how sure it is, which word named it, which entries and clauses spoke of it."""

import pytest

from pii_guard import Guard
from pii_guard.explain.found import DIRECTLY, found_step, original
from pii_guard.explain.hearing import Hearing
from pii_guard.model import Evidence, Setting, Span
from pii_guard.model.clock import today
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate
from pii_guard.sentences import explanation as say

GUARD = Guard()
RULES = """
id = "town"
version = "1"
topics = ["tax", "jobs"]
[[clause]]
id = "mobiles-for-tax"
why = "mobiles-for-tax"
entities = ["PHONE_NUMBER"]
kinds = ["mobile"]
topics = ["tax"]
action = "allow"
[[clause]]
id = "all-for-tax"
why = "all-for-tax"
entities = ["PHONE_NUMBER"]
topics = ["tax"]
action = "redact"
[[clause]]
id = "landlines-for-jobs"
why = "landlines-for-jobs"
entities = ["PHONE_NUMBER"]
kinds = ["landline"]
topics = ["jobs"]
action = "allow"
[[clause]]
id = "names"
why = "names"
entities = ["PERSON"]
action = "redact"
[[deny]]
id = "old-hands"
entity = "PERSON"
values = ["쀍뷁쉛풞"]
owner = "총무팀"
why = "직원"
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    file = tmp_path_factory.mktemp("policy") / "town.toml"
    file.write_text(RULES, "utf-8")
    return Guard(file)


def why(message, gate, guard=GUARD, **setting):
    """What one gate says of the one thing that is found."""
    (step,) = guard.explain(message, **setting).found
    return next(one.why for one in step.gates if one.name == gate)


def overheard(message, *kept):
    """The step of the one finding of a message, had the scan told of these candidates."""
    (ruling,) = GUARD.check(message).findings
    hearing = Hearing()
    for entity, name, start, end, distance in kept:
        candidate = Candidate(name, (Span(start, end),), Evidence.CONFIRMED)
        hearing.kept(GUARD.catalog.by_entity[entity], candidate, distance)
    return ruling, found_step(ruling, Text(message, message), GUARD.policy, Setting(), today(), hearing)


def test_own_digits_that_hold_are_told_and_so_is_what_nothing_refutes():
    assert why("연락처 010-2345-6789", "value") is say.CONFIRMED
    assert why("주민번호 900101-1990028", "value") is say.PLAUSIBLE


def test_what_was_refuted_elsewhere_says_nothing_of_this_one():
    first, second = GUARD.explain("주민번호 901301-1990027 그리고 주민번호 900101-1990028").found
    assert "13월" in first.gates[1].why.ko
    assert second.gates[1].why is say.PLAUSIBLE


def test_why_a_stricter_pattern_refuted_it_is_told_of_the_same_characters_only():
    message, secret = "인증번호 482913 왔어요", GUARD.catalog.by_entity["SECRET"]
    (ruling,) = GUARD.check(message).findings
    stricter = secret.patterns[0].name
    assert ruling.rule != f"SECRET/{stricter}"
    for parts, told in ((ruling.parts, say.NO_WORD_NEEDED), ((Span(0, 4),), say.PLAUSIBLE)):
        hearing = Hearing()
        hearing.refuted(secret, stricter, parts, say.NO_WORD_NEEDED)
        step = found_step(ruling, Text(message, message), GUARD.policy, Setting(), today(), hearing)
        assert step.gates[1].why is told


def test_a_label_stands_right_beside_up_to_four_characters():
    blanks = " " * DIRECTLY
    assert why(f"전화{blanks}010-2345-6789", "context") is say.DIRECTLY
    assert why(f"전화{blanks} 010-2345-6789", "context") == say.NEARBY(far=DIRECTLY + 1)
    assert why("010-2345-6789", "context") is say.NO_WORD_NEEDED
    assert DIRECTLY == 4


def test_the_label_is_that_of_the_very_finding():
    message = "전화 010-2345-6789"
    ruling, step = overheard(message, ("PHONE_NUMBER", "mobile", 3, 16, 9))
    assert ruling.rule == "PHONE_NUMBER/mobile"
    assert step.gates[3].why == say.NEARBY(far=9)
    for other in (("PHONE_NUMBER", "landline", 3, 16, 9), ("PHONE_NUMBER", "mobile", 3, 15, 9)):
        assert overheard(message, other)[1].gates[3].why is say.DIRECTLY


def test_what_the_scan_told_nothing_of_has_neither_a_distance_nor_weights():
    assert overheard("제 이름은 홍길동입니다")[1].weights == ()
    assert overheard("전화 010-2345-6789")[1].gates[3].why is say.DIRECTLY


def test_a_value_that_the_office_denies_is_explained_without_the_scan(town):
    (step,) = town.explain("쀍뷁쉛풞").found
    assert (step.entity, step.weights) == ("PERSON", ())
    assert "조항 names" not in str(step.summary.ko)
    assert not [gate.why for gate in step.gates if gate.name == "clause" and gate.why]


def test_places_are_those_of_the_message_as_it_was_typed():
    (near,) = GUARD.explain("⑩ 설계도 123-45-67890").near
    assert near.parts == (Span(6, 18),)
    folded = GUARD.explain("⑩ 카드 1234-5678-9012-345").near
    assert [one.parts for one in folded] == [(Span(5, 23),)]
    assert original(Text("가", "가"), (Span(1, 1),)) == (Span(1, 1),)


def test_clauses_in_front_are_told_with_what_they_lack_and_those_behind_are_not(town):
    assert why("연락처 010-2345-6789", "clause", town).ko == (
        "조항 mobiles-for-tax: 적용되지 않음 (주제가 tax일 때만); 조항 all-for-tax: 적용되지 않음 (주제가 tax일 때만)"
    )
    assert why("연락처 010-2345-6789", "clause", town, topic="tax") is None
    assert why("전화 063-560-2114", "clause", town, topic="tax") is None


def test_a_clause_of_other_kinds_is_no_news(town):
    told = why("전화 063-560-2114", "clause", town)
    assert "mobiles" not in told.ko
    assert "landlines-for-jobs" in told.ko
