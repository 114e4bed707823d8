"""A resident's numbers, pushed through every route, error and crash of a real sidecar: nothing of them may remain.

Looked at is what it answers, prints, counts, traces, records, sends on and leaves in files, in every encoding that is
usual. The routes are those of the table, so that a new one is covered when it is added.
"""

import contextlib
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests import servers
from tests.service.leaks import ADDRESS, ENCODINGS, MESSAGE, PASSES, PHONE, RRN, files_below, finds, forms
from tests.sidecar import Settings, create_app, probes

pytestmark = pytest.mark.process

CRASH = "터져라"  # a message with this word raises inside of the sidecar, with the message in the error
START = f"""
import sys
from pii_guard import Guard
from pii_guard.service.serve import main
decide = Guard.decide
def crashing(self, message, *setting, **more):
    if "{CRASH}" in message:
        raise RuntimeError(message) from ValueError(message)
    return decide(self, message, *setting, **more)
Guard.decide = crashing
sys.exit(main(sys.argv[1:]))
"""
# Fields that are not declared pass untouched, and so do names: here everything is declared.
GATEWAY = """
[[route]]
name = "any"
adapter = "json"
upstream = "UPSTREAM"
fields = [""]
answer_fields = [""]
[[route]]
name = "kakao"
adapter = "kakao-skill"
upstream = "UPSTREAM"
fields = [""]
answer_fields = [""]
[[route]]
name = "nobody"
adapter = "json"
upstream = "http://127.0.0.1:1/"
fields = ["/text"]
"""
SINKS = (
    "answers", "headers of answers", "metrics", "OpenAPI", "standard output", "standard error", "traces", "audit file",
    "upstream", "working folder", "temporary folder", "home folder", "open files", "command line",
)  # fmt: skip
NAMED = tuple(f'{{"{text}": '.encode() for text in (MESSAGE, PASSES))  # the text is the name of a member
JSON = {"content-type": "application/json"}
LIMIT = 5  # seconds for one request


def documents(text):
    """Bodies in the shape of every contract, and in shapes of none."""
    message = {"text": text}
    chat = {"role": "user", "content": text}
    found = [{"start": 0, "end": len(text), "score": 0.9, "entity_type": "KR_RRN"}]  # the rest is the caller's own
    yield from (message, message | {"language": "ko"}, {"messages": [message]}, {"messages": [chat], "model": "m"})
    yield {"text": [text, text], "language": "ko"}
    yield {"texts": [text], "input_type": "request", "request_data": {}, "request_headers": {}}
    yield {"texts": [text], "input_type": "response", "structured_messages": [chat], "model": text}
    yield {"data": [{"msg_id": 0, "content": text}], "anonymize": ["all_and_credentials"]}
    yield message | {"analyzer_results": found, "anonymizers": {"DEFAULT": {"type": text}}}
    yield message | {"analyzer_results": found, "anonymizers": {"DEFAULT": {"type": "replace", "new_value": "x"}}}
    yield message | {"language": "ko", "ad_hoc_recognizers": [{"name": text, "patterns": [{"regex": f"({text}"}]}]}
    user = {"id": "k1", "properties": {"nickname": text}}  # the id is KakaoTalk's own key, which passes as it is
    yield {"userRequest": {"utterance": text, "user": user}, "action": {"params": {"a": text}}}
    yield from (message | {"topic": text}, message | {"direction": text}, message | {"deadline_ms": text})
    yield from ({text: text}, [text], text, {"text": {"text": text}}, {"decision_id": text, "rule": text})


