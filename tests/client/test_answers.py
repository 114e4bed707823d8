"""An answer passes as the decision that it is, or not at all."""

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard import Action, Guard
from pii_guard.client.answers import NoDecisionError, blocked, read_many, read_one
from pii_guard.model import Trouble
from tests.fuzz.messages import EXAMPLES, messages

STYLES = ("label", "numbered", "partial", "fixed")
PHONE = "제 번호는 010-2345-6789예요"
RRN = "주민번호는900101-1990027입니다"
GUARD = Guard("office-example")


def wire(document):
    return json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")


def passes(guard, message):
    decision = guard.check(message)
    read = read_one(wire(decision.as_json(message)), message)
    assert (read.action, read.text, read.code, read.notice, read.provenance) == (
        decision.action,
        decision.text,
        decision.code,
        decision.notice,
        decision.provenance,
    )
    assert [f._replace(in_context=False) for f in decision.findings] == list(read.findings)
    if all(len(f.parts) == 1 for f in decision.findings):
        assert [segment.span for segment in read.segments] == [segment.span for segment in decision.segments]
        assert {s.entity for s in read.segments} <= {None, *(f.entity for f in decision.findings)}
    else:
        assert "".join(read.text[start:end] for (start, end), _ in read.segments) == (read.text or "")


@pytest.fixture(scope="module", params=STYLES)
def styled(request, tmp_path_factory):
    policy = tmp_path_factory.mktemp("styled") / "styled.toml"
    policy.write_text(
        'id = "styled"\nversion = "1"\napproved_by = "시험"\neffective = 2026-01-01\notherwise = "redact"\n'
        f'[style]\nplaceholder = "{request.param}"\n',
        encoding="utf-8",
    )
    return Guard(policy)


@pytest.mark.slow
def test_every_decision_on_the_examples_of_the_rules_passes_in_every_style(styled):
    for example in EXAMPLES:
        passes(styled, example)


@given(messages)
def test_every_decision_of_the_guard_passes(message):
    passes(GUARD, message.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def changed(message, **members):
    return wire({**GUARD.check(message).as_json(message), **members})


def finding(**members):
    document = GUARD.check(PHONE).as_json(PHONE)
    document["findings"][0] |= members
    return wire(document)


LIES = {
    "blocked, but with the text": changed(RRN, text=RRN),
    "allowed without a text": changed("안녕", text=None),
    "allowed, but changed": changed("안녕", text="안녕히"),
    "redacted, but unchanged": changed(PHONE, text=PHONE),
    "allowed in spite of a finding": changed(PHONE, action="allow", text=PHONE),
    "redacted without a finding": changed(PHONE, findings=[]),
    "an unknown action": changed(PHONE, action="pass"),
    "an unknown code": changed(RRN, code="MAYBE"),
    "a code of the client's own": changed(RRN, code="UNAVAILABLE"),
    "a code, but not blocked": changed(PHONE, code="DEADLINE"),
    "nobody is told": changed(PHONE, notice=None),
    "no decision id": changed(PHONE, decision_id=""),
    "no policy": changed(PHONE, policy=None),
    "a hash that is none": changed(PHONE, catalog={"sha256": "latest"}),
    "an action that is true": changed(PHONE, action=True),
    "findings that are an object": changed(PHONE, findings={}),
    "a finding behind the end": finding(start=6, end=900, parts=[[6, 900]]),
    "a finding turned round": finding(start=19, end=6, parts=[[19, 6]]),
    "a negative place": finding(parts=[[-1, 6]]),
    "a finding without parts": finding(parts=[]),
    "parts that are not the finding": finding(parts=[[7, 19]]),
    "a placeholder behind the end": finding(out=[6, 900]),
    "no placeholder": finding(out=None),
    "unknown evidence": finding(evidence="probable"),
    "text instead of a number": finding(start="6"),
    "a list": wire([]),
    "null": b"null",
    "a number": b"1e999",
}


@pytest.mark.parametrize("body", LIES.values(), ids=LIES)
def test_an_answer_that_contradicts_itself_is_no_decision(body):
    message = RRN if b"KR_RRN" in body else "안녕" if "안녕".encode() in body else PHONE
    with pytest.raises(NoDecisionError) as caught:
        read_one(body, message)
    assert "2345" not in str(caught.value)


def test_members_that_a_newer_sidecar_adds_are_ignored():
    assert read_one(changed(PHONE, mood="good"), PHONE).action is Action.REDACT


@pytest.mark.parametrize(
    "document", [{}, [], {"decisions": None}, {"decisions": []}, {"decisions": [{}]}, {"decisions": [1, 2]}]
)
def test_a_batch_has_one_decision_for_each_message(document):
    with pytest.raises(NoDecisionError):
        read_many(wire(document), [PHONE])


@given(st.binary(max_size=300))
def test_whatever_bytes_come_back_are_a_decision_or_unreadable(body):
    with pytest.raises(NoDecisionError):
        read_one(body, PHONE)


@pytest.mark.parametrize("code", [*get_args(Trouble), "DEADLINE", "TOO_LONG"])
def test_the_block_of_a_client_has_a_notice_and_no_rules(code):
    decision = blocked(code)
    assert (decision.action, decision.text, decision.findings) == (Action.BLOCK, None, ())
    assert decision.notice.ko
    assert decision.notice.easy_ko
    assert decision.notice.en
