"""What is counted, and that dashboard and documentation speak of nothing else."""

import json
import re
from pathlib import Path

import pytest
import yaml
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from pii_guard import Guard
from tests.sidecar import Settings, create_app, problems

NAME = re.compile(r"\bpii_guard_[a-z_]+")
INTAKE = {
    "pii_guard_outbox",
    "pii_guard_outbox_oldest_seconds",
    "pii_guard_intake_total",
}  # of a sidecar with an intake


@pytest.fixture(scope="module")
def families():
    guard = Guard()
    client = TestClient(create_app(Settings(), guard), base_url="http://localhost")
    decision = client.post("/v1/check", json={"text": "연락처 010-2345-6789"}).json()
    client.post("/v1/feedback", json={"decision_id": decision["decision_id"], "rule": decision["findings"][0]["rule"]})
    return list(text_string_to_metric_families(client.get("/metrics").text))


def test_every_metric_of_the_dashboard_and_its_labels_exist(families):
    samples = {s.name: set() for f in families for s in f.samples}
    for family in families:
        for sample in family.samples:
            samples[sample.name] |= set(sample.labels)
    dashboard = json.loads(Path("deploy/grafana.json").read_text(encoding="utf-8"))
    expressions = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    assert len(expressions) >= 12
    for expression in expressions:
        (name,) = set(NAME.findall(expression))
        assert name in samples, name
        grouped = re.search(r"by \(([a-z, ]+)\)", expression)
        assert set(grouped[1].split(", ") if grouped else ()) <= samples[name]


def test_every_alert_asks_for_a_metric_that_exists_and_says_what_to_do_in_both_languages(families):
    names = {s.name for f in families for s in f.samples} | INTAKE
    groups = yaml.safe_load(Path("deploy/alerts.yaml").read_text("utf-8"))["groups"]
    rules = [rule for group in groups for rule in group["rules"]]
    assert len(rules) == len({rule["alert"] for rule in rules}) >= 9
    for rule in rules:
        assert set(NAME.findall(rule["expr"])) <= names, rule["alert"]
        reasons = re.search(r'reason=~"([A-Z_|]+)"', rule["expr"])
        assert set(reasons[1].split("|") if reasons else ()) <= set(problems.REASONS)
        assert " / " in rule["annotations"]["summary"]
        assert rule["annotations"]["description"]


def test_every_metric_stands_in_the_documentation(families):
    text = Path("docs/operate.md").read_text(encoding="utf-8")
    totals = {f.name + ("_total" if f.type == "counter" else "") for f in families}
    assert sorted(name for name in totals if name not in text) == []


def test_every_reason_of_a_refusal_is_there_from_the_start(families):
    (refusals,) = [f for f in families if f.name == "pii_guard_refusals"]
    assert {s.labels["reason"] for s in refusals.samples} == set(problems.REASONS)
