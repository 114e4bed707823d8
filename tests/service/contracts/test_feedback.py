"""Complaints: only about decisions that were given and rules that exist."""

import json
import secrets

import httpx
import pytest
from fastapi.testclient import TestClient

from pii_guard import Guard
from tests.servers import sidecar
from tests.sidecar import Settings, create_app

GUARD = Guard("office-example")
PHONE = {"text": "연락처 010-2345-6789"}
KEY = "a-key-for-decision-ids"


def client(**settings):
    return TestClient(create_app(Settings(**settings), GUARD), base_url="http://localhost")


def given(asked, message=PHONE):
    """A decision's id and a rule of it."""
    decision = asked.post("/v1/check", json=message).json()
    return {"decision_id": decision["decision_id"], "rule": decision["findings"][0]["rule"]}


def test_a_decision_that_was_given_can_be_complained_about_and_one_that_was_not_cannot():
    asked = client()
    what = given(asked)
    assert asked.post("/v1/feedback", json=what).status_code == 204
    half = what["decision_id"][:8]
    for invented in (secrets.token_hex(8), half + secrets.token_hex(4), "0" * 16, given(client())["decision_id"]):
        answer = asked.post("/v1/feedback", json={**what, "decision_id": invented})
        assert answer.status_code == 404
        assert answer.json()["errors"][0]["pointer"] == "/decision_id"
        assert invented not in answer.text


def test_an_id_is_known_again_after_a_restart_where_the_key_is_set(tmp_path):
    file = tmp_path / "key"
    file.write_text(f"{KEY}\n", encoding="utf-8")
    what = given(client(id_key=KEY))
    assert client(id_key_file=file).post("/v1/feedback", json=what).status_code == 204
    assert client(id_key=f"{KEY}-2").post("/v1/feedback", json=what).status_code == 404


def test_every_contract_gives_ids_of_ours():
    asked = client()
    texts = [{"text": "안녕"}, PHONE, {"text": "주민번호 900101-1990027"}]
    decisions = asked.post("/v1/check/batch", json={"messages": texts}).json()["decisions"]
    for decision in decisions:
        what = {"decision_id": decision["decision_id"], "rule": "PHONE_NUMBER/mobile"}
        assert asked.post("/v1/feedback", json=what).status_code == 204


@pytest.mark.parametrize(
    "rule",
    ["PERSON/", "PERSON", "PERSON/invented-rule", "PERSON/hong-gil-dong", "KR_ADDRESS/my-words-go-here", "/x", ""],
)
def test_a_rule_that_does_not_exist_is_refused_also_where_rules_have_no_patterns(rule):
    asked = client()
    answer = asked.post("/v1/feedback", json={**given(asked), "rule": rule})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (404, "/rule")


@pytest.mark.process
def test_workers_know_one_another_s_decisions(tmp_path):
    with sidecar(PII_GUARD_WORKERS=2, PII_GUARD_POLICY="office-example", PII_GUARD_AUDIT=tmp_path / "audit") as running:
        url = f"http://127.0.0.1:{running.port}"
        for _ in range(20):
            with httpx.Client(base_url=url) as one, httpx.Client(base_url=url) as other:
                assert other.post("/v1/feedback", json=given(one)).status_code == 204
    events = [json.loads(line)["event"] for line in (tmp_path / "audit").read_text(encoding="utf-8").splitlines()]
    assert events.count("feedback") == 20


@pytest.mark.parametrize("name", ["id_key", "id_key_file"])
def test_a_short_key_or_a_file_that_cannot_be_read_is_refused_and_not_repeated(name):
    with pytest.raises(ValueError, match="PII_GUARD_ID_KEY") as refused:
        Settings(**{name: "/no/such"})
    assert "/no/such" not in str(refused.value)
