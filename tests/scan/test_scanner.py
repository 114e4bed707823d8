import time

import pytest

from pii_guard.catalog import load_catalog
from pii_guard.errors import DetectionError
from pii_guard.guard import Guard
from pii_guard.model import Action, Evidence, Span
from pii_guard.recognizer import CONFIRMED, Candidate, Pattern, Recognizer, catches, ignores, patience, refuted
from pii_guard.scan import matchers
from pii_guard.scan.scanner import Scanner

CATALOG = load_catalog()
SCANNER = Scanner(CATALOG)


def scan(message, scanner=SCANNER, **options):
    return scanner.scan(scanner.fold(message), **options)


def own(**fields):
    """A recognizer of the test's own, beside all of ours."""
    given = {
        "entity": "ACME_BADGE",
        "label": "사원증",
        "label_en": "badge",
        "source": "https://example.com/badge",
        "legal_basis": "사내 규정",
        "examples": (catches("«AC-12»", "plain"), ignores("AC", "short")),
        "patterns": (Pattern("badge", "AC-[0-9]{2}"),),
    }
    return Scanner(load_catalog([Recognizer(**given | fields)]))


def test_findings_refer_to_the_original_message():
    (finding,) = scan("연락처 ０１０－２３４５－６７８９로")
    assert (finding.entity, finding.start, finding.end) == ("PHONE_NUMBER", 4, 17)


def test_a_finding_holds_no_text():
    (finding,) = scan("연락처 010-2345-6789로")
    assert "2345" not in repr(finding)


def test_findings_come_in_order_of_place():
    findings = scan("메일 nongbu77@naver.com 연락처 010-2345-6789")
    assert [f.entity for f in findings] == ["EMAIL_ADDRESS", "PHONE_NUMBER"]


def test_decoys_are_reported_only_when_asked_for():
    message = "접수번호 20260313-0012345 처리됐나요"
    assert scan(message) == ()
    assert [f.entity for f in scan(message, decoys=True)] == ["RECEIPT_NUMBER"]


def test_a_look_alike_is_not_even_asked_where_nothing_could_give_way_to_it():
    asked = []
    decoy = own(
        decoy=True, patterns=(Pattern("p", "[0-9]{6}-?[0-9]{7}"),), validate=lambda m: asked.append(m) or CONFIRMED
    )
    assert [f.entity for f in scan("주민번호 900101-1990027", decoy)] == ["KR_RRN"]
    assert scan("번호 900101-9990027", decoy) == ()
    assert asked == []
    assert [f.entity for f in scan("주민번호 900101-1990027", decoy, decoys=True)].count("ACME_BADGE") == 1


def test_a_receipt_label_never_hides_a_resident_registration_number():
    assert [f.entity for f in scan("접수번호 900101-1990027 조회")] == ["KR_RRN"]


def test_a_plausible_shape_belongs_to_the_nearest_label():
    decoy = own(decoy=True, context=("사번",), patterns=(Pattern("p", "[0-9]{3}-[0-9]{6}-[0-9]{2}-[0-9]{3}"),))
    assert scan("계좌 123-123456-12-123", decoy) != ()
    assert scan("계좌 말고 사번 123-123456-12-123", decoy) == ()


def test_a_label_inside_a_decoys_expression_needs_no_context_word():
    number = "(?P<value>[0-9]{3}-[0-9]{6}-[0-9]{2}-[0-9]{3})"
    front = own(decoy=True, patterns=(Pattern("p", f"사번 {number}"),))
    assert scan("계좌 말고 사번 123-123456-12-123", front) == ()
    behind = own(decoy=True, patterns=(Pattern("p", f"{number} 사번"),))
    assert scan("계좌 얘기 그만하고 이제 123-123456-12-123 사번", behind) == ()


def test_a_label_behind_a_value_yields_to_one_in_front():
    decoy = own(decoy=True, patterns=(Pattern("p", "(?P<value>[0-9]{3}-[0-9]{6}-[0-9]{2}-[0-9]{3}) 사번"),))
    assert [f.entity for f in scan("계좌 123-123456-12-123 사번", decoy)] == ["KR_BANK_ACCOUNT"]


def test_context_counts_on_both_sides_within_reach():
    near = own(context=("사원증",), needs_context=True, context_reach=(5, 5))
    assert len(scan("사원증 AC-12", near)) == 1
    assert len(scan("AC-12 사원증", near)) == 1
    assert len(scan("사원증은 저기 있고요 AC-12", near)) == 0


def test_what_a_validator_refutes_may_hide_a_later_match():
    odd = own(
        patterns=(Pattern("p", "[0-9]{2}x?[0-9]"),),
        validate=lambda m: CONFIRMED if m.group().startswith("2") else refuted("2가 앞에 없음", "no 2 in front"),
    )
    assert [(f.start, f.end) for f in scan("가1234", odd)] == [(2, 5)]


def test_a_value_that_one_shape_confirmed_is_not_judged_again_for_another():
    judged = []

    def validate(match):
        judged.append(match.group())
        return CONFIRMED

    patterns = (Pattern("plain", "AC-[0-9]{2}"), Pattern("named", "사번 (?P<value>AC-[0-9]{2})"))
    badge = own(validate=validate, patterns=patterns)
    assert [f.rule for f in scan("사번 AC-12, AC-34", badge)] == ["ACME_BADGE/plain"] * 2
    assert judged == ["AC-12", "AC-34"]


