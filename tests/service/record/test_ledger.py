"""What is kept of decisions: the audit file, complaints, observe mode, spans. Never text."""

import json

import pytest
from fastapi.testclient import TestClient
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from pii_guard import Guard
from tests.sidecar import Settings, create_app, tracing

GUARD = Guard("office-example")
MESSAGE = "주민번호 900101-1990027 연락처 010-2345-6789"


def client(**settings):
    return TestClient(create_app(Settings(**settings), GUARD), base_url="http://localhost")


def test_the_audit_file_has_a_line_for_each_decision_and_no_text(tmp_path):
    path = tmp_path / "audit.jsonl"
    asked = client(audit=path, api_keys="backend check key-of-the-backend")
    answer = asked.post(
        "/v1/check", json={"text": MESSAGE, "topic": "local-tax"}, headers={"x-api-key": "key-of-the-backend"}
    )
    (line,) = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]
    assert line["decision_id"] == answer.json()["decision_id"]
    assert (line["action"], line["caller"], line["topic"], line["observed"]) == ("block", "backend", "local-tax", False)
    assert line["counts"] == {"KR_RRN": {"block": 1}, "PHONE_NUMBER": {"redact": 1}}
    assert line["policy"]["sha256"] == GUARD.policy.sha256
    written = path.read_text(encoding="utf-8")
    assert "900101" not in written
    assert "2345" not in written.replace(line["decision_id"], "").replace(line["policy"]["sha256"], "").replace(
        line["catalog_sha256"], ""
    )
    assert path.stat().st_mode & 0o777 & ~0o640 == 0


def test_each_message_of_a_batch_is_recorded(tmp_path):
    path = tmp_path / "audit.jsonl"
    client(audit=path).post("/v1/check/batch", json={"messages": [{"text": "안녕"}, {"text": MESSAGE}]})
    assert [json.loads(text)["action"] for text in path.read_text(encoding="utf-8").splitlines()] == ["allow", "block"]


def test_a_complaint_is_counted_by_its_rule_and_recorded(tmp_path):
    path = tmp_path / "audit.jsonl"
    asked = client(audit=path)
    decision = asked.post("/v1/check", json={"text": "연락처 010-2345-6789"}).json()
    what = {"decision_id": decision["decision_id"], "rule": decision["findings"][0]["rule"]}
    assert asked.post("/v1/feedback", json=what).status_code == 204
    assert 'pii_guard_feedback_total{entity="PHONE_NUMBER"} 1.0' in asked.get("/metrics").text
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[-1])["rule"] == what["rule"]


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"decision_id": "900101-1990027", "rule": "KR_RRN/full"}, "/decision_id"),
        ({"decision_id": "0" * 16, "rule": "900101-1990027"}, "/rule"),
        ({"decision_id": "0" * 16, "rule": ["900101-1990027"]}, "/rule"),
        ({"decision_id": "0" * 16, "rule": "x", "text": "900101-1990027"}, ""),
        (["900101-1990027"], ""),
    ],
)
def test_a_complaint_has_no_place_for_words(wrong, pointer):
    answer = client().post("/v1/feedback", json=wrong)
    assert answer.status_code == (404 if isinstance(wrong, dict) and wrong["rule"] == "900101-1990027" else 422)
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert "900101" not in answer.text


@pytest.mark.slow
def test_the_rule_of_every_finding_can_be_complained_about():
    holder = create_app(Settings(), GUARD).holder
    texts = [example.text for r in GUARD.catalog.recognizers for example in r.examples]
    rulings = [f for text in texts for f in GUARD.check(text).findings]
    assert [f.rule for f in rulings if holder.entity_of(f.rule) != f.entity] == []


def test_observe_mode_passes_everything_counts_what_it_would_have_done_and_is_shouted(tmp_path, caplog):
    path = tmp_path / "audit.jsonl"
    with client(observe=True, audit=path) as observing:
        answer = observing.post("/v1/check", json={"text": MESSAGE}).json()
        assert (answer["action"], answer["text"], answer["observed"]) == ("allow", MESSAGE, True)
        batch = observing.post("/v1/check/batch", json={"messages": [{"text": MESSAGE}]}).json()["decisions"]
        assert (batch[0]["action"], batch[0]["observed"]) == ("allow", True)
        metrics = observing.get("/metrics").text
        assert 'pii_guard_decisions_total{action="block",code="none",direction="citizen"} 2.0' in metrics
        assert "pii_guard_observe_mode 1.0" in metrics
        ready = observing.get("/readyz").json()
    assert ready["status"] == "yellow"
    assert "OBSERVE MODE" in ready["warnings"][0]
    assert "OBSERVE MODE" in caplog.text
    assert all(json.loads(line)["observed"] for line in path.read_text(encoding="utf-8").splitlines())


def test_observe_mode_shows_in_the_header_of_the_gateway(tmp_path):
    declared = tmp_path / "gateway.toml"
    declared.write_text('[[route]]\nname = "chat"\nadapter = "json-filter"\nfields = ["/text"]\n', encoding="utf-8")
    for observe, said in ((True, "observed"), (False, "block")):
        answer = client(observe=observe, gateway=str(declared)).post("/gateway/chat", json={"text": MESSAGE})
        assert answer.headers["x-pii-guard"] == said


def test_it_acts_unless_it_is_told_to_observe():
    acted = client().post("/v1/check", json={"text": MESSAGE}).json()
    assert (acted["action"], "observed" in acted) == ("block", False)
    assert "pii_guard_observe_mode 0.0" in client().get("/metrics").text


def test_a_span_names_route_status_and_entities_and_holds_no_text(monkeypatch):
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(tracing, "_otlp", lambda: provider)
    traced = client(traces=True)
    parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    traced.post("/v1/check", json={"text": MESSAGE}, headers={"traceparent": parent})
    traced.get("/010-2345-6789")
    check, other = exporter.get_finished_spans()
    assert check.attributes == {"http.route": "/v1/check", "http.response.status_code": 200}
    assert f"{check.context.trace_id:032x}" in parent
    assert check.events[0].attributes["action"] == "block"
    assert check.events[0].attributes["entities"] == ("KR_RRN", "PHONE_NUMBER")
    assert other.attributes["http.route"] == "other"
    assert "2345" not in check.to_json().replace(parent, "").split('"events"')[1].split('"links"')[0].replace(
        "timestamp", ""
    )