def bodies():
    """(headers, content) that a route is given."""
    for text in (MESSAGE, PASSES, f"{MESSAGE} {CRASH}"):
        yield from ((JSON, json.dumps(document, ensure_ascii=False).encode()) for document in documents(text))
    yield JSON, json.dumps({"text": MESSAGE}).encode()  # \\uXXXX
    yield JSON, f'{{"text": "{MESSAGE}'.encode()
    yield JSON, f'{{"text": "{MESSAGE}"}}'.encode("utf-16")
    yield JSON, MESSAGE.encode("cp949")
    yield {"content-type": "text/plain"}, MESSAGE.encode()
    yield {"content-type": "application/x-www-form-urlencoded"}, f"text={MESSAGE}".encode()
    yield JSON, json.dumps({"text": MESSAGE * 200}, ensure_ascii=False).encode()  # longer than a message may be
    yield JSON, json.dumps({"text": MESSAGE * 20_000}, ensure_ascii=False).encode()  # larger than a body may be


def routes(gateway):
    """(method, path) of everything that the sidecar serves."""
    front = create_app(Settings(gateway=str(gateway)))
    table = front._table
    yield from sorted(table.exact)
    for start in table.below:
        yield from (("POST", f"{start}{name}") for name in ("any", "kakao", "nobody", "unknown"))
    yield from (("GET", path) for path in probes.PATHS)


def push(client, gateway):
    """Everything through everything. Returns the answers and their headers."""
    answers, headers = [], []

    def ask(method, url, **sent):
        with contextlib.suppress(httpx.TransportError):  # a closed connection holds no text
            answer = client.request(method, url, **sent)
            answers.append(answer.content)
            headers.append(repr(answer.headers.raw).encode())

    for method, path in routes(gateway):
        for given, content in bodies():
            if not (path.startswith("/gateway/") and content.startswith(NAMED)):
                ask(method, path, headers=given, content=content)
        ask(method, path, params={"q": MESSAGE, "status": RRN})
        ask(
            method,
            path,
            headers={"x-request-id": f"{RRN} {PHONE}", "authorization": f"Bearer {RRN}", "x-api-key": PHONE},
        )
        ask("PUT" if method == "POST" else "POST", path, json={"text": MESSAGE})
        ask(method, f"{path.rstrip('/')}/{MESSAGE}", json={"text": MESSAGE})
    ask("GET", f"/{MESSAGE}")
    return b"\n".join(answers), b"\n".join(headers)


def open_files(process):
    """What lies in files that the process holds open, those without a name included; None where it is closed to us."""
    held = b""
    try:
        descriptors = list(Path(f"/proc/{process.pid}/fd").iterdir())
    except PermissionError:
        return None
    for descriptor in descriptors:
        with contextlib.suppress(OSError):
            held += bytes(descriptor.readlink()) + b"\n"
            held += descriptor.read_bytes() if descriptor.is_file() else b""
    return held


@contextlib.contextmanager
def running(tmp_path, gateway, collector):
    """A sidecar with everything on that could remember: DEBUG, audit, traces; its folders are empty."""
    port = servers.free_port()
    folders = {name: tmp_path / name for name in ("cwd", "tmp", "home", "out")}
    for folder in folders.values():
        folder.mkdir()
    settings = {
        "PII_GUARD_PORT": str(port), "PII_GUARD_LOG_LEVEL": "debug", "PII_GUARD_TRACES": "true",
        "PII_GUARD_AUDIT": str(tmp_path / "audit.jsonl"), "PII_GUARD_GATEWAY": str(gateway),
        "PII_GUARD_DRAIN_SECONDS": "0", "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{collector.port}",
        "OTEL_BSP_SCHEDULE_DELAY": "200", "TMPDIR": str(folders["tmp"]), "HOME": str(folders["home"]),
    }  # fmt: skip
    quiet = {k: v for k, v in os.environ.items() if not k.startswith("PII_GUARD_")}
    with (folders["out"] / "out").open("wb") as out, (folders["out"] / "err").open("wb") as err:
        process = subprocess.Popen(
            [sys.executable, "-c", START], cwd=folders["cwd"], env=quiet | settings, stdout=out, stderr=err
        )
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=LIMIT) as client:
                wait_until_ready(client, process)
                yield client, process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def wait_until_ready(client, process):
    for _ in range(300):
        assert process.poll() is None
        with contextlib.suppress(httpx.TransportError):
            if client.get("/readyz").status_code == 200:
                return
        time.sleep(0.1)
    raise AssertionError("it never became ready")


