import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Barrier
from types import MappingProxyType
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from pii_guard import Action, CatalogError, Guard, PolicyError, RequestError
from pii_guard.catalog import load_catalog
from pii_guard.examine.examiner import MAX_MESSAGE
from pii_guard.json.strict import read_json, write_json
from pii_guard.recognizer import Pattern, Recognizer, catches, ignores
from tests.breaking import breaking_recognizer

GUARD = Guard()
OFFICE = Guard("office-example")
RRN = "900101-1990027"

STYLES = ("label", "numbered", "partial", "fixed")
EXAMPLES = [example.text for r in load_catalog().recognizers for example in r.examples]
pieces = st.lists(
    st.one_of(
        st.sampled_from(EXAMPLES),
        st.text(max_size=8),
        st.sampled_from(["[전화번호1]", "[이름]", "***", "010", "이", "-"]),
    ),
    max_size=4,
)


def in_style(folder, style, keep=""):
    """A guard that redacts everything, in one placeholder style."""
    policy = folder / f"{style}.toml"
    kept = f'keep = "{keep}"\n' if keep else ""
    policy.write_text(f'id = "t"\nversion = "1"\n[style]\nplaceholder = "{style}"\n{kept}', encoding="utf-8")
    return Guard(policy)


@pytest.fixture(scope="module", params=STYLES)
def styled(request, tmp_path_factory):
    return in_style(tmp_path_factory.mktemp("policy"), request.param)


@pytest.fixture(scope="module")
def town_kept(tmp_path_factory):
    """A guard for each style that keeps the town of an address readable."""
    folder = tmp_path_factory.mktemp("kept")
    return {style: in_style(folder, style, "eupmyeondong") for style in STYLES}


def test_the_message_of_the_readme_is_blocked_for_its_rrn_and_its_phone_is_found():
    decision = GUARD.check("주민번호는900101-1990027입니다 연락처 공일공 이삼사오 육칠팔구")
    assert decision.action is Action.BLOCK
    assert decision.text is None
    assert [f.entity for f in decision.findings] == ["KR_RRN", "PHONE_NUMBER"]
    assert decision.notice is not None
    assert "주민등록번호" in decision.notice.ko


def test_a_phone_number_is_redacted_in_place_and_the_particle_agrees():
    decision = GUARD.check("연락처는 010-2345-6789로 주세요")
    assert (decision.action, decision.text) == (Action.REDACT, "연락처는 [전화번호]로 주세요")
    (finding,) = decision.findings
    assert (finding.start, finding.end) == (5, 18)
    assert decision.text[finding.out.start : finding.out.end] == "[전화번호]"


def test_clean_text_is_allowed_unchanged_and_without_a_notice():
    decision = GUARD.check("재산세 납부기한이 언제인가요?")
    assert (decision.action, decision.text, decision.findings, decision.notice) == (
        Action.ALLOW, "재산세 납부기한이 언제인가요?", (), None,
    )  # fmt: skip


def test_actions_are_compared_by_rank_because_strings_would_lie():
    assert max(Action, key=lambda a: a.rank) is Action.BLOCK
    assert max(a.value for a in Action) == "redact"


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "\ud800", "😀😀", "가" * MAX_MESSAGE, "\udfff010-2345-6789", "[", "[전화번호]", "\n" * 99]
)
def test_no_text_raises(text):
    assert GUARD.check(text).code is None


def test_a_megabyte_is_blocked_with_a_code():
    decision = GUARD.check("가" * 1_000_000)
    assert (decision.action, decision.text, decision.code) == (Action.BLOCK, None, "TOO_LONG")
    assert decision.notice is not None


def test_a_message_past_its_deadline_is_blocked_with_a_code():
    assert GUARD.check("연락처 010-2345-6789", deadline_ms=0).code == "DEADLINE"


def test_a_recognizer_that_raises_blocks_and_does_not_escape():
    decision = Guard(recognizers=[breaking_recognizer()]).check("AC-12")
    assert (decision.action, decision.code) == (Action.BLOCK, "RECOGNIZER_FAILED")


def test_an_unknown_policy_is_an_error_when_the_guard_is_built():
    with pytest.raises(PolicyError):
        Guard("no-such-policy")
    with pytest.raises(PolicyError):
        Guard(Path("/no/such/file.toml"))


def test_own_recognizers_are_held_to_the_same_contract():
    with pytest.raises(CatalogError):
        Guard(recognizers=[*load_catalog().recognizers[:1]])


