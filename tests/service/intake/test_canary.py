"""After a completed split, a held piece and an erasure nothing of a number lies anywhere, in twelve encodings."""

import json
import time

import pytest

from tests import servers
from tests.service.intake.conftest import SECRET, declared
from tests.service.leaks import ENCODINGS, MESSAGE, PASSES, PHONE, RRN, files_below, finds

HEAD, TAIL = PHONE[:6], PHONE[6:]
NAMED = "010-5555-0199"  # a conversation that is called as a telephone number, as channels do


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def remains(request, tmp_path_factory):
    """Where something could remain: (name, bytes) of database and journal, upstream, logs, audit, metrics, answers."""
    folder = tmp_path_factory.mktemp("canary")
    with servers.upstream() as desk, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESK_SECRET", SECRET)
        server = request.getfixturevalue("postgres") if request.param == "postgresql" else None
        store = server.database() if server else f"sqlite:///{folder}/intake.db"
        (folder / "state.key").write_bytes(bytes(range(32)))
        told = {
            "PII_GUARD_INTAKE": store,
            "PII_GUARD_DEPARTMENTS": declared(folder, desk.url),
            "PII_GUARD_STATE_KEY_FILE": folder / "state.key",
            "PII_GUARD_AUDIT": folder / "audit.jsonl",
            "PII_GUARD_LOG_LEVEL": "debug",
            "PII_GUARD_HOLD_OPEN_SECONDS": 2,
            "DESK_SECRET": SECRET,
        }
        with (folder / "log").open("wb") as log, servers.sidecar(log, **told) as sidecar:
            answers = conversations(sidecar.client, desk)
            metrics = sidecar.client.get("/metrics").content
            if server:
                server.sql("vacuum full", store.rpartition("/")[2])
                server.sql("checkpoint")
            files = server.folder if server else folder
            found = {
                "database": database(files) if server else files_below(folder),
                "upstream": desk.everything,
                "log": (folder / "log").read_bytes(),
                "audit": (folder / "audit.jsonl").read_bytes(),
                "metrics": metrics,
                "answers": answers,
            }
    return found


def database(folder):
    """The files of the database itself. Its write-ahead log keeps what was overwritten: docs/intake.md says so."""
    files = [path for path in sorted((folder / "data" / "base").rglob("*")) if path.is_file()]
    return b"\n".join(path.read_bytes() for path in files)


def conversations(client, desk):
    answers = []

    def post(name, text, key, **more):
        headers = {"idempotency-key": key}
        answer = client.post(f"/v1/conversations/{name}/messages", json={"text": text, **more}, headers=headers)
        answers.append(answer.content)
        return answer

    post("whole", MESSAGE, "w1")
    post("whole", PASSES, "w2", topic="local-tax")
    post("split", HEAD, "s1", topic="local-tax")  # held, then completed
    post("split", TAIL, "s2")
    post("late", HEAD, "l1", topic="local-tax")
    time.sleep(3)  # let go and delivered, then completed
    post("late", TAIL, "l2")
    post("registration", RRN[:6], "r1", topic="local-tax")
    post("registration", RRN[7:], "r2")
    post(NAMED, f"지울 글 {HEAD}", "n1", topic="local-tax")
    client.delete(f"/v1/conversations/{NAMED}")
    post(NAMED, "더", "n2")
    client.post("/v1/conversations/split/transfer", json={"department": "jobs", "reason": f"전화 {PHONE}"})
    reads = ("/v1/conversations", "/v1/conversations/split/messages", "/v1/access", "/v1/effects", "/v1/outbox")
    answers += [client.get(path).content for path in reads]
    servers.wait_until(lambda: b"conversation.erased" in desk.everything, seconds=20, what="the erasure")
    time.sleep(1)
    return b"\n".join(answers)


@pytest.mark.process
@pytest.mark.slow
def test_nothing_of_a_number_remains_anywhere(remains):
    assert len(ENCODINGS) == 12
    assert {where: finds(raw) for where, raw in remains.items() if finds(raw)} == {}


@pytest.mark.process
@pytest.mark.slow
def test_pieces_that_were_completed_are_gone_from_the_database_too(remains):
    for piece in (HEAD, RRN[:6], TAIL, RRN[7:]):
        assert piece.encode() not in remains["database"], piece


@pytest.mark.process
@pytest.mark.slow
def test_the_name_of_an_erased_consultation_is_in_no_file_log_metric_or_audit_line(remains):
    for where in ("database", "log", "audit", "metrics"):
        assert NAMED.encode() not in remains[where], where


@pytest.mark.process
@pytest.mark.slow
def test_no_name_of_a_consultation_is_in_logs_audit_or_metrics(remains):
    for where in ("log", "audit", "metrics"):
        assert b"registration" not in remains[where].replace(b"registration-number", b""), where


@pytest.mark.process
@pytest.mark.slow
def test_what_was_searched_was_there(remains):
    assert b"message.retracted" in remains["upstream"]
    assert "[전화번호]".encode() in remains["database"]
    assert remains["log"].count(b"\n") > 2
    assert all(json.loads(line)["event"] for line in remains["audit"].splitlines())