def test_what_only_counts_in_context_settles_nothing_for_another_shape():
    patterns = (Pattern("bare", "AC-[0-9]{2}", needs_context=True), Pattern("whole", "AC-[0-9]{2}"))
    badge = own(context=("사원증",), patterns=patterns, validate=lambda _: CONFIRMED)
    assert [f.rule for f in scan("AC-12", badge)] == ["ACME_BADGE/whole"]
    assert [f.rule for f in scan("사원증 AC-12", badge)] == ["ACME_BADGE/bare"]


def test_each_shape_of_a_decoy_brings_its_own_label():
    number = "[0-9]{3}-[0-9]{6}-[0-9]{2}-[0-9]{3}"
    patterns = (Pattern("p", number), Pattern("q", f"사번 (?P<value>{number})"))
    decoy = own(decoy=True, patterns=patterns, validate=lambda _: CONFIRMED)
    assert scan("계좌 말고 사번 123-123456-12-123", decoy) == ()


def test_groups_named_value_are_the_parts():
    parts = own(patterns=(Pattern("two", "앞 (?P<value>[0-9]{2}) 뒤 (?P<value2>[0-9]{2})"),))
    (finding,) = scan("앞 12 뒤 34", parts)
    assert finding.parts == (Span(2, 4), Span(7, 9))


def test_a_grammar_is_asked_once_and_only_where_its_trigger_fires():
    asked = []

    def find(text, _):
        asked.append(1)
        yield Candidate("grammar", (Span(0, 2),), Evidence.PLAUSIBLE)

    grammar = own(patterns=(), find=find, triggers=("AC", "AC-"))
    scan("없음", grammar)
    assert asked == []
    assert [f.rule for f in scan("AC-12", grammar)] == ["ACME_BADGE/grammar"]
    assert asked == [1]


def test_a_recognizer_that_raises_stops_the_scan_without_quoting_the_text():
    def validate(match):
        raise ValueError(match.group())

    with pytest.raises(DetectionError) as caught:
        scan("AC-12", own(validate=validate))
    assert caught.value.code == "RECOGNIZER_FAILED"
    assert "AC-12" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_passed_deadline_stops_the_scan():
    with pytest.raises(DetectionError, match="DEADLINE"):
        scan("연락처 010-2345-6789", deadline=time.monotonic() - 1)


def test_a_slow_expression_over_a_long_text_is_stopped_by_the_deadline():
    slow = own(patterns=(Pattern("slow", "(?:(?:A{1,9}){1,9}){1,9}X"),))
    with pytest.raises(DetectionError, match="DEADLINE"):
        scan("A" * 3000 + "가AX", slow, deadline=time.monotonic() + 0.05)


def test_over_a_long_text_only_expressions_of_others_get_a_timeout(monkeypatch):
    timed = []
    stoppable = matchers.stoppable
    monkeypatch.setattr(matchers, "stoppable", lambda pattern: timed.append(pattern.name) or stoppable(pattern))
    found = scan("AC-12 010-2345-6789 900101-1990027 " * 40, own())
    assert {f.entity for f in found} == {"ACME_BADGE", "PHONE_NUMBER", "KR_RRN"}
    assert timed == ["badge"]


class Clock:
    """Stands still until it was read `reads` times; from then on an hour has passed."""

    def __init__(self, reads):
        self.reads = reads
        self.asked = 0

    def __call__(self):
        self.asked += 1
        return 0.0 if self.asked <= self.reads else 3_600.0


@pytest.mark.parametrize("reads", [0, 1, 2, 10, 100])
@pytest.mark.parametrize(
    "unit",
    ["010-2345-6789 ", "900101-1990027 ", "김하늘 과장님 ", "전북 고창군 고창읍 중앙로 245 "],
    ids=["patterns", "validated", "names", "addresses"],
)
def test_the_deadline_is_looked_at_between_the_matches_of_one_expression(monkeypatch, unit, reads):
    clock = Clock(reads)
    monkeypatch.setattr(matchers, "monotonic", clock)
    monkeypatch.setattr(patience, "monotonic", clock)
    with pytest.raises(DetectionError, match="DEADLINE"):
        scan(unit * 200, deadline=1.0)
    assert clock.asked == reads + 1


# -- the deadline while a long message is folded ----------------------------------------------------------------------

FULL_WIDTH, SPOKEN = "０１０－" * 500, "공 일 이 " * 500


@pytest.mark.parametrize("message", [FULL_WIDTH, SPOKEN])
def test_folding_a_long_message_is_held_to_the_deadline(monkeypatch, message):
    monkeypatch.setattr(patience, "monotonic", lambda: 2.0)
    with pytest.raises(DetectionError) as caught:
        SCANNER.fold(message, deadline=1.0)
    assert caught.value.code == "DEADLINE"
    SCANNER.fold(message, deadline=3.0)
    SCANNER.fold(message)
    SCANNER.fold(message[:20], deadline=1.0)  # is folded before anybody could look at a clock


def test_a_message_whose_folding_takes_too_long_is_blocked(monkeypatch):
    guard = Guard()
    monkeypatch.setattr(patience, "monotonic", lambda: float("inf"))
    decision = guard.check(FULL_WIDTH)
    assert (decision.action, decision.code, decision.text) == (Action.BLOCK, "DEADLINE", None)
