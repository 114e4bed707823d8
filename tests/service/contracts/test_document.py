"""`/v1/check/json`: what the library decides on a whole document, over HTTP."""

import json

import pytest
from fastapi.testclient import TestClient

from pii_guard import Guard
from tests.sidecar import Settings, create_app

GUARD = Guard("office-example")
CLIENT = TestClient(create_app(Settings(), GUARD), base_url="http://localhost")
DOCUMENT = {
    "userRequest": {"utterance": "제 번호는 010-2345-6789예요", "lang": None},
    "cut": {"rrn1": "900101", "rrn2": 1990027},
    "n": 1.50,
    "list": ["안녕하세요", 1023456789],
}


def ask(document, pointers=("",), **members):
    return CLIENT.post("/v1/check/json", json={"document": document, "pointers": list(pointers), **members})


@pytest.mark.parametrize("pointers", [[""], ["/userRequest"], ["/cut/*"], ["/list", "/n"], ["/userRequest/lang"]])
def test_a_document_is_decided_as_the_library_does(pointers):
    answer, own = ask(DOCUMENT, pointers).json(), GUARD.check_json(DOCUMENT, pointers)
    assert (answer["action"], answer["document"], answer["code"]) == (own.action.value, own.payload, own.code)
    assert answer["examined"] == len(own.decisions)
    found = {at: d for at, d in own.decisions.items() if d.findings}
    assert answer["decisions"].keys() == found.keys()
    for at, decision in found.items():
        assert answer["decisions"][at]["text"] == decision.text
        assert [f["entity"] for f in answer["decisions"][at]["findings"]] == [f.entity for f in decision.findings]
    assert answer["notice"] == (own.notice and own.notice.as_json())


def test_what_is_not_touched_keeps_its_spelling_and_no_value_is_repeated():
    body = b'{"document": {"n": 1.50, "x": 1E400, "t": "010-2345-6789"}, "pointers": [""]}'
    answer = CLIENT.post("/v1/check/json", content=body, headers={"content-type": "application/json"})
    assert b'"n":1.50' in answer.content
    assert b'"x":1E400' in answer.content
    assert b"2345" not in answer.content


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({"pointers": ["/nothing"]}, "/pointers"),
        ({"pointers": []}, "/pointers"),
        ({"pointers": ["text"]}, "/pointers"),
        ({"pointers": "/text"}, "/pointers"),
        ({"optional": [1]}, "/optional"),
        ({"topic": "no-such"}, "/topic"),
        ({"topic": 1}, "/topic"),
        ({"direction": "mayor"}, "/direction"),
        ({"budget_ms": 0}, "/budget_ms"),
        ({"budget_ms": True}, "/budget_ms"),
        ({"text": "010-2345-6789"}, ""),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_repeated(members, pointer):
    answer = CLIENT.post("/v1/check/json", json={"document": {"t": "010-2345-6789"}, "pointers": ["/t"], **members})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert "2345" not in answer.text


def test_a_document_of_many_strings_is_decided_whole():
    many = ["안녕하세요", "메일 chulsoo@example.com"] * 2_000
    answer = ask(many, budget_ms=60_000.0).json()  # an integer as JSON may write it
    assert (answer["action"], answer["examined"], len(answer["decisions"])) == ("redact", 4_000, 2_000)
    assert "chulsoo" not in json.dumps(answer)


def test_each_string_is_a_decision_of_the_ledger_and_its_id_is_taken_for_feedback():
    found = ask(DOCUMENT, ["/userRequest"]).json()["decisions"]["/userRequest/utterance"]
    complaint = {"decision_id": found["decision_id"], "rule": found["findings"][0]["rule"]}
    assert CLIENT.post("/v1/feedback", json=complaint).status_code == 204


def test_in_observe_mode_the_document_passes_as_it_is_and_says_so():
    watching = TestClient(create_app(Settings(observe=True), GUARD), base_url="http://localhost")
    answer = watching.post("/v1/check/json", json={"document": DOCUMENT, "pointers": [""]}).json()
    assert (answer["action"], answer["document"], answer["observed"]) == ("allow", DOCUMENT, True)
    assert (answer["decisions"], answer["notice"]) == ({}, None)
