"""Kong's ai-sanitizer: what its plugin sends, and that nothing comes back that it must not pass on."""

import json
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from pii_guard import Guard
from tests.breaking import breaking_recognizer
from tests.sidecar import Settings, create_app, kong

PATH = kong.PATH
CLIENT = TestClient(create_app(Settings(), Guard()), base_url="http://localhost")
RRN = "900101-1990027"
PHONE = "010-2345-6789"


def sanitize(text, **more):
    answer = CLIENT.post(PATH, json={"text": text, "options": {"redact_type": "placeholder"}, **more})
    assert answer.status_code == 200
    return answer.json()


def written(text, **more):
    return [item["sanitized_text"] for item in sanitize(text, **more)["text"]]


def test_placeholders_are_counted_over_all_texts_and_one_value_has_one():
    texts = [{"text": f"{PHONE} 또는 010-9876-5432", "msg_id": 7}, {"text": f"다시 {PHONE}", "msg_id": 8}]
    answer = sanitize(texts, anonymize=["all"])
    assert [item["sanitized_text"] for item in answer["text"]] == [
        "PLACEHOLDER1 또는 PLACEHOLDER2",
        "다시 PLACEHOLDER1",
    ]
    assert [item["msg_id"] for item in answer["text"]] == [7, 8]
    assert answer["identified_pii"] == answer["anonymized_pii"] == ["PHONE_NUMBER"]
    assert PHONE not in json.dumps(answer)


def test_offsets_are_those_of_the_text_that_was_sent():
    (item,) = sanitize(f"네 {PHONE}")["text"]
    assert [(r["entity_type"], r["start"], r["end"]) for r in item["analyzer_results"]] == [("PHONE_NUMBER", 2, 15)]


def test_only_what_was_asked_for_is_hidden_but_what_the_policy_blocks_always():
    text = f"{RRN}, {PHONE}, minsu@example.com"
    assert written(text, anonymize=["email"]) == [f"PLACEHOLDER1, {PHONE}, PLACEHOLDER2"]
    assert written(text, anonymize=[]) == ["PLACEHOLDER1, PLACEHOLDER2, PLACEHOLDER3"]


def test_a_placeholder_that_was_typed_stands_for_nothing():
    assert written(f"PLACEHOLDER4 {PHONE}") == ["PLACEHOLDER4 PLACEHOLDER5"]


def test_credentials_are_hidden_by_as_many_signs():
    assert written("비밀번호는 qwer1234!입니다", anonymize=["credentials"]) == ["비밀번호는 #########입니다"]


def test_patterns_of_the_client_are_found_or_the_text_is_hidden_whole():
    own = {"name": "employee", "regex": r"EMP-\d{5}", "score": 0.9}
    assert written("사번 EMP-12345", custom_patterns=[own]) == ["사번 CUSTOM1"]
    assert written("사번 EMP-12345", custom_patterns=[{**own, "regex": r"(?<=a)b"}]) == ["PLACEHOLDER1"]
    assert written("사번 EMP-12345", custom_patterns=[own] * 65) == ["PLACEHOLDER1"]


def test_a_text_that_cannot_be_examined_is_hidden_whole_and_the_others_are_not():
    answer = sanitize([{"text": "가" * 8_001}, {"text": "나" * 8_001}, {"text": "네"}])
    assert [item["sanitized_text"] for item in answer["text"]] == ["PLACEHOLDER1", "PLACEHOLDER2", "네"]
    assert answer["identified_pii"] == ["BLOCKED"]


@pytest.mark.parametrize(
    "fields",
    [
        {"text": 9001011990027},
        {"text": []},
        {"text": [RRN]},
        {"text": [{"text": "x", "msg_id": RRN}]},
        {"anonymize": RRN},
        {"options": RRN},
        {"custom_patterns": [{"name": RRN}]},
        {"custom_patterns": [{"name": "a", "regex": "(", "score": 1}, ""]},
        {"custom_patterns": [{"name": "a", "regex": RRN, "score": 7}]},
    ],
)
def test_every_error_is_400_and_repeats_nothing(fields):
    answer = CLIENT.post(PATH, json={"text": "x", **fields})
    assert answer.status_code == 400
    assert list(answer.json()) == ["error"]
    assert "900101" not in answer.text
    assert CLIENT.post(PATH, content=b"{", headers={"content-type": "application/json"}).status_code == 400


def test_an_entity_that_the_contract_has_no_name_for_is_hidden_whatever_is_asked_for():
    badge = replace(breaking_recognizer(), validate=None)
    with_badge = TestClient(create_app(Settings(), Guard(recognizers=[badge])), base_url="http://localhost")
    answer = with_badge.post(PATH, json={"text": "사원증 AC-12, 010-2345-6789", "anonymize": ["email"]}).json()
    assert answer["text"][0]["sanitized_text"] == "사원증 PLACEHOLDER1, 010-2345-6789"