@pytest.mark.parametrize("argument", [{"direction": "resident"}, {"topic": "secret"}, {"channel": "fax"}])
def test_an_unknown_direction_topic_or_channel_is_named_and_its_value_is_not(argument):
    ((name, value),) = argument.items()
    with pytest.raises(RequestError) as caught:
        OFFICE.check("안녕하세요", **argument)
    assert name in str(caught.value)
    assert value not in str(caught.value)


def test_nothing_that_prints_a_decision_shows_the_message():
    decision = GUARD.check(f"주민번호 {RRN} 연락처 010-2345-6789")
    shown = repr(decision) + repr(decision.findings) + str(decision.provenance)
    for piece in (
        RRN,
        RRN.replace("-", ""),
        "900101-",
        "2345-6789",
        "23456789",
    ):  # ids and hashes hold short digit runs
        assert piece not in shown
    assert "010-2345-6789" not in repr(GUARD.check("연락처 010-2345-6789 저는 박영희입니다"))


def test_segments_put_the_cleaned_text_together_again():
    decision = GUARD.check("연락처 010-2345-6789 메일 nongbu77@naver.com 끝")
    assert "".join(decision.text[s.span.start : s.span.end] for s in decision.segments) == decision.text
    assert [s.entity for s in decision.segments if s.entity] == ["PHONE_NUMBER", "EMAIL_ADDRESS"]


def test_a_placeholder_typed_by_a_resident_hides_nothing():
    decision = GUARD.check("[전화번호]010-2345-6789[주소]")
    assert decision.action is Action.REDACT
    assert "2345" not in decision.text


def test_what_a_label_inside_a_placeholder_says_is_no_cue():
    assert GUARD.check("네 [계좌번호] 110-123-456789").findings == ()


def test_a_form_s_label_in_brackets_at_the_front_of_its_line_is_a_cue():
    assert GUARD.check("[계좌번호] 110-123-456789").text == "[계좌번호] [계좌번호]"


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(pieces, st.sampled_from(["", " ", ", ", "이고 "]))
def test_redaction_is_idempotent_in_every_style(styled, parts, glue):
    first = styled.check(glue.join(parts))
    if first.text is None:
        return
    again = styled.check(first.text)
    assert again.text == first.text
    assert [f for f in again.findings if f.action is not Action.ALLOW] == []


@settings(max_examples=200, deadline=None)
@given(pieces, st.sampled_from(["", " ", ", "]))
def test_nothing_that_was_masked_stays_readable_in_its_place(parts, glue):
    message = glue.join(parts)
    decision = OFFICE.check(message)
    if decision.action is not Action.REDACT:
        return
    assert "".join(decision.text[s.span.start : s.span.end] for s in decision.segments) == decision.text
    for f in decision.findings:
        assert 0 <= f.start < f.end <= len(message)
        if f.action is Action.REDACT:
            assert decision.text[f.out.start : f.out.end].startswith("[")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gets_a_decision(text):
    assert GUARD.check(text).code is None


def test_many_messages_give_decisions_in_order_and_lazily():
    decisions = GUARD.check_many(f"번호 0{n}" for n in range(10**9))
    assert next(decisions).action is Action.ALLOW


def test_a_json_document_is_cleaned_at_the_named_places_only():
    payload = {
        "userRequest": {"utterance": "연락처 010-2345-6789요", "user": {"id": "010-2345-6789"}},
        "action": {"params": {"phone": 821023456789, "count": 3}},
    }
    result = GUARD.check_json(payload, ["/userRequest/utterance", "/action/params/*"])
    assert result.action is Action.REDACT
    assert result.payload["userRequest"]["utterance"] == "연락처 [전화번호]요"
    assert result.payload["userRequest"]["user"]["id"] == "010-2345-6789"
    assert result.payload["action"]["params"]["count"] == 3
    assert payload["userRequest"]["utterance"].startswith("연락처 010")
    assert {pointer for pointer, _ in result.findings} >= {"/userRequest/utterance"}


def test_a_json_document_with_an_rrn_is_blocked_whole():
    result = GUARD.check_json({"a": f"주민번호 {RRN}", "b": "안녕"}, ["/*"])
    assert (result.action, result.payload) == (Action.BLOCK, None)
    assert "900101" not in repr(result)


class Frozen(NamedTuple):
    text: str


@dataclass
class Plain:
    text: str


class Model(BaseModel):
    text: str


