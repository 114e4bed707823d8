"""Backup, restore and erasure, by the very commands of docs/operate.md, against a sidecar that runs."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests import postgres as pg
from tests import servers
from tests.service.intake.conftest import declared

pytestmark = pytest.mark.process

PAGE = Path(__file__).resolve().parents[3] / "docs" / "operate.md"
KEY = "of-an-operator-0123456789"
COMMANDS = [
    block.strip().split("\n")
    for block in re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8").partition("\n## Keep it")[2], re.DOTALL)
]


def run(command, folder, **environment):
    """One line of the page, as it stands there."""
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def postgres():
    with pg.postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def kept(request, tmp_path):
    """(folder, which line of the page, its environment, settings) of an intake over each of the two databases."""
    (tmp_path / "state.key").write_bytes(bytes(range(32)))
    settings = {
        "PII_GUARD_DEPARTMENTS": declared(tmp_path),
        "PII_GUARD_STATE_KEY_FILE": tmp_path / "state.key",
        "PII_GUARD_API_KEYS": KEY,
    }
    if request.param == "sqlite":
        return tmp_path, 0, {}, settings | {"PII_GUARD_INTAKE": f"sqlite:///{tmp_path}/intake.db"}
    server = request.getfixturevalue("postgres")
    server.sql("drop database if exists intake")
    server.sql("create database intake encoding 'UTF8' template template0")
    address = {"PGHOST": "127.0.0.1", "PGPORT": str(server.port), "PGUSER": "postgres"}
    path = f"{pg.HOMES[0]}:{os.environ['PATH']}"
    url = f"postgresql://postgres@127.0.0.1:{server.port}/intake"
    return tmp_path, 1, address | {"PATH": path}, settings | {"PII_GUARD_INTAKE": url}


def post(sidecar, text, key):
    headers = {"authorization": f"Bearer {KEY}", "idempotency-key": key}
    return sidecar.client.post("/v1/conversations/room-42/messages", json={"text": text}, headers=headers)


def texts(sidecar):
    answer = sidecar.client.get("/v1/conversations/room-42/messages", headers={"authorization": f"Bearer {KEY}"})
    return [message["text"] for message in answer.json()["messages"]] if answer.is_success else answer.status_code


def test_what_was_backed_up_while_it_ran_is_there_after_a_restore(kept):
    folder, line, environment, settings = kept
    (backup, restore, _) = COMMANDS
    with servers.sidecar(**settings) as one:
        post(one, "연락처는 010-2345-6789예요", "k1")
        run(backup[line], folder, **environment)
        post(one, "뒤에 온 글", "k2")
    run(restore[line], folder, **environment)
    with servers.sidecar(**settings) as one:
        assert texts(one) == ["연락처는 [전화번호]예요"]
        assert post(one, "연락처는 010-2345-6789예요", "k1").status_code == 200  # a repeated key is known
        assert post(one, "뒤에 온 글", "k2").status_code == 202
        assert texts(one) == ["연락처는 [전화번호]예요", "뒤에 온 글"]


def test_what_is_erased_is_in_no_file_of_the_database(kept):
    folder, line, environment, settings = kept
    (erase, vacuum) = COMMANDS[2]
    with servers.sidecar(**settings) as one:
        post(one, "지울 글 모시적삼", "k1")
        run(erase.replace("http://127.0.0.1:8787", one.url), folder, KEY=KEY)
        assert texts(one) == 410
        if line:
            run(vacuum, folder, **environment)
    if not line:
        assert all("모시적삼".encode() not in file.read_bytes() for file in folder.glob("intake.db*"))
