"""What the console asks: cases run now, figures since the start, and explanations under a bundled policy."""

from fastapi.testclient import TestClient

from pii_guard import Guard
from tests.sidecar import Settings, create_app


def client(policy="office-example", **settings):
    return TestClient(create_app(Settings(policy=policy, **settings)), base_url="http://localhost")


def test_the_cases_of_a_bundled_policy_are_run_and_told_by_name():
    cases = client().get("/v1/cases").json()["cases"]
    assert len(cases) > 10
    assert all(case["holds"] and case["reasons"] == [] for case in cases)
    assert all(set(case) == {"name", "holds", "reasons"} for case in cases), "no message, no cleaned text"


def test_a_policy_without_cases_has_none(tmp_path):
    file = tmp_path / "own.toml"
    file.write_text('id = "own"\nversion = "1"\n', encoding="utf-8")
    assert client(str(file)).get("/v1/cases").json() == {"cases": []}


def test_how_things_stand_counts_what_was_decided():
    asked = client()
    before = asked.get("/v1/now").json()
    asked.post("/v1/check", json={"text": "연락처 010-2345-6789"})
    now = asked.get("/v1/now").json()
    assert now["decisions"].get("redact", 0) - before["decisions"].get("redact", 0) == 1
    assert now["findings"]["PHONE_NUMBER"] >= 1
    guard = Guard("office-example")
    assert (now["policy"]["id"], now["policy"]["sha256"]) == ("office-example", guard.policy.sha256)
    assert now["policy"]["age_seconds"] >= 0
    assert now["engine"] == guard.engine


def test_a_bundled_policy_can_be_asked_instead_and_nothing_else():
    asked = client()
    phone = {"text": "교환 063-560-2114"}
    assert asked.post("/v1/explain", json=phone).json()["decision"]["action"] == "allow"
    strict = asked.post("/v1/explain?policy=strict", json=phone).json()["decision"]
    assert (strict["action"], strict["policy"]["id"]) == ("redact", "strict")
    for query in ("?policy=/etc/passwd", "?policy=", "?other=1", "?policy=strict&policy=logs"):
        refused = asked.post(f"/v1/explain{query}", json=phone)
        assert refused.status_code == 422
        assert "passwd" not in refused.text


def test_both_need_the_scope_explain():
    asked = client(api_keys="backend check key-of-the-backend")
    for path in ("/v1/cases", "/v1/now"):
        assert asked.get(path).status_code == 401
        assert asked.get(path, headers={"x-api-key": "key-of-the-backend"}).status_code == 403
