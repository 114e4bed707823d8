"""Why, and why not: the same scan as a check, overheard."""

import json
import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard import Guard, RequestError
from pii_guard.explain import GATES
from pii_guard.explain.explanation import both
from pii_guard.explain.lengths import digit_count
from pii_guard.model import Action
from pii_guard.recognizer.example import Expects
from pii_guard.sentences import Sentence
from tests.breaking import breaking_recognizer

GUARD = Guard()
OFFICE = Guard("office-example")
EXAMPLES = [(r, example) for r in GUARD.catalog.recognizers for example in r.examples if not example.before]
NUMBER = re.compile(r"[0-9](?:[-. ,:/+]{0,2}[0-9]){5,40}")


def told(message, guard=OFFICE, **setting):
    """The lines of an explanation in Korean."""
    return [sentence.ko for _, sentence in guard.explain(message, **setting).lines()]


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("주민번호 901301-1990027", "가림; 생년월일이 아님: 13월은 없음; 이름표가 있어 가림"),
        ("설계도 123-45-67890", "사업자등록번호 아님: 검증숫자가 맞지 않음: 끝자리는 1이어야 함"),
        ("설계도 123-45-67899", "사업자등록번호 아님: 검증숫자가 맞지 않음: 끝자리는 1이어야 함"),
        (
            "0223456718 이 뭐예요",
            "전화번호 아님: 앞 25자·뒤 10자 안에 이런 낱말이 있어야 함: 전화·연락·핸드폰…",
        ),
        (
            "우리집 063-560-2114",
            "가림; 허용 목록 office-phones: 번호는 맞지만 '우리집' 같은 말이 곁에 있어 쓰지 않음",
        ),
        (
            "제 차는 12가3456입니다",
            "가림; 조항 plates-for-car-tax: 적용되지 않음 (주제가 local-tax일 때만)",
        ),
        ("부품 182-10-2345-6789", "전화번호 아님: 바로 앞에 '1'이 붙어 더 긴 것의 일부"),
        ("공일공 이삼사오 육칠팔구", "고쳐 읽음: '010 2345 6789'"),
        ("카드 1234-5678-9012-345", "카드번호 아님: 16자리인데 15자리"),
        ("접수번호 20261101-0034521", "접수번호로 읽음: 개인정보가 아님"),
        ("서울 광진구 광장동 날씨", "주소 아님: 번지·건물번호가 없어 개인을 가리키지 않음"),
        ("월곡로 3차선 공사", "주소 아님: 숫자가 다른 것을 셈"),
        ("번호 87654321098", "개인정보 아님: 숫자 11자리: 찾는 번호 가운데 이런 모양이 없음"),
        ("법인등록번호 110111-1234569", "주민등록번호 아님: 개인정보가 아님: 법인등록번호로 확인됨"),
        ("운송장 0312345678", "전화번호 아님: 개인정보가 아님: 운송장·주문번호의 이름표가 더 가까움"),
    ],
)
def test_it_says_why_and_why_not(message, line):
    assert line in told(message)


TIED = """
id = "tied"
version = "1"
[[allow]]
entity = "PHONE_NUMBER"
{listed}
owner = "총무팀"
until = {until}
direction = "officer"
why = "직원이 알려 주는 번호"
"""


@pytest.mark.parametrize("listed", ['values = ["063-560-2114"]', 'prefixes = ["063-560-"]'])
def test_an_entry_says_why_it_is_not_used_and_says_nothing_where_it_is(tmp_path, listed):
    def lines(until, **setting):
        path = tmp_path / f"{until}.toml"
        path.write_text(TIED.format(listed=listed, until=until), "utf-8")
        return [
            line for line in told("교환 063-560-2114", Guard(path), **setting) if "allow-" in line or "허용" in line
        ]

    other_side = lines("2099-12-31")
    assert any("직원이 쓴 글에만 쓰임" in line for line in other_side)
    assert any("2026-01-31에 끝나 쓰지 않음" in line for line in lines("2026-01-31", direction="officer"))
    assert not any("쓰지 않음" in line or "에만" in line for line in lines("2099-12-31", direction="officer"))


