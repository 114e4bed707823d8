"""A policy is changed while the sidecar runs."""

import asyncio
import os
import signal
import time

import pytest
from fastapi.testclient import TestClient

from tests.servers import sidecar
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
    reloader = reload.Reloader(
        app.holder, lambda: loading.load(settings), loading.watched(settings), settle_seconds=0.01
    )
    return TestClient(app, base_url="http://localhost"), reloader


@pytest.mark.slow
def test_a_good_policy_takes_over_at_once(office):
    client, reloader = served(office)
    assert client.post("/v1/check", json=MAIL).json()["action"] == "block"
    office.write_text(GOOD.format(id="second", action="allow"), encoding="utf-8")
    assert asyncio.run(reloader.reload())
    answer = client.post("/v1/check", json=MAIL).json()
    assert (answer["action"], answer["policy"]["id"]) == ("allow", "second")
    assert client.get("/readyz").json()["status"] == "ready"
    assert client.get("/openapi.json").status_code == 200


@pytest.mark.slow
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


HEAD = 'id = "second"\nversion = "2"\notherwise = "redact"\n'
CLAUSE = '[[clause]]\nid = "mail"\nentities = ["EMAIL_ADDRESS"]\naction = "block"\nwhy = "시험"\n'


async def watched_while(reloader, write, until):
    """Watch with short looks while a coroutine writes, and on until something is so, at most a minute."""
    watching = asyncio.create_task(reloader.watch(0.05))
    await write
    for _ in range(600):
        if until():
            break
        await asyncio.sleep(0.1)
    watching.cancel()


async def slowly(path, pieces):
    """Write a file piece by piece, as an upload does; what is there is a valid policy after each."""
    text = ""
    for piece in pieces:
        text += piece
        path.write_text(text, encoding="utf-8")
        await asyncio.sleep(0.03)


@pytest.mark.slow
def test_a_half_written_policy_is_never_put_in_force(office):
    client, reloader = served(office)
    seen = []
    swap, holder = client.app.holder.swap, client.app.holder
    holder.swap = lambda guard, *more: (seen.append(len(guard.policy.clauses)), swap(guard, *more))
    pieces = [HEAD, *(CLAUSE.replace("mail", f"mail-{n}").replace("EMAIL_ADDRESS", e) for n, e in enumerate(ENTITIES))]
    asyncio.run(watched_while(reloader, slowly(office, pieces), until=lambda: seen))
    assert seen == [len(ENTITIES)]


@pytest.mark.slow
def test_a_writer_who_pauses_is_waited_for_and_a_file_put_in_place_whole_is_not(office):
    client, reloader = served(office)
    began = time.monotonic()
    taken = []
    swap, holder = client.app.holder.swap, client.app.holder
    holder.swap = lambda guard, *more: (
        taken.append((guard.policy.version, len(guard.policy.clauses), time.monotonic())),
        swap(guard, *more),
    )

    async def written():
        office.write_text(HEAD, encoding="utf-8")
        await asyncio.sleep(5 * 0.05)  # five looks at half a policy, which is a whole one to its reader
        office.write_text(HEAD + CLAUSE, encoding="utf-8")

    asyncio.run(watched_while(reloader, written(), until=lambda: taken))
    assert [clauses for _, clauses, _ in taken] == [1]
    assert taken[0][2] - began > reload.STILL_LOOKS * 0.05
    beside = office.with_suffix(".new")
    beside.write_text((HEAD + CLAUSE).replace('version = "2"', 'version = "3"'), encoding="utf-8")
    reloader._stamp = reloader._look()
    began = time.monotonic()
    beside.replace(office)
    assert not reloader._is_written_in_place(reloader._look())


ENTITIES = ("EMAIL_ADDRESS", "PHONE_NUMBER", "KR_ADDRESS", "PERSON", "CREDIT_CARD", "KR_BANK_ACCOUNT")


@pytest.mark.slow
def test_a_reload_that_is_asked_for_waits_until_the_file_is_whole(office):
    client, reloader = served(office)

    async def asked():
        writing = asyncio.create_task(slowly(office, [HEAD, "\n", "\n", CLAUSE]))
        await asyncio.sleep(0.01)
        taken = await reloader.reload()
        await writing
        return taken

    reloader._settle_seconds = 0.05
    assert asyncio.run(asked())
    assert client.post("/v1/check", json=MAIL).json()["action"] == "block"


