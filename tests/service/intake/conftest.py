"""An intake over each of the two databases, and a desk that remembers what reached it."""

import asyncio
import contextlib
import itertools
import json
import time

import pytest
from starlette.testclient import TestClient

from pii_guard import Guard
from pii_guard.model import Setting
from tests import postgres as pg
from tests import servers
from tests.sidecar import Settings, create_app, database, departments, intakes, requests, vault

ACTOR = requests.Actor("test", None, "")
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
DESK = """
[office]
name = "고창군청"
hours = ["mon-sun 00:00-23:59"]
without_topic = "finance"
{office}
[[department]]
id = "finance"
name = "재무과"
phone = "063-560-2114"
officers = ["finance-1", "finance-2"]
assign = "{assign}"
{upstream_of}
[[department]]
id = "jobs"
name = "신활력경제과"
phone = "063-560-2351"
officers = ["jobs-1"]
{upstream_of}
[[topic]]
id = "local-tax"
label = "지방세"
department = "finance"
[[topic]]
id = "jobs"
label = "일자리"
department = "jobs"
[[topic]]
id = "agriculture"
label = "농업"
department = "jobs"
{upstream}
"""
UPSTREAM = """
[[upstream]]
id = "desk"
adapter = "webhook"
url = "{url}"
secret_env = "DESK_SECRET"
timeout = 2
on_dead = "{on_dead}"
"""


@pytest.fixture(scope="session")
def guard():
    return Guard("office-example")


@pytest.fixture(scope="session")
def postgres():
    with pg.postgres() as server:
        yield server


BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.process)]


@pytest.fixture(params=BOTH)
def store(request, tmp_path):
    """The address of a fresh database."""
    return fresh(request, tmp_path)


def fresh(request, folder):
    if request.param == "sqlite":
        return f"sqlite:///{folder}/intake.db"
    return request.getfixturevalue("postgres").database()


@pytest.fixture
def sqlite(tmp_path):
    return f"sqlite:///{tmp_path}/intake.db"


@pytest.fixture
def desk(monkeypatch):
    """A desk that takes events."""
    monkeypatch.setenv("DESK_SECRET", SECRET)
    with servers.upstream() as one:
        yield one


def declared(folder, url="", on_dead="skip", assign="claim", office=""):
    """The path of a departments.toml."""
    upstream = UPSTREAM.format(url=url, on_dead=on_dead) if url else ""
    upstream_of = 'upstream = "desk"' if url else ""
    path = folder / "departments.toml"
    path.write_text(DESK.format(office=office, assign=assign, upstream=upstream, upstream_of=upstream_of), "utf-8")
    return path


class Backend:
    """A chat backend that posts. Its consultations have names of their own, so that many may share one intake."""

    _all = itertools.count(1)

    def __init__(self, client):
        self.client, self._keys, self._own = client, itertools.count(1), f"b{next(self._all)}-"

    def name(self, conversation):
        return self._own + conversation

    def path(self, conversation, *steps):
        return "/".join((f"/v1/conversations/{self.name(conversation)}", *steps))

    def post(self, conversation, text, key=None, **more):
        headers = {"idempotency-key": key or f"key-{next(self._keys)}"}
        return self.client.post(self.path(conversation, "messages"), json={"text": text, **more}, headers=headers)

    def accepted(self, conversation, text, **more):
        answer = self.post(conversation, text, **more)
        assert answer.status_code == 202, answer.text
        return answer.json()

    def messages(self, conversation, **query):
        return self.client.get(self.path(conversation, "messages"), params=query).json()["messages"]

    def texts(self, conversation):
        return [message["text"] for message in self.messages(conversation)]

    def do(self, conversation, what, **body):
        return self.client.post(self.path(conversation, what), json=body)


def running(stack, guard, folder, store, departments=None, **settings):
    """A client of a running intake over a store."""
    key = folder / "state.key"
    if not key.exists():
        key.write_bytes(bytes(range(32)))
    told = {"hold_open_seconds": 0, "state_key_file": key, **settings}
    path = departments or declared(folder)
    app = create_app(Settings(policy="office-example", intake=store, departments=str(path), **told), guard)
    return stack.enter_context(TestClient(app, base_url="http://localhost"))


@pytest.fixture
def office(guard, tmp_path):
    """A function: a backend in front of a running intake over a store."""
    with contextlib.ExitStack() as stack:
        yield lambda store, departments=None, **settings: Backend(
            running(stack, guard, tmp_path, store, departments, **settings)
        )


@pytest.fixture(scope="module", params=BOTH)
def shared(request, guard, tmp_path_factory):
    """A client of one running intake over each database."""
    folder = tmp_path_factory.mktemp("intake")
    with contextlib.ExitStack() as stack:
        yield running(stack, guard, folder, fresh(request, folder))


def delivered(desk):
    """The events that reached a desk, each once, in order."""
    seen = {}
    for request in desk.seen:
        seen.setdefault(request.headers["webhook-id"], json.loads(request.raw))
    return list(seen.values())


def post(name, words, key, **more):
    return requests.Posted(name, key, words.encode(), words, Setting("citizen", "local-tax"), **more)


@pytest.fixture
def bare(guard, store, tmp_path):
    """A function: an intake without routes, with clocks of the test's own."""

    def made(hold=0.0, key=bytes(32), before=(), clock=time.time, pace=time.monotonic, upstream=True, **terms):
        path = declared(tmp_path, "http://127.0.0.1:9/nobody" if upstream else "")
        app = create_app(Settings(policy="office-example"), guard)
        app.holder.now = app.holder.now.__class__(
            guard, app.holder.now.gateway, 0.0, False, departments.load_departments(str(path), guard)
        )
        terms = intakes.Terms(hold_seconds=hold, **terms)
        keys = vault.Vault(key, *before)
        return intakes.Intake(app.holder, database.Database(store), keys, terms, {}, clock, pace)

    return made


def within(intake, work):
    """What a coroutine gives while an intake is up; nothing is delivered: there is no secret."""

    async def run():
        await intake.start()
        try:
            return await work(intake)
        finally:
            await intake.stop()

    return asyncio.run(run())
