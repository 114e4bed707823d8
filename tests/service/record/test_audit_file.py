"""The audit file on a disk that fills up, is moved away and comes back."""

import json
import os
import resource
import signal
import time

import pytest
from fastapi.testclient import TestClient

from pii_guard import Guard
from tests.servers import sidecar
from tests.sidecar import ProblemError, Settings, audit_file, create_app

GUARD = Guard()
AuditFile = audit_file.AuditFile


@pytest.fixture
def path(tmp_path):
    return tmp_path / "audit.jsonl"


@pytest.fixture
def disk():
    """A function that lets every file grow to so many bytes; None is no limit."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def full_at(many):
        resource.setrlimit(resource.RLIMIT_FSIZE, (before[0] if many is None else many, before[1]))

    yield full_at
    full_at(None)


def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def test_a_torn_line_does_not_spoil_the_next_one(path, disk):
    audit = AuditFile(path)
    audit.write({"n": 1})
    disk(path.stat().st_size + 5)
    with pytest.raises(ProblemError):
        audit.write({"n": 2})
    disk(None)
    audit.write({"n": 3})
    first, torn, last = lines(path)
    assert (json.loads(first), json.loads(last)) == ({"n": 1}, {"n": 3})
    with pytest.raises(json.JSONDecodeError):
        json.loads(torn)


def test_a_line_torn_by_an_earlier_process_does_not_spoil_the_first_one(path):
    path.write_text('{"n": 1', encoding="utf-8")
    AuditFile(path).write({"n": 2})
    assert json.loads(lines(path)[1]) == {"n": 2}


def test_a_file_that_was_moved_away_is_followed_by_a_new_one(path):
    audit = AuditFile(path)
    audit.write({"n": 1})
    path.rename(path.with_suffix(".1"))
    audit.write({"n": 2})
    path.unlink()
    audit.write({"n": 3})
    assert (lines(path.with_suffix(".1")), lines(path)) == (['{"n":1}'], ['{"n":3}'])


def test_a_new_file_that_cannot_be_opened_lets_nothing_through(path):
    audit = AuditFile(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(ProblemError):
        audit.write({"n": 1})
    path.rmdir()
    audit.write({"n": 2})
    assert lines(path) == ['{"n":2}']


def test_it_is_not_ready_while_lines_do_not_arrive_and_the_gap_shows(path, disk, caplog):
    client = TestClient(create_app(Settings(audit=path), GUARD), base_url="http://localhost")

    def check():
        return client.post("/v1/check", json={"text": "안녕하세요"}).status_code

    assert (check(), client.get("/readyz").status_code) == (200, 200)
    disk(path.stat().st_size)
    assert check() == 503
    refused = client.get("/readyz")
    assert (refused.status_code, refused.json()["code"]) == (503, "NOT_READY")
    assert "audit file" in refused.json()["detail"]
    assert "the audit file cannot be written" in caplog.text
    disk(None)
    assert (client.get("/readyz").status_code, check()) == (200, 200)
    assert [json.loads(line)["event"] for line in lines(path)] == ["decision", "resumed", "decision"]


@pytest.mark.process
@pytest.mark.parametrize("workers", [1, 2])
def test_a_running_sidecar_goes_on_in_a_new_file_after_a_hangup(path, workers):
    with sidecar(PII_GUARD_AUDIT=path, PII_GUARD_WORKERS=workers) as running:
        running.client.post("/v1/check", json={"text": "안녕하세요"})
        path.rename(path.with_suffix(".1"))
        os.kill(running.process.pid, signal.SIGHUP)
        until = time.monotonic() + 10
        while not path.exists() and time.monotonic() < until:
            time.sleep(0.05)
        assert path.exists(), "opened by the signal, before a line comes"
        for _ in range(6):
            assert running.client.post("/v1/check", json={"text": "안녕하세요"}).status_code == 200
    assert (len(lines(path.with_suffix(".1"))), len(lines(path))) == (1, 6)