@pytest.mark.slow
def test_a_file_that_changes_while_it_is_read_is_not_taken(office):
    client, reloader = served(office)
    load = reloader._load

    def meanwhile():
        loaded = load()
        office.write_text(HEAD + CLAUSE, encoding="utf-8")
        return loaded

    office.write_text(HEAD, encoding="utf-8")
    reloader._load = meanwhile
    assert not asyncio.run(reloader.reload())
    assert client.get("/readyz").json()["policy"] == "first"
    reloader._load = load
    taken = client.app.holder
    asyncio.run(watched_while(reloader, asyncio.sleep(0), until=lambda: taken.guard.policy.id == "second"))
    assert client.post("/v1/check", json=MAIL).json()["policy"]["id"] == "second"


@pytest.mark.slow
def test_the_same_version_with_another_content_is_refused_and_the_old_content_is_not(office, caplog):
    client, reloader = served(office)
    before = office.read_text(encoding="utf-8")
    office.write_text(GOOD.format(id="first", action="allow"), encoding="utf-8")
    assert not asyncio.run(reloader.reload())
    assert client.post("/v1/check", json=MAIL).json()["action"] == "block"
    assert client.get("/readyz").json()["status"] == "yellow"
    assert "last good" in caplog.text
    office.write_text(before, encoding="utf-8")
    assert asyncio.run(reloader.reload())
    changed = GOOD.format(id="first", action="allow").replace('version = "1"', 'version = "2"')
    office.write_text(changed, encoding="utf-8")
    assert asyncio.run(reloader.reload())
    office.write_text(before + "# again\n", encoding="utf-8")
    assert not asyncio.run(reloader.reload()), "a version that was in force earlier is remembered too"


@pytest.mark.slow
def test_a_policy_without_cases_is_said_to_be_untested_and_one_with_cases_is_not(office):
    client, reloader = served(office)
    assert client.get("/readyz").json()["untested"] is True
    office.with_suffix(".cases.toml").write_text(CASE.format(expect="block"), encoding="utf-8")
    assert asyncio.run(reloader.reload())
    assert client.get("/readyz").json()["untested"] is False
    assert TestClient(create_app(Settings()), base_url="http://localhost").get("/readyz").json()["untested"] is False


@pytest.mark.slow
@pytest.mark.parametrize("name", ["office.toml", "office.cases.toml", "gateway.toml"])
def test_a_pipe_in_the_place_of_a_file_is_refused_and_does_not_stop_the_reloader(office, name):
    client, reloader = served(office)
    place = office.with_name(name)
    place.unlink(missing_ok=True)
    os.mkfifo(place)
    assert not asyncio.run(asyncio.wait_for(reloader.reload(), 10))
    assert client.get("/readyz").json()["policy"] == "first"
    place.unlink()
    office.write_text(GOOD.format(id="second", action="allow"), encoding="utf-8")
    assert asyncio.run(asyncio.wait_for(reloader.reload(), 10))


ROUTE = """
[[route]]
name = "{name}"
adapter = "json-filter"
fields = ["/text"]
"""


@pytest.mark.slow
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


@pytest.mark.slow
def test_the_described_topics_are_those_in_force(office):
    client, reloader = served(office)
    assert client.get("/openapi.json").json()["info"]["title"] == "pii_guard"
    text = GOOD.format(id="second", action="allow").replace("otherwise", 'topics = ["water"]\notherwise')
    office.write_text(text, encoding="utf-8")
    assert asyncio.run(reloader.reload())
    described = client.get("/openapi.json").json()["components"]["schemas"]["CheckRequest"]["properties"]["topic"]
    assert described["enum"] == ["water", None]


@pytest.mark.process
@pytest.mark.parametrize("workers", [1, 2])
def test_running_processes_take_a_changed_file_and_a_hangup(office, workers):
    with sidecar(PII_GUARD_POLICY=office, PII_GUARD_WORKERS=workers) as running:
        for name, hint in (("second", False), ("third", True)):
            office.write_text(GOOD.format(id=name, action="allow"), encoding="utf-8")
            if hint:
                os.kill(running.process.pid, signal.SIGHUP)
            for _ in range(600):
                seen = {running.client.get("/readyz").json()["policy"] for _ in range(8)}
                if seen == {name}:
                    break
                time.sleep(0.1)
            assert seen == {name}