@pytest.fixture(scope="module")
def sinks(tmp_path_factory):
    """Everything that a sidecar left behind, by the name of the place; and the size that its core dump may have."""
    tmp_path = tmp_path_factory.mktemp("canary")
    gateway = tmp_path / "gateway.toml"
    with servers.upstream() as upstream, servers.upstream() as collector:
        gateway.write_text(GATEWAY.replace("UPSTREAM", upstream.url), "utf-8")
        upstream.answers({"text": MESSAGE})  # the answer of an office's server is looked at too
        with running(tmp_path, gateway, collector) as (client, process):
            answers, headers = push(client, gateway)
            metrics, contract = client.get("/metrics").content, client.get("/openapi.json").content
            held = open_files(process)
            limits = Path(f"/proc/{process.pid}/limits").read_text()
            command = Path(f"/proc/{process.pid}/cmdline").read_bytes()
        files = [tmp_path / name for name in ("out/out", "out/err", "audit.jsonl")]
        printed, failed, audit = [file.read_bytes() for file in files]
        left = [files_below(tmp_path / name) for name in ("cwd", "tmp", "home")]
        sent = collector.everything, audit, upstream.everything
        seen = (answers, headers, metrics, contract, printed, failed, *sent, *left, held, command)
    return dict(zip(SINKS, seen, strict=True)) | {"limits": limits}


@pytest.mark.parametrize("sink", SINKS)
def test_nothing_of_a_canary_remains(sinks, sink, record_property):
    if sinks[sink] is None:
        pytest.skip("the sidecar closes its memory and files to other processes, and this one has no CAP_SYS_PTRACE")
    record_property("encodings", len(ENCODINGS))
    record_property("bytes", len(sinks[sink]))
    assert finds(sinks[sink]) == []


@pytest.mark.parametrize(
    "sink", ["answers", "headers of answers", "metrics", "OpenAPI", "traces", "audit file", "upstream"]
)
def test_what_was_searched_was_there(sinks, sink):
    assert len(sinks[sink]) > 1_000


def test_the_crash_was_a_crash_and_is_in_the_log_without_its_text(sinks):
    printed = sinks["standard output"] + sinks["standard error"]
    assert b"RuntimeError" in printed
    assert CRASH.encode() not in printed


def test_the_process_may_leave_no_core_dump(sinks):
    soft, hard = re.search(r"Max core file size\s+(\S+)\s+(\S+)", sinks["limits"]).groups()
    assert (soft, hard) == ("0", "0")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("sink", SINKS)
def test_the_search_finds_a_canary_that_was_planted(sinks, sink, encoding):
    planted = [form for _, name, form in forms() if name == encoding]
    assert planted
    place = sinks[sink] or b""
    middle = len(place) // 2
    for form in planted:
        assert encoding in finds(place[:middle] + form + place[middle:])


def test_the_search_finds_base64_wherever_it_begins():
    import base64

    for before in range(6):
        for canary in (RRN, PHONE, ADDRESS):
            assert finds(base64.b64encode(b"x" * before + canary.encode() + b" and more"))


def test_the_search_looks_into_databases_and_their_journals(tmp_path):
    database = sqlite3.connect(tmp_path / "store.sqlite3")
    database.execute("pragma journal_mode=wal")
    database.execute("create table message (text)")
    database.commit()
    assert finds(files_below(tmp_path)) == []
    database.execute("insert into message values (?)", (MESSAGE,))
    database.commit()
    assert "UTF-8" in finds((tmp_path / "store.sqlite3-wal").read_bytes())
    assert "UTF-8" in finds(files_below(tmp_path))
    database.close()