@pytest.mark.parametrize(("listed", "action"), [("values", Action.ALLOW), ("prefixes", Action.REDACT)])
def test_a_word_of_ownership_takes_a_beginning_off_the_list_and_not_a_whole_number(tmp_path, listed, action):
    number = "063-560-2114" if listed == "values" else "063-560-"
    path = tmp_path / "own.toml"
    path.write_text(TIED.format(listed=f'{listed} = ["{number}"]', until="2099-12-31"), "utf-8")
    guard = Guard(path)
    assert guard.check("우리집 063-560-2114", direction="officer").action is action
    said = any("'우리집' 같은 말이 곁에" in line for line in told("우리집 063-560-2114", guard, direction="officer"))
    assert said is (action is Action.REDACT)


def test_a_word_that_stands_too_far_away_is_named():
    filler = " 그리고 나머지 이야기는 다음에 하겠습니다 "
    (line,) = told(f"전화는{filler}0223456718 이에요")
    assert line.endswith(f"'전화'는 {len(filler) + 1}자 떨어져 있음")


def test_an_entry_that_ended_or_holds_for_others_is_told():
    assert "통과; 허용 목록 office-phones" in told("교환 063-560-2114")[0]
    late = OFFICE.explain("교환 063-560-2114", on=date(2028, 1, 1))
    assert late.decision.action is Action.REDACT
    assert "2027-12-31에 끝나 쓰지 않음" in late.steps[0].summary.ko
    address = told("고창군 고창읍 중앙로 245로 오세요")
    assert any("직원이 쓴 글에만 쓰임" in line for line in address)


def test_the_gates_are_a_closed_set_in_one_order():
    for message in (
        "주민번호 901301-1990027",
        "0223456718",
        "부품 182-10-2345-6789",
        "제 차는 12가3456",
        "성명: 비공개",
    ):
        for step in OFFICE.explain(message).steps:
            places = [GATES.index(gate.name) for gate in step.gates]
            assert all(a < b for a, b in pairwise(places))
            assert all(gate.passed for gate in step.gates[:-1])


def test_what_is_found_went_through_every_gate():
    (step,) = OFFICE.explain("연락처는 010-2345-6789요").found
    assert [gate.name for gate in step.gates] == list(GATES)
    assert (step.action, step.ended, step.parts) == (Action.REDACT, "action", ((5, 18),))


def test_a_name_shows_its_weights_by_their_features():
    (step,) = GUARD.explain("제 이름은 홍길동입니다").found
    assert step.weights
    assert all(question.ko.startswith(("글자", "겹치는 낱말", "뒤", "앞")) for question, _ in step.weights)


def test_what_is_nearly_a_name_shows_its_weights_too():
    near = [step for r, example in EXAMPLES if r.entity == "PERSON" for step in GUARD.explain(example.text).near]
    assert any(step.weights for step in near if step.entity == "PERSON")


def test_what_is_found_is_not_told_as_something_harmless_too():
    assert [step.entity for step in GUARD.explain("접수번호 900101-1234567").steps] == ["KR_RRN"]


def test_what_broke_off_has_no_steps_at_all():
    broken = Guard(recognizers=[breaking_recognizer()]).explain("사원증 AC-12, 설계도 123-45-67890")
    assert (broken.decision.code, broken.steps, broken.folds) == ("RECOGNIZER_FAILED", (), ())


def test_at_one_place_no_more_than_three_near_misses_are_told():
    steps = GUARD.explain("110-234-567890").near
    assert 1 <= len(steps) <= 3


def test_nothing_is_told_of_an_everyday_line():
    assert GUARD.explain("내일 몇 시에 문을 여나요?").steps == ()


def test_what_cannot_be_examined_is_told_by_its_code():
    explained = GUARD.explain("가" * 8_001)
    assert (explained.decision.code, explained.steps, explained.folds) == ("TOO_LONG", (), ())


def test_an_unknown_topic_is_refused_as_by_a_check():
    with pytest.raises(RequestError, match="topic"):
        GUARD.explain("안녕하세요", topic="none")


def test_the_values_of_an_explanation_hold_no_text_in_their_repr():
    assert "2345" not in repr(GUARD.explain("전화 ０１０-2345-6789"))


