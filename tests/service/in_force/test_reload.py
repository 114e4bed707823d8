"""A policy is changed while the sidecar runs."""

import asyncio
import os
import signal
import time

import pytest
from fastapi.testclient import TestClient

from tests.processes import sidecar
from tests.sidecar import Settings, create_app, loading, reload

GOOD = """
id = "{id}"
version = "1"
otherwise = "redact"
[[clause]]
id = "mail"
entities = ["EMAIL_ADDRESS"]
action = "{action}"
why = "시험"
"""
CASE = """
[[case]]
name = "mail"
message = "chulsoo@example.com"
expect = "{expect}"
"""
MAIL = {"text": "chulsoo@example.com"}


@pytest.fixture
def office(tmp_path):
    path = tmp_path / "office.toml"
    path.write_text(GOOD.format(id="first", action="block"), encoding="utf-8")
    return path


def served(office):
    settings = Settings(policy=str(office))
    app = create_app(settings)
    reloader = reload.Reloader(app.holder, lambda: loading.load(settings), loading.watched(settings))
    return TestClient(app), reloader


def test_a_good_policy_takes_over_at_once(office):
    client, reloader = served(office)
    assert client.post("/v1/check", json=MAIL).json()["action"] == "block"
    office.write_text(GOOD.format(id="second", action="allow"), encoding="utf-8")
    assert asyncio.run(reloader.reload())
    answer = client.post("/v1/check", json=MAIL).json()
    assert (answer["action"], answer["policy"]["id"]) == ("allow", "second")
    assert client.get("/readyz").json()["status"] == "ready"
    assert client.get("/openapi.json").status_code == 200


@pytest.mark.parametrize("bad", ["id = ", 'id = "x"\nversion = "1"\notherwise = "allow"', None])
def test_a_bad_one_keeps_the_last_good_one_and_shows(office, bad, caplog):
    client, reloader = served(office)
    office.write_text(bad, encoding="utf-8") if bad else office.unlink()
    assert not asyncio.run(reloader.reload())
    answer = client.post("/v1/check", json=MAIL).json()
    assert (answer["action"], answer["policy"]["id"]) == ("block", "first")
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (200, "yellow")
    assert "last good" in ready.json()["warnings"][0]
    assert "pii_guard_reload_failed 1.0" in client.get("/metrics").text
    assert "last good" in caplog.text
    office.write_text(GOOD.format(id="third", action="redact"), encoding="utf-8")
    assert asyncio.run(reloader.reload())
    assert client.get("/readyz").json()["status"] == "ready"
    assert "pii_guard_reload_failed 0.0" in client.get("/metrics").text


def test_a_policy_whose_case_fails_is_a_bad_one(office):
    client, reloader = served(office)
    office.with_suffix(".cases.toml").write_text(CASE.format(expect="block"), encoding="utf-8")
    office.write_text(GOOD.format(id="second", action="allow"), encoding="utf-8")
    assert not asyncio.run(reloader.reload())
    assert client.get("/readyz").json()["policy"] == "first"


ROUTE = """
[[route]]
name = "{name}"
adapter = "json-filter"
fields = ["/text"]
"""


def test_a_changed_gateway_takes_over_and_a_bad_one_keeps_the_last_good_one(office):
    declared = office.with_name("gateway.toml")
    declared.write_text(ROUTE.format(name="old"), encoding="utf-8")
    client, reloader = served(office)

    def answers(name):
        return client.post(f"/gateway/{name}", json=MAIL).status_code

    assert (answers("old"), answers("new")) == (422, 404)
    declared.write_text(ROUTE.format(name="new"), encoding="utf-8")
    assert asyncio.run(reloader.reload())
    assert (answers("old"), answers("new")) == (404, 422)
    for bad in (ROUTE.format(name="third").replace("json-filter", "no-such-adapter"), "[[route"):
        declared.write_text(bad, encoding="utf-8")
        assert not asyncio.run(reloader.reload())
        assert (answers("new"), answers("third")) == (422, 404)
        assert client.get("/readyz").json()["status"] == "yellow"
        assert "pii_guard_reload_failed 1.0" in client.get("/metrics").text
    declared.write_text(ROUTE.format(name="third"), encoding="utf-8")
    assert asyncio.run(reloader.reload())
    assert (answers("third"), client.get("/readyz").json()["status"]) == (422, "ready")


def test_the_described_topics_are_those_in_force(office):
    client, reloader = served(office)
    assert client.get("/openapi.json").json()["info"]["title"] == "pii_guard"
    text = GOOD.format(id="second", action="allow").replace("otherwise", 'topics = ["water"]\notherwise')
    office.write_text(text, encoding="utf-8")
    assert asyncio.run(reloader.reload())
    described = client.get("/openapi.json").json()["components"]["schemas"]["CheckRequest"]["properties"]["topic"]
    assert described["enum"] == ["water", None]


@pytest.mark.parametrize("workers", [1, 2])
def test_running_processes_take_a_changed_file_and_a_hangup(office, workers):
    with sidecar(policy=office, workers=workers) as running:
        for name, hint in (("second", False), ("third", True)):
            office.write_text(GOOD.format(id=name, action="allow"), encoding="utf-8")
            if hint:
                os.kill(running.process.pid, signal.SIGHUP)
            for _ in range(100):
                seen = {running.wait().json()["policy"] for _ in range(8)}
                if seen == {name}:
                    break
                time.sleep(0.1)
            assert seen == {name}
