"""The routes, spoken to as a client would: whole requests in, whole answers out."""

import base64
import json
import logging
import re

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, settings

from pii_guard import Guard
from tests import contract
from tests.breaking import breaking_recognizer
from tests.sidecar import Settings, create_app, readiness

GUARD = Guard("office-example")
APP = create_app(Settings(hosts=("testserver",)), GUARD)  # the name that schemathesis calls it by
CLIENT = TestClient(APP, base_url="http://localhost")
JSON = {"content-type": "application/json"}
README = "주민번호는900101-1990027입니다 연락처 공일공 이삼사오 육칠팔구"
schema = schemathesis.openapi.from_asgi("/openapi.json", APP)
WRONG_WISHES = ["status=gatewya", "STATUS=gateway", "Status=gateway", "status=GATEWAY", "stauts=gateway", "status"]
WRONG_WISHES += ["status=gateway&status=200", "status=gateway;x", "x", "status=gateway&x=1", "status[]=gateway"]


def check(**fields):
    return CLIENT.post("/v1/check", json=fields)


def problem(answer, status):
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    return body


def test_the_message_of_the_readme_is_blocked_with_both_kinds_of_offsets():
    answer = check(text="😀" + README)
    body = answer.json()
    assert answer.status_code == 200
    assert (body["action"], body["text"], body["code"]) == ("block", None, None)
    rrn, phone = body["findings"]
    assert (rrn["entity"], rrn["start"], rrn["start_utf16"]) == ("KR_RRN", 6, 7)
    assert (phone["entity"], phone["end"], phone["end_utf16"]) == ("PHONE_NUMBER", 41, 42)
    assert "주민등록번호" in body["notice"]["ko"]
    assert body["policy"]["id"] == "office-example"


def test_a_redacted_answer_says_where_the_placeholder_stands():
    body = check(text="연락처는 010-2345-6789로 주세요").json()
    assert body["text"] == "연락처는 [전화번호]로 주세요"
    start, end = body["findings"][0]["out"]
    assert body["text"][start:end] == "[전화번호]"


def test_a_proxy_that_looks_at_the_status_alone_sees_a_block_and_a_misspelt_wish_is_refused():
    assert CLIENT.post("/v1/check?status=gateway", json={"text": README}).status_code == 422
    assert CLIENT.post("/v1/check?status=gateway", json={"text": README}).json()["action"] == "block"
    assert CLIENT.post("/v1/check?status=gateway", json={"text": "안녕"}).status_code == 200
    for wish in WRONG_WISHES:
        problem(CLIENT.post(f"/v1/check?{wish}", json={"text": "안녕"}), 422)
    problem(CLIENT.post("/v1/check/batch?status=gateway", json={"messages": []}), 422)


def test_no_answer_has_a_field_that_holds_a_found_value():
    assert "2345" not in check(text="연락처는 010-2345-6789로 주세요").text


def test_topic_and_direction_change_the_ruling():
    assert check(text="제 차는 12가3456입니다", topic="local-tax").json()["action"] == "allow"
    assert check(text="제 차는 12가3456입니다").json()["action"] == "redact"


def test_a_batch_answers_in_order_and_a_too_long_message_is_blocked_alone():
    answer = CLIENT.post(
        "/v1/check/batch", json={"messages": [{"text": "안녕"}, {"text": "가" * 9000}, {"text": README}]}
    )
    decisions = answer.json()["decisions"]
    assert [d["action"] for d in decisions] == ["allow", "block", "block"]
    assert [d["code"] for d in decisions] == [None, "TOO_LONG", None]


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({}, "/text"),
        ({"text": 1012345678}, "/text"),
        ({"text": "x", "direction": "900101-1990027"}, "/direction"),
        ({"text": "x", "topic": "900101-1990027"}, "/topic"),
        ({"text": "x", "channel": ["900101-1990027"]}, "/channel"),
        ({"text": "x", "deadline_ms": "900101"}, "/deadline_ms"),
        ({"text": "x", "deadline_ms": True}, "/deadline_ms"),
        ({"text": "x", "900101-1990027": 1}, ""),
    ],
)
def test_a_wrong_field_is_named_and_never_repeated(fields, pointer):
    answer = check(**fields)
    assert problem(answer, 422)["errors"][0]["pointer"] == pointer
    assert "900101" not in answer.text