def test_it_is_plain_json():
    message = "전화 ０１０-2345-6789, 도면 123-45-67890"
    document = json.loads(json.dumps(GUARD.explain(message).as_json(message)))
    assert document["folds"] == [{"start": 3, "end": 6, "typed": "０１０", "read": "010"}]
    assert {step["entity"]: step["ended"] for step in document["steps"]} == {
        "PHONE_NUMBER": "action",
        "KR_BRN": "value",
    }


def same(guard, message, **setting):
    """Whether the decision explained is the decision of a check, but for its id and time."""
    explained, checked = guard.explain(message, **setting).decision, guard.check(message, **setting)
    fields = ("action", "text", "findings", "code", "notice", "masks", "provenance")
    return all(getattr(explained, name) == getattr(checked, name) for name in fields)


@pytest.mark.slow
def test_every_example_is_explained_as_it_is_checked():
    assert [example.text for _, example in EXAMPLES if not same(GUARD, example.text)] == []


@given(st.text(alphabet="0123456789- .가나다로길동호제차전화주민이름은씨님@", max_size=60))
def test_any_text_is_explained_as_it_is_checked(message):
    assert same(OFFICE, message, topic="local-tax")


def looks_alike(recognizer, example):
    """Whether an example that is let through holds a number, a name where one is asked for, or a road or lot."""
    if example.expects is not Expects.IGNORES or example.office.home:
        return False
    if recognizer.entity == "PERSON":
        return re.search(r"(?:성명|이름|환자명)[: ]|[가-힣]{2,4} ?(?:씨|님)", example.text) is not None
    if recognizer.entity == "KR_ADDRESS":
        return re.search(r"[가-힣]{2}(?:로|길|리|동) ?[0-9]", example.text) is not None
    return NUMBER.search(example.text) is not None


@pytest.mark.slow
def test_nearly_every_look_alike_gets_a_reason():
    alike = [example.text for r, example in EXAMPLES if looks_alike(r, example)]
    silent = [text for text in alike if not GUARD.explain(text).steps]
    print(len(alike), silent)
    assert len(alike) > 300
    assert len(silent) <= 0.05 * len(alike), silent


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (r"[0-9]{6}[-~]?[1-4][0-9]{6}", (13, 13)),
        (r"(?i)010[- ]{0,2}[0-9]{3,4}-[0-9]{4}", (10, 11)),
        (r"(?:02|03[1-3])(?P<value>[1-9][0-9]{2})|[a-z]{3}", (0, 6)),
        (r"[가-힣]{2}\.[^0-9]{1,4}", (0, 0)),
    ],
)
def test_the_digits_of_a_body_are_counted(body, count):
    least, most = digit_count(body)
    assert (least, most) == count if "^" not in body else least == 0


@pytest.mark.slow
def test_whatever_looks_first_the_explanation_is_the_same(monkeypatch):
    monkeypatch.setattr("pii_guard.scan.prefilter.runtime", lambda: None)
    plain = Guard()
    assert plain.engine != "tables"
    told = [(e.text, g.explain(e.text).as_json()["steps"]) for g in (GUARD, plain) for _, e in EXAMPLES[::5]]
    half = len(told) // 2
    assert told[:half] == told[half:]


def test_found_near_and_what_is_not_personal_are_told_apart():
    explained = GUARD.explain("연락처 010-2345-6789, 도면 123-45-67890, 접수번호 20261101-0034521")
    assert [step.entity for step in explained.found] == ["PHONE_NUMBER"]
    assert [step.entity for step in explained.near] == ["KR_BRN"]
    assert [step.entity for step in explained.steps if step.decoy] == ["RECEIPT_NUMBER"]
    assert [step.near for step in explained.steps] == [False, True, False]


def test_a_gate_says_why_in_both_languages_or_nothing():
    (step,) = GUARD.explain("설계도 123-45-67890").as_json()["steps"]
    assert [gate["why"] for gate in step["gates"]][:1] == [None]
    assert set(step["gates"][-1]["why"]) == {"ko", "en"}
    assert both("PERSON") == {"ko": "PERSON", "en": "PERSON"}
    assert both(Sentence("가", "a")) == {"ko": "가", "en": "a"}