@pytest.mark.parametrize(
    "value",
    [
        RRN.encode(), bytearray(b"x"), (RRN,), {RRN}, frozenset(), MappingProxyType({"text": RRN}), Frozen(RRN),
        Plain(RRN), Model(text=RRN), iter([RRN]), {1: RRN}, {None: RRN}, float("nan"), float("inf"), 10**5_000,
        Decimal("9001011990027"), date(1990, 1, 1), object(), 9001011990027j,
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_is_no_json_is_refused_by_its_place_and_never_allowed(value):
    for payload, place in ((value, "the document"), ({"a": [value]}, "the value at /a/0")):
        with pytest.raises(RequestError, match=place) as caught:
            GUARD.check_json(payload, [""])
        assert "990027" not in str(caught.value)
    with pytest.raises(RequestError):
        GUARD.check_json(value, ["/text"])


def test_a_document_that_was_not_parsed_is_refused_with_the_cure():
    text = json.dumps({"text": RRN})
    for payload in (text, text.encode()):
        with pytest.raises(RequestError, match="parse it first") as caught:
            GUARD.check_json(payload, ["/text"])
        assert "900101" not in str(caught.value)
    assert GUARD.check_json(text, [""]).action is Action.BLOCK


def test_a_pointer_with_a_typo_is_an_error_and_an_optional_one_is_not():
    payload = {"text": f"주민번호 {RRN}", "memos": []}
    with pytest.raises(RequestError, match="/txet names nothing"):
        GUARD.check_json(payload, ["/text", "/txet"])
    result = GUARD.check_json(payload, ["/memos/*/text"], optional=["/text", "/txet"])
    assert (result.action, list(result.decisions)) == (Action.BLOCK, ["/text"])


@pytest.mark.parametrize(
    "token",
    [
        "9001011990027", "9001011990027.0", "9001011990027.000", "9.001011990027e12", "9.001011990027E12",
        "9.001011990027e+12", "90.01011990027e11", "900101199002.7e1", "0.9001011990027e13", "90010119900270e-1",
        "9001011990027e0",
        "9.0010119900270e12", "-9001011990027", "-9.001011990027e12",
    ],
)  # fmt: skip
def test_a_number_is_examined_as_the_integer_it_is(token):
    document = read_json(f'{{"n": {token}}}'.encode())
    assert GUARD.check_json(document, [""]).action is Action.BLOCK
    assert GUARD.check_json({"n": float(token)}, [""]).action is Action.BLOCK


@pytest.mark.parametrize("token", ["4.111111111111111e15", "4111111111111111.0", "8.21023456789e11"])
def test_a_number_that_is_redacted_becomes_a_string(token):
    result = GUARD.check_json(read_json(f"[{token}, 1E400, 2.50]".encode()), [""])
    assert result.action is Action.REDACT
    assert result.payload[0].startswith("[")
    ((pointer, finding),) = result.findings
    assert (pointer, finding.start, finding.end) == ("/0", 0, len(token))
    assert write_json(result.payload[1:]) == b"[1E400,2.50]"


@pytest.mark.parametrize(
    "token", ["1e400", "-1E-400", "1e99999999999999999999", "37.5665351", "0.1", "1782000000.5", "-0"]
)
def test_an_ordinary_number_is_left_as_it_is(token):
    result = GUARD.check_json(read_json(f"[{token}]".encode()), [""])
    assert (result.action, write_json(result.payload)) == (Action.ALLOW, f"[{token}]".encode())


@pytest.mark.parametrize(
    "text",
    [
        r'{"rrn": "\u0039\u0030\u0030101-1990027"}',
        r'{"rrn": "\u0039\u0030\u0030101-1990027',
        json.dumps(json.dumps({"rrn": RRN})).replace("900101", r"\\u0039\\u0030\\u0030101"),
        '{"rrn": 9.001011990027e12}',
        r"\u005cu0030" + "\\u005c" * 12 + "u005c" * 12,
    ],
)
def test_what_escapes_hide_in_a_string_blocks_it(text):
    result = GUARD.check_json({"arguments": text}, [""])
    assert (result.action, result.payload) == (Action.BLOCK, None)


def test_escapes_that_can_be_rewritten_are():
    result = GUARD.check_json({"arguments": r"010\u002d2345\u002d6789"}, [""])
    assert result.payload == {"arguments": "[전화번호]"}


def test_json_in_a_string_that_can_be_rewritten_is():
    inner = json.dumps({"tel": "010-2345-6789", "memo": "첫 줄\n둘째 줄", "n": 2.0})
    result = GUARD.check_json({"value": inner}, [""])
    assert (result.action, result.payload["value"]) == (Action.REDACT, inner.replace("010-2345-6789", "[전화번호]"))


def test_a_hidden_finding_lies_at_the_whole_string():
    text = r"\u0039\u0030\u0030101-1990027"
    decision = GUARD.decide_value(text)
    (finding,) = decision.findings
    assert (finding.entity, finding.action, finding.start, finding.end) == ("KR_RRN", Action.BLOCK, 0, len(text))
    assert "주민등록번호" in decision.notice.ko


@pytest.mark.slow
def test_threads_share_a_guard():
    def answer(text):
        decision = GUARD.check(text, deadline_ms=60_000)
        return text, decision.text, decision.code

    switch = sys.getswitchinterval()
    all_up = Barrier(8)
    with ThreadPoolExecutor(8) as pool:
        # Threads that start while others switch every 10 µs trip over each other's trace function under coverage.
        list(pool.map(lambda _: all_up.wait(), range(8)))
        sys.setswitchinterval(1e-5)
        try:
            answers = list(pool.map(answer, EXAMPLES * 3))
        finally:
            sys.setswitchinterval(switch)
    alone = {text: answer(text) for text in EXAMPLES}
    assert [a for a in answers if a != alone[a[0]]] == []


@pytest.mark.parametrize(
    ("style", "cleaned"),
    [
        ("label", "전북 고창군 고창읍 [주소]로 보내 주세요"),
        ("numbered", "전북 고창군 고창읍 [주소1]로 보내 주세요"),
        ("partial", "전북 고창군 고창읍 동리로 **, ***동 ***호로 보내 주세요"),
        ("fixed", "전북 고창군 고창읍 ***로 보내 주세요"),
    ],
)
def test_the_town_stays_readable_in_every_style_where_the_policy_keeps_it(town_kept, style, cleaned):
    decision = town_kept[style].check("전북 고창군 고창읍 동리로 31, 102동 905호로 보내 주세요")
    assert decision.text == cleaned
    (finding,) = decision.findings
    assert decision.text[finding.out.start : finding.out.end] == cleaned.removesuffix("로 보내 주세요")
    (mask,) = [s for s in decision.segments if s.entity]
    assert not decision.text[mask.span.start : mask.span.end].startswith("전북")


def test_without_the_setting_the_town_goes_with_the_address():
    assert GUARD.check("고창읍 동리로 31에 살아요").text == "[주소]에 살아요"


def test_two_towns_are_two_addresses_though_road_and_number_are_the_same(town_kept):
    said = "고창읍 동리로 31이랑 무장면 동리로 31, 다시 고창읍 동리로 31"
    assert town_kept["numbered"].check(said).text == "고창읍 [주소1]이랑 무장면 [주소2], 다시 고창읍 [주소1]"


def test_what_else_is_found_in_front_of_an_address_is_masked_by_itself(town_kept):
    assert town_kept["label"].check("박지호 010-2345-6789 고창읍 동리로 31").text == "[이름] [전화번호] 고창읍 [주소]"


ADDRESSES = [c.text for r in load_catalog().recognizers if r.entity == "KR_ADDRESS" for c in r.examples]


@settings(deadline=None)
@given(st.lists(st.sampled_from(ADDRESSES) | st.text(max_size=6), max_size=3).map(" ".join), st.sampled_from(STYLES))
def test_a_kept_town_adds_no_digit_and_is_not_found_again(town_kept, message, style):
    kept, plain = town_kept[style].check(message), town_kept[style]
    assert kept.text is not None
    again = plain.check(kept.text)
    assert (again.text, [f for f in again.findings if f.action is not Action.ALLOW]) == (kept.text, [])
    if style in ("label", "fixed"):
        shown = "".join(kept.text[f.out.start : f.out.end] for f in kept.findings if f.entity == "KR_ADDRESS")
        assert not re.search("[0-9](?![동가])", shown), shown


def test_a_survey_looks_on_behind_what_is_blocked():
    text = "900101-1990027 그리고 \u200b010-2345-6789"
    decision = GUARD.survey(text)
    assert (decision.action, decision.text) == (Action.BLOCK, None)
    assert {f.entity for f in decision.findings} == {"KR_RRN", "PHONE_NUMBER"}


def test_a_survey_decides_as_a_check_does():
    for text in ("네", "제 번호는 010-2345-6789예요", "900101-1990027", "가" * 9_000):
        survey, check = GUARD.survey(text), GUARD.check(text)
        assert (survey.action, survey.text, survey.code) == (check.action, check.text, check.code)
        assert {f[:4] for f in check.findings} <= {f[:4] for f in survey.findings}


@pytest.mark.parametrize("missing", [None, b"010-2345-6789", float("nan"), 9001011990027, ["x"]])
def test_what_is_no_string_is_one_sentence_that_does_not_repeat_it(missing):
    for ask in (Guard().check, Guard().survey, lambda message: next(Guard().check_many([message]))):
        with pytest.raises(RequestError, match=r"^message: must be a str, not [a-zA-Z]+; leave out what is missing$"):
            ask(missing)


def test_the_arguments_of_check_many_are_looked_at_before_the_first_message():
    office = Guard("office-example")
    with pytest.raises(RequestError, match=r"^topic: not one of the policy's \(local-tax, jobs, agriculture\)$"):
        office.check_many(["안녕"], topic="010-2345-6789")
    with pytest.raises(RequestError, match=r"^channel: the policy declares none$"):
        Guard().check_many(["안녕"], channel="website")
    for messages in ("010-2345-6789", b"010-2345-6789", None, 5):
        with pytest.raises(RequestError, match=r"^messages: must be an iterable of strings"):
            office.check_many(messages)


def test_a_guard_says_which_policy_it_holds():
    office = Guard("office-example")
    assert repr(office) == f"<Guard office-example 2026-12-01 {office.policy.sha256[:12]}>"


def test_a_document_has_the_notice_the_id_and_the_rules_of_all_its_decisions():
    office = Guard("office-example")
    payload = {"a": "안녕하세요", "b": "연락처 010-2345-6789", "c": "메일 chulsoo@example.com"}
    decided = office.check_json(payload, ["/*"], channel="kakaotalk")
    assert decided.decision_id == decided.decisions["/b"].decision_id
    assert decided.provenance == office.provenance
    for label in ("전화번호", "이메일", "대화방"):
        assert label in decided.notice.ko
    clean = office.check_json({"a": "안녕하세요"}, ["/a"])
    assert (clean.notice, len(clean.decision_id)) == (None, 16)
    assert len(office.check_json({"a": []}, ["/a"]).decision_id) == 16


FIRST = """
import sys
from pii_guard import Guard
guard = Guard()
guard.warm_up() if sys.argv[1] == "warm" else None
calls = 0
def count(*_):
    global calls
    calls += 1
for text in ("안녕하세요", "연락처는 010-2345-6789로 주세요", "주소는 고창읍 중앙로 245입니다", "홍길동입니다"):
    sys.setprofile(count)
    guard.check(text)
    sys.setprofile(None)
print(calls)
"""


@pytest.mark.process
def test_the_first_messages_of_a_guard_that_was_warmed_up_wait_for_nothing():
    cold, warm = (
        int(subprocess.run([sys.executable, "-c", FIRST, how], capture_output=True, text=True, check=True).stdout)
        for how in ("cold", "warm")
    )
    assert warm < cold / 5, "counted in calls, which no other process can slow down"


def test_after_the_warm_up_no_message_waits_for_an_expression_to_be_compiled(monkeypatch):
    guard = Guard()
    guard.warm_up()
    monkeypatch.setattr(re, "compile", None)  # a recognizer that calls it fails
    assert [text for text in EXAMPLES if guard.check(text).code] == []


def test_the_notice_fits_the_channel_that_the_message_came_from():
    kakao, website, unsaid = (OFFICE.check(RRN, channel=name).notice for name in ("kakaotalk", "website", None))
    assert "대화방" in kakao.ko
    assert "대화방" not in website.ko
    assert website == unsaid


CHAIN = Recognizer(
    entity="ACME_LINK",
    label="고리",
    label_en="link",
    source="https://example.com/link",
    legal_basis="사내 규정",
    patterns=(Pattern("link", "Q[0-9]", right="Q"),),  # none in front of another: masking the last frees the one before
    examples=(catches("«Q1»", "one"), ignores("Q", "no digit")),
)


@pytest.mark.parametrize(("links", "action", "code"), [(4, "redact", None), (5, "block", "RECOGNIZER_FAILED")])
def test_what_masking_lays_bare_is_masked_too_and_a_text_that_never_ends_so_is_blocked(links, action, code):
    decision = Guard(recognizers=[CHAIN]).check("Q1Q2Q3Q4Q5"[: 2 * links])
    assert (decision.action.value, decision.code) == (action, code)
    assert decision.text == ("[고리]" * links if code is None else None)
