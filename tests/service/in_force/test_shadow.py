"""PII_GUARD_SHADOW: a draft decides beside the policy in force, is counted, and does nothing."""

import pytest
from starlette.testclient import TestClient

from tests.sidecar import Settings, create_app, preflight

DRAFT = """id = "draft"
version = "2"
[[clause]]
id = "no-plates"
entities = ["KR_VEHICLE_PLATE"]
action = "block"
why = "시험"
"""


@pytest.fixture
def client(tmp_path):
    draft = tmp_path / "draft.toml"
    draft.write_text(DRAFT, "utf-8")
    return TestClient(create_app(Settings(shadow=str(draft))), base_url="http://localhost")


def test_a_draft_is_counted_by_how_it_differs_and_changes_no_answer(client):
    plate = client.post("/v1/check", json={"text": "제 차는 12가3456입니다"}).json()
    assert (plate["action"], plate["policy"]["id"]) == ("redact", "default")
    client.post("/v1/check", json={"text": "재산세 문의요"})
    counted = client.get("/metrics").text
    assert 'pii_guard_shadow_total{outcome="newly-blocked"} 1.0' in counted
    assert 'pii_guard_shadow_total{outcome="same"} 1.0' in counted
    assert 'pii_guard_decisions_total{action="block"' not in counted


def test_the_console_is_told_of_the_draft(client):
    client.post("/v1/check", json={"text": "제 차는 12가3456입니다"})
    now = client.get("/v1/now").json()
    assert now["shadow"] == {"id": "draft", "version": "2"}
    assert now["shadowed"] == {"newly-blocked": 1}


def test_a_draft_that_is_wrong_is_a_fault_of_the_start(tmp_path):
    draft = tmp_path / "draft.toml"
    draft.write_text('id = "draft"\n', "utf-8")
    assert any("draft.toml" in str(fault) for fault in preflight.faults(Settings(shadow=str(draft))))
