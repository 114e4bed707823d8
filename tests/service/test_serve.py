"""The real command, in a process of its own, spoken to over a socket."""

import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import httpx
import pytest

from tests.servers import SERVE, environment, free_port
from tests.sidecar import Settings, serve

MESSAGE = {"text": "주민번호는900101-1990027입니다 연락처 공일공 이삼사오 육칠팔구"}


def start(*arguments):
    return subprocess.Popen(
        [*SERVE, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment()
    )


def stop(process):
    process.send_signal(signal.SIGINT)
    printed, _ = process.communicate(timeout=20)
    return printed


def wait_for(family, address):
    for _ in range(200):
        with socket.socket(family) as s:
            if s.connect_ex(address) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("it never answered")


@pytest.mark.process
def test_it_prints_its_address_and_a_curl_and_answers():
    port = free_port()
    process = start("--port", str(port))
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        wait_for(socket.AF_INET, ("127.0.0.1", port))
        answer = client.post("/v1/check", json=MESSAGE).json()
    printed = stop(process)
    assert [f["entity"] for f in answer["findings"]] == ["KR_RRN", "PHONE_NUMBER"]
    assert f"http://127.0.0.1:{port}" in printed
    assert re.search(r"curl -s .*/v1/check", printed)
    assert "POST" not in printed


@pytest.mark.process
def test_it_can_listen_on_a_unix_socket(tmp_path):
    path = tmp_path / "guard.sock"
    process = start("--uds", str(path), "--policy", "strict")
    with httpx.Client(transport=httpx.HTTPTransport(uds=str(path)), base_url="http://localhost") as client:
        wait_for(socket.AF_UNIX, str(path))
        assert client.get("/readyz").json()["policy"] == "strict"
        assert client.post("/v1/check", json=MESSAGE).json()["action"] == "block"
    assert path.stat().st_mode & 0o777 == 0o660
    stop(process)


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    for name in list(os.environ):
        if name.startswith("PII_GUARD_"):
            monkeypatch.delenv(name)


def test_it_refuses_an_open_address_without_keys(capsys):
    assert serve.main(["--host", "0.0.0.0"]) == 2
    assert "PII_GUARD_API_KEYS" in capsys.readouterr().err


def test_a_busy_port_is_said_in_words(capsys):
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        assert serve.main(["--port", str(s.getsockname()[1])]) == 2
    assert "another --port" in capsys.readouterr().err


@pytest.fixture
def short():
    """A folder whose name leaves room: the path of a socket has 107 bytes."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def test_a_file_where_the_socket_should_be_stays(short, capsys):
    (short / "notes").write_text("kept")
    assert serve.main(["--uds", str(short / "notes")]) == 2
    assert "Address already in use" in capsys.readouterr().err
    assert (short / "notes").read_text() == "kept"


def test_the_socket_of_one_that_listens_stays_and_of_one_that_is_gone_is_taken(short, capsys):
    with socket.socket(socket.AF_UNIX) as first:
        first.bind(str(short / "s"))
        first.listen()
        assert serve.main(["--uds", str(short / "s")]) == 2
        assert "Address already in use" in capsys.readouterr().err
    serve._bind(Settings(uds=str(short / "s"))).close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--port", "70000"], "PII_GUARD_PORT"),
        (["--uds", f"/tmp/{'a' * 120}"], "path too long"),
        (["--host", "no.such.host.invalid", "--port", "0"], "cannot listen there: "),
    ],
)
def test_an_address_that_is_none_is_said_in_words(arguments, said, capsys, monkeypatch):
    monkeypatch.setenv("PII_GUARD_API_KEYS", "a-key-of-a-backend")
    assert serve.main(arguments) == 2
    printed = capsys.readouterr().err
    assert said in printed
    assert "Unknown error" not in printed
    assert printed.count("\n") == 1


def test_the_curl_that_is_printed_fits_what_is_served(capsys):
    with socket.create_server(("127.0.0.1", 0)) as bound:
        serve._announce(Settings(api_keys="a-key-of-a-backend", tls_cert="/c", tls_key="/k"), bound)
        printed = capsys.readouterr().out
    assert re.search(r"curl -s https://127\.0\.0\.1:\d+/v1/check -H 'authorization: Bearer KEY'", printed)
    assert "a-key-of-a-backend" not in printed


def test_a_policy_that_is_not_there_is_an_error_before_anything_is_served(capsys):
    assert serve.main(["--policy", "no-such-policy"]) == 2
    assert "no-such-policy" in capsys.readouterr().err


def test_a_wrong_setting_is_named_and_its_value_is_not(capsys, monkeypatch):
    monkeypatch.setenv("PII_GUARD_LOG_LEVEL", "900101-1990027")
    assert serve.main([]) == 2
    printed = capsys.readouterr().err
    assert "PII_GUARD_LOG_LEVEL" in printed
    assert "900101" not in printed


@pytest.mark.process
def test_a_client_that_sends_too_much_may_finish_and_reads_why():
    port = free_port()
    process = start("--port", str(port))
    wait_for(socket.AF_INET, ("127.0.0.1", port))
    piece, pieces = b"a" * (100 << 10), 40
    head = "POST /v1/check HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
    head += f"content-length: {len(piece) * pieces}\r\n\r\n"
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as s:
            s.sendall(head.encode())
            for _ in range(pieces):
                time.sleep(0.005)  # slower than the refusal, which is known from the head
                s.sendall(piece)
            answer = b""
            while more := s.recv(1 << 16):
                answer += more
    finally:
        stop(process)
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b'"OVER_SIZE"' in answer
