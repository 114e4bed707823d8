"""Why, and why not, over HTTP: for auditors, and nothing of it is kept."""

import json

import pytest
from fastapi.testclient import TestClient

from pii_guard import Guard
from tests.sidecar import Settings, create_app

GUARD = Guard("office-example")
BRN = {"text": "설계도 123-45-67890"}
KEYS = "backend check key-of-the-backend, auditor explain key-of-an-auditor"


def client(**settings):
    return TestClient(create_app(Settings(**settings), GUARD), base_url="http://localhost")


def test_it_answers_what_the_library_says():
    answered = client().post("/v1/explain", json=BRN).json()
    library = GUARD.explain(BRN["text"]).as_json(BRN["text"])
    assert (answered["steps"], answered["folds"]) == (library["steps"], library["folds"])
    assert answered["decision"]["action"] == "allow"


def test_it_takes_the_request_of_a_check_and_refuses_what_a_check_refuses():
    asked = client()
    plate = {"text": "제 차는 12가3456입니다", "topic": "local-tax", "direction": "citizen"}
    assert asked.post("/v1/explain", json=plate).json()["decision"]["action"] == "allow"
    refused = asked.post("/v1/explain", json=plate | {"topic": "010-2345-6789"})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/topic")
    assert "2345" not in refused.text


@pytest.mark.parametrize(("key", "status"), [("key-of-the-backend", 403), ("key-of-an-auditor", 200)])
def test_it_needs_the_scope_explain(key, status):
    asked = client(api_keys=KEYS)
    answered = asked.post("/v1/explain", json=BRN, headers={"authorization": f"Bearer {key}"})
    assert answered.status_code == status


def test_a_message_is_explained_as_the_last_of_a_consultation():
    asked = client()
    joined = asked.post("/v1/explain", json={"text": "5678이에요", "before": ["제 번호는 010-1234까지고요"]}).json()
    assert joined["decision"]["action"] == "allow"
    assert joined["conversation"]["decision"]["text"] == "[전화번호]예요"
    assert "전화번호: 글 1의 조각과 이어서 찾음" in [one["ko"] for one in joined["conversation"]["told"]]
    blocked = asked.post("/v1/explain", json={"text": "1990027", "before": ["@주민번호 뒷자리는요?"]}).json()
    assert blocked["conversation"]["decision"]["action"] == "block"
    assert "conversation" not in asked.post("/v1/explain", json={"text": "5678이에요", "before": []}).json()


@pytest.mark.parametrize("before", ["010", [1], ["가"] * 21, None])
def test_messages_before_it_are_a_list_of_at_most_twenty_strings(before):
    refused = client().post("/v1/explain", json={"text": "가", "before": before})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/before")


def test_nothing_is_counted_recorded_or_logged(tmp_path, caplog):
    audit = tmp_path / "audit.jsonl"
    asked = client(audit=audit)
    before = asked.get("/metrics").text
    with caplog.at_level("DEBUG"):
        asked.post("/v1/explain", json={"text": "연락처 010-2345-6789"})
    counted = [line for line in asked.get("/metrics").text.splitlines() if line.startswith("pii_guard_decisions_total")]
    assert counted == [line for line in before.splitlines() if line.startswith("pii_guard_decisions_total")]
    assert audit.read_text() == ""
    assert "2345" not in caplog.text


def test_its_answer_is_in_the_contract():
    document = client().get("/openapi.json").json()
    answer = document["paths"]["/v1/explain"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/Explanation"}
    assert json.dumps(document["components"]["schemas"]["Explanation"])