def test_a_wrong_message_in_a_batch_is_named_by_its_place():
    answer = CLIENT.post("/v1/check/batch", json={"messages": [{"text": "x"}, {"text": "y", "topic": "nope"}]})
    assert problem(answer, 422)["errors"][0]["pointer"] == "/messages/1/topic"
    assert problem(CLIENT.post("/v1/check/batch", json={"messages": [{"text": ""}] * 1001}), 422)
    assert problem(CLIENT.post("/v1/check/batch", json=[]), 422)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"text": "900101-1990027"'])
def test_a_body_that_is_no_json_is_refused_without_being_repeated(body):
    answer = CLIENT.post("/v1/check", content=body, headers=JSON)
    problem(answer, 400)
    assert "900101" not in answer.text


@pytest.mark.slow
def test_a_body_over_a_mebibyte_is_refused_chunked_or_not():
    assert problem(CLIENT.post("/v1/check", content=b" " * (1 << 21), headers=JSON), 413)
    assert problem(CLIENT.post("/v1/check", content=(b" " * 65536 for _ in range(40)), headers=JSON), 413)


def test_a_lone_surrogate_is_examined_and_offsets_stay():
    answer = CLIENT.post("/v1/check", content=b'{"text": "\\ud800 010-2345-6789"}', headers=JSON)
    assert answer.status_code == 200
    assert answer.json()["findings"][0]["start"] == 2


def test_empty_text_and_control_characters_are_ordinary_messages():
    assert check(text="").json()["action"] == "allow"
    assert check(text="\x00\x01").json()["action"] == "allow"


def test_unknown_routes_and_methods_are_problems_that_repeat_nothing():
    assert "900101" not in str(problem(CLIENT.get("/900101-1990027"), 404))
    assert CLIENT.get("/v1/check").headers["allow"] == "POST"
    problem(CLIENT.get("/v1/check"), 405)
    problem(CLIENT.delete("/healthz"), 405)


def test_what_would_be_decided_can_be_read():
    rules = CLIENT.get("/v1/rules").json()
    (rrn,) = [r for r in rules["rules"] if r["entity"] == "KR_RRN"]
    assert {"expects", "text", "parts", "why", "evidence", "in_context", "kind"} <= rrn["examples"][0].keys()
    assert rrn["legal_basis"]
    policy = CLIENT.get("/v1/policy").json()
    assert policy["id"] == "office-example"
    assert any("063-560-" in entry["prefixes"] for entry in policy["allow"])


def test_ready_means_that_a_canary_was_really_found(monkeypatch):
    assert CLIENT.get("/readyz").json()["status"] == "ready"
    monkeypatch.setattr(readiness, "CANARY", "nothing to find")
    problem(CLIENT.get("/readyz"), 503)
    assert CLIENT.get("/healthz").status_code == 200


def test_metrics_count_by_closed_sets():
    check(text=README)
    CLIENT.get("/010-2345-6789")
    text = CLIENT.get("/metrics").text
    assert 'pii_guard_findings_total{action="block",entity="KR_RRN"}' in text
    assert 'route="other"' in text
    assert "010-2345" not in text


def test_the_contract_is_documented_with_answers_the_guard_gave():
    document = CLIENT.get("/openapi.json").json()
    content = document["paths"]["/v1/check"]["post"]["responses"]["200"]["content"]["application/json"]
    assert content["examples"]["blocked"]["value"]["action"] == "block"
    assert CLIENT.get("/docs").status_code == 200


def test_keys_are_required_where_there_are_keys_and_two_can_live_side_by_side():
    client = TestClient(create_app(Settings(api_keys="first-key-of-the-backend,second-key-of-the-backend"), GUARD))
    problem(client.post("/v1/check", json={"text": "x"}), 401)
    problem(client.get("/v1/policy", headers={"x-api-key": "wrong"}), 401)
    assert (
        client.post("/v1/check", json={"text": "x"}, headers={"x-api-key": "second-key-of-the-backend"}).status_code
        == 200
    )
    assert client.get("/v1/policy", headers={"authorization": "Bearer first-key-of-the-backend"}).status_code == 200
    assert client.get("/healthz").status_code == 200


def test_a_failing_recognizer_blocks_and_an_unexpected_error_is_a_500_without_text(monkeypatch, caplog):
    client = TestClient(
        create_app(Settings(hosts=("testserver",)), Guard(recognizers=[breaking_recognizer()])),
        raise_server_exceptions=False,
    )
    assert client.post("/v1/check", json={"text": "AC-12"}).json()["code"] == "RECOGNIZER_FAILED"
    monkeypatch.setattr(Guard, "decide", lambda self, message, *rest: 1 / len(message[:0]))
    with caplog.at_level(logging.DEBUG):
        answer = client.post("/v1/check", json={"text": README})
    problem(answer, 500)
    assert "900101" not in answer.text + caplog.text


