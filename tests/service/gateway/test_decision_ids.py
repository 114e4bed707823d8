"""A decision's id reaches people: on every answer of the gateway, in a notice, and back to the rules that decided."""

import json

import httpx
import pytest

from pii_guard import Guard
from pii_guard.cli import main
from tests.serving import serving
from tests.sidecar import Settings, create_app

ROUTE = """
[[route]]
name = "chat"
adapter = "json"
upstream = "UPSTREAM"
fields = ["/text", "/more/*"]
answer_fields = ["/text"]
"""
KAKAO = '[[route]]\nname = "kakao"\nadapter = "kakao-skill"\nupstream = "UPSTREAM"\n'
PHONE, RRN = "010-2345-6789", "주민번호 900101-1990027"
DECISION = "x-pii-guard-decision"


def recorded(file):
    return [json.loads(line) for line in file.read_text().splitlines()]


def test_a_message_of_several_strings_is_one_decision_in_the_audit_and_in_the_figures(gateway, upstream, tmp_path):
    audit = tmp_path / "audit.jsonl"
    client = gateway(ROUTE, audit=audit)
    upstream.answers({"text": "안녕하세요"})
    answer = client.post("/gateway/chat?room=7", json={"text": f"전화 {PHONE}", "more": [f"또 {PHONE}", "끝"]})
    asked, answered = recorded(audit)
    assert asked["decision_id"] == answer.headers[DECISION]
    assert (asked["action"], asked["counts"]) == ("redact", {"PHONE_NUMBER": {"redact": 2}})
    assert answered["action"] == "allow", "what comes back is a message of its own"
    assert upstream.seen[-1].headers[DECISION] == asked["decision_id"], "the upstream can keep it beside the message"
    figures = client.get("/v1/now").json()["decisions"]
    assert figures == {"redact": 1, "allow": 1}


@pytest.mark.parametrize(
    "body",
    [{"text": f"전화 {PHONE}"}, {"text": RRN}, {"text": "안녕하세요"}, {"other": 1}],
    ids=["redact", "block", "allow", "shape"],
)
def test_every_answer_that_a_decision_was_made_for_bears_its_id(gateway, upstream, tmp_path, body):
    audit = tmp_path / "audit.jsonl"
    client = gateway(ROUTE, audit=audit)
    upstream.answers({"text": "안녕하세요"})
    answer = client.post("/gateway/chat", json=body)
    assert answer.headers[DECISION] == recorded(audit)[0]["decision_id"]


def test_it_is_there_too_where_the_upstream_fails(gateway, upstream, tmp_path):
    client = gateway(ROUTE, audit=tmp_path / "audit.jsonl")
    upstream.answers("no object")
    answer = client.post("/gateway/chat", json={"text": f"전화 {PHONE}"})
    assert answer.status_code == 502
    assert answer.headers[DECISION] == recorded(tmp_path / "audit.jsonl")[0]["decision_id"]


def test_an_id_that_comes_in_is_never_passed_on(gateway, upstream):
    client = gateway(ROUTE)
    upstream.answers({"text": "안녕하세요"})
    answer = client.post("/gateway/chat", json={"text": "안녕"}, headers={DECISION: "0" * 16})
    assert "0" * 16 not in (answer.headers[DECISION], upstream.seen[-1].headers[DECISION])


def test_in_observe_mode_everything_passes_under_the_id_of_what_would_have_been(gateway, upstream, tmp_path):
    audit = tmp_path / "audit.jsonl"
    client = gateway(ROUTE, audit=audit, observe=True)
    upstream.answers({"text": "안녕하세요"})
    client.post("/gateway/chat", json={"text": f"전화 {PHONE}"})
    assert upstream.last["text"] == f"전화 {PHONE}"
    assert (recorded(audit)[0]["action"], recorded(audit)[0]["observed"]) == ("redact", True)


SHOWN = """
id = "own"
version = "1"

[notice]
show_id = {}

[[clause]]
id = "stop"
entities = ["PHONE_NUMBER"]
action = "block"
why = "시험"
"""


@pytest.mark.parametrize("show_id", ["true", "false"])
def test_a_notice_names_the_decision_where_the_policy_says_so(upstream, tmp_path, show_id):
    policy, routes = tmp_path / "own.toml", tmp_path / "gateway.toml"
    policy.write_text(SHOWN.format(show_id), "utf-8")
    routes.write_text(KAKAO.replace("UPSTREAM", upstream.url), "utf-8")
    app = create_app(Settings(policy=str(policy), gateway=str(routes)), Guard(policy))
    with serving(app, wait=False) as port:
        skill = {"userRequest": {"utterance": f"전화 {PHONE}"}}
        answer = httpx.post(f"http://127.0.0.1:{port}/gateway/kakao", json=skill, trust_env=False)
    told = json.dumps(answer.json(), ensure_ascii=False)
    assert (f"번호 {answer.headers[DECISION][:8]}" in told) is (show_id == "true")


def test_from_the_digits_of_a_notice_the_rules_that_decided_are_found(gateway, upstream, tmp_path, capsys):
    audit = tmp_path / "audit.jsonl"
    client = gateway(ROUTE, audit=audit)
    decision_id = client.post("/gateway/chat", json={"text": RRN}).headers[DECISION]
    assert (
        main(["which-rules", decision_id[:8], "--audit", str(audit), "--policy", "office-example", "--lang", "ko"]) == 0
    )
    out = capsys.readouterr().out
    assert f"{decision_id}  " in out
    assert "차단" in out
    assert "조항: registration-number-never-leaves" in out
    assert out.count("(지금 여기 있는 것과 같음)") == 2
    assert "900101" not in out


def test_an_id_that_is_not_there_or_is_none_is_told_without_repeating_it(tmp_path, capsys):
    audit = tmp_path / "audit.jsonl"
    audit.write_text('{"event": "decision", torn\n', "utf-8")
    assert main(["which-rules", "12345678", "--audit", str(audit), "--lang", "en"]) == 1
    assert "no such decision" in capsys.readouterr().err
    assert main(["which-rules", "010-2345", "--audit", str(audit), "--lang", "en"]) == 2
    assert "010-2345" not in capsys.readouterr().err
    assert main(["which-rules", "12345678", "--audit", str(tmp_path / "none"), "--lang", "en"]) == 2