CANARIES = ("850412-2970033", "010-7391-4826", "황보슬기")


def encodings(value):
    """The ways in which a value could lie in bytes."""
    digits = re.sub("[^0-9]", "", value)
    yield from (value.encode("utf-8"), value.encode("utf-16-le"), base64.b64encode(value.encode()).rstrip(b"="))
    yield json.dumps(value).strip('"').encode()
    if digits:
        yield digits.encode()


def test_no_canary_leaves_through_any_route_log_error_or_metric(caplog, capfd):
    message = f"주민번호 {CANARIES[0]} 연락처 {CANARIES[1]} 저는 {CANARIES[2]}입니다"
    seen = b""
    with caplog.at_level(logging.DEBUG):
        for path in ("/v1/check", "/v1/check/batch", "/v1/rules", "/v1/policy", "/nope", f"/{message}", "/metrics"):
            for body in (
                {"text": message},
                {message: message},
                {"messages": [{"text": message, "topic": message}]},
                message,
            ):
                seen += CLIENT.post(path, json=body).content
            seen += CLIENT.post(path, content=("{" + message).encode(), headers=JSON).content
            seen += CLIENT.get(path, params={"q": message}).content
        seen += CLIENT.get("/metrics").content + CLIENT.get("/openapi.json").content
    printed = capfd.readouterr()
    logs = "".join(r.getMessage() for r in caplog.records if not r.name.startswith(("httpx", "httpcore")))
    everything = seen + (logs + printed.out + printed.err).encode()
    for canary in CANARIES:
        for form in encodings(canary):
            assert form not in everything, (canary, form)


@pytest.mark.slow
@schema.parametrize()
@settings(max_examples=20, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_documented_route_keeps_its_contract(case):
    case.call_and_validate(excluded_checks=[contract.positive_data_acceptance])


TWICE = b'{"%s": "\\uc548\\ub155", "%s": "900101-1990027"}'
MEMBERS = (b"text", b"texts", b"messages", b"decision_id", b"request", b"userRequest")
DECLARED = """
[[route]]
name = "chat"
adapter = "json-filter"
fields = ["/text"]
[[route]]
name = "kakao"
adapter = "kakao-skill"
upstream = "http://127.0.0.1:1/skill"
"""


@pytest.fixture(scope="module")
def with_gateway(tmp_path_factory):
    file = tmp_path_factory.mktemp("gateway") / "gateway.toml"
    file.write_text(DECLARED, encoding="utf-8")
    return create_app(Settings(gateway=str(file)), GUARD)


@pytest.mark.slow
def test_a_member_given_twice_is_refused_on_every_route_that_takes_a_body(with_gateway):
    asked = TestClient(with_gateway, base_url="http://localhost", raise_server_exceptions=False)
    posts = sorted(path for method, path in with_gateway._table.exact if method == "POST")
    assert {"/v1/check", "/v1/check/batch", "/v1/feedback", "/analyze", "/anonymize"} <= set(posts)
    for path in posts:
        for member in MEMBERS:
            before = refusals(asked, "NOT_JSON")
            answer = posted(asked, path, TWICE % (member, member))
            assert "900101" not in (answer.text if answer else "")
            assert refusals(asked, "NOT_JSON") == before + 1, (path, member)


def test_a_member_given_twice_is_refused_by_the_gateway_in_the_channel_s_own_shape(with_gateway):
    asked = TestClient(with_gateway, base_url="http://localhost", raise_server_exceptions=False)
    for member in MEMBERS:
        assert posted(asked, "/gateway/chat", TWICE % (member, member)).status_code == 400
        told = posted(asked, "/gateway/kakao", TWICE % (member, member))
        assert "900101" not in told.text
        assert told.headers["x-pii-guard"] == "block"
    assert refusals(asked, "UPSTREAM") == 0, "nothing went to the dead upstream"


def posted(asked, path, body):
    """The answer; None where the connection was broken off on purpose."""
    try:
        return asked.post(path, content=body, headers={"content-type": "application/json"})
    except Exception:  # noqa: BLE001 - the test client has no name for an answer without a body
        return None


def refusals(asked, reason):
    """How many requests were refused for this reason until now."""
    text = asked.get("/metrics").text
    return int(float(re.search(rf'pii_guard_refusals_total\{{reason="{reason}"\}} (\S+)', text)[1]))
