"""Both clients against a real sidecar and against servers that are broken in real ways: a decision or a block."""

import asyncio
import json
import logging
import os
import signal
import socket
import threading
import time

import pytest

from pii_guard import Action, Guard, RequestError
from pii_guard.client import AsyncClient, Client
from tests.client.servers import drops, http, serving, sidecar
from tests.servers import free_port

PHONE = "제 번호는 010-2345-6789예요"
RRN = "주민번호는900101-1990027입니다"
GOOD = json.dumps(Guard().check(PHONE).as_json(PHONE), ensure_ascii=False).encode()


@pytest.fixture(scope="module")
def address():
    port = free_port()
    with sidecar("--port", str(port), address=("127.0.0.1", port)):
        yield f"http://127.0.0.1:{port}"


def blocking(url, message, setting, **options):
    with Client(url, **options) as client:
        return client.check(message, **setting)


def asynchronous(url, message, setting, **options):
    async def ask():
        async with AsyncClient(url, **options) as client:
            return await client.check(message, **setting)

    return asyncio.run(ask())


@pytest.fixture(params=[blocking, asynchronous], ids=["sync", "async"])
def ask(request):
    return lambda url, message=PHONE, setting=None, **options: request.param(url, message, setting or {}, **options)


def blocked(decision, code):
    assert (decision.action, decision.text, decision.code) == (Action.BLOCK, None, code)
    assert decision.notice.code == code
    assert decision.notice.ko
    return True


def same(decision):
    """What of a decision does not change from one check to the next and is on the wire."""
    return (
        decision.action,
        decision.text,
        decision.code,
        decision.notice,
        [f._replace(in_context=False) for f in decision.findings],
        decision.segments,
        decision.provenance,
    )


@pytest.mark.process
@pytest.mark.parametrize("message", [PHONE, RRN, "안녕하세요", "😀 " + PHONE, "가" * 8_001, "\ud83d 010-2345-6789", ""])
def test_a_decision_is_the_one_that_the_library_gives(ask, address, message):
    assert same(ask(address, message)) == same(Guard().check(message.replace("\ud83d", "\ufffd")))


@pytest.mark.process
def test_direction_topic_and_channel_are_passed_on():
    port = free_port()
    message = "재산세 가상계좌는 농협 790-1234-5678-91입니다"
    setting = {"direction": "officer", "topic": "local-tax", "channel": "kakaotalk"}
    with sidecar("--port", str(port), "--policy", "office-example", address=("127.0.0.1", port)):
        for given in (setting, {}):
            expected = same(Guard("office-example").check(message, **given))
            assert same(blocking(f"http://127.0.0.1:{port}", message, given)) == expected


@pytest.mark.process
def test_a_unix_socket_a_key_and_a_wrong_key(tmp_path):
    path = tmp_path / "guard.sock"
    key = "a-key-that-is-long-enough"
    with sidecar("--uds", str(path), family=socket.AF_UNIX, address=str(path), PII_GUARD_API_KEYS=key):
        assert blocking(f"unix:{path}", PHONE, {}, key=key).text == "제 번호는 [전화번호]예요"
        assert blocked(blocking(f"unix:{path}", PHONE, {}, key="another-key-altogether"), "REFUSED")
        assert blocked(asynchronous(f"unix:{path}", PHONE, {}), "REFUSED")


@pytest.mark.process
def test_many_messages_keep_their_order_over_the_limits_of_a_request(address):
    messages = [f"{i}번째 {PHONE}" for i in range(1_101)] + ["\x00" * 7_000] * 60
    with Client(address, budget_ms=20_000) as client:
        decisions = list(client.check_many(iter(messages)))
    assert [d.text for d in decisions[:1_101]] == [f"{i}번째 제 번호는 [전화번호]예요" for i in range(1_101)]
    assert all(d.code is None for d in decisions)

    async def ask():
        async with AsyncClient(address, budget_ms=20_000) as client:
            return await client.check_many(messages[:3])

    assert [d.text for d in asyncio.run(ask())] == [d.text for d in decisions[:3]]


@pytest.mark.process
def test_what_the_sidecar_does_not_take_is_blocked(ask, address):
    assert blocked(ask(address, "가" * 400_000), "TOO_LONG")  # more than a mebibyte
    assert blocked(ask(address, message=None), "REFUSED")


@pytest.mark.slow
def test_nobody_listens(ask, tmp_path):
    assert blocked(ask(f"http://127.0.0.1:{free_port()}"), "UNAVAILABLE")
    assert blocked(ask(f"unix:{tmp_path}/nothing.sock"), "UNAVAILABLE")
    assert blocked(ask("http://no-such-host.invalid"), "UNAVAILABLE")


BROKEN = {
    "server error": (http(500, b'{"action":"allow"}'), "UNAVAILABLE"),
    "bad gateway of a proxy": (http(502), "UNAVAILABLE"),
    "busy": (http(503), "BUSY"),
    "too many, come back in an hour": (http(429, headers=["retry-after: 3600"]), "BUSY"),
    "too many, come back on a date": (http(429, headers=["retry-after: Fri, 01 Jan 2100 00:00:00 GMT"]), "BUSY"),
    "too large": (http(413), "TOO_LONG"),
    "unknown route": (http(404), "REFUSED"),
    "blocked as a gateway would": (http(422, GOOD), "REFUSED"),
    "sent elsewhere": (http(307, headers=["location: http://127.0.0.1:1/"]), "REFUSED"),
    "no content": (http(204), "REFUSED"),
    "empty": (http(200), "UNREADABLE"),
    "a web page": (http(200, b"<html>welcome</html>"), "UNREADABLE"),
    "half an answer": (http(200, GOOD[:-40]), "UNREADABLE"),
    "no UTF-8": (http(200, b"\xff\xfe" + GOOD), "UNREADABLE"),
    "nested without end": (http(200, b"[" * 200_000), "UNREADABLE"),
    "nine mebibytes": (http(200, b" " * (9 << 20) + GOOD), "UNREADABLE"),
    "another decision's text": (http(200, GOOD.replace(b"redact", b"allow")), "UNREADABLE"),
    "no HTTP": (lambda c, _: (c.sendall(b"SSH-2.0-OpenSSH_9.2\r\n"), c.close()), "UNAVAILABLE"),
    "closed at once": (lambda c, _: c.close(), "UNAVAILABLE"),
    "closed half way": (
        lambda c, _: (c.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n" + GOOD[:100]), c.close()),
        "UNAVAILABLE",
    ),
    "silent": (drops(b"", b""), "DEADLINE"),
    "a byte now and then": (drops(b"", b"H"), "DEADLINE"),
    "a header without end": (drops(b"HTTP/1.1 200 OK\r\n", b"x: y\r\n"), "DEADLINE"),
    "a body drop by drop": (drops(b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n", b" "), "DEADLINE"),
}


@pytest.mark.slow
@pytest.mark.parametrize(("behaviour", "code"), BROKEN.values(), ids=BROKEN)
def test_a_broken_sidecar_is_a_block(ask, behaviour, code):
    with serving(behaviour) as (url, _):
        assert blocked(ask(url, budget_ms=500 if code == "DEADLINE" else 20_000), code)


def busy_at_first(connection, count):
    (http(503, headers=["retry-after: 0"]) if count < 3 else http(200, GOOD))(connection, count)


def test_a_short_trouble_is_bridged_within_the_budget(ask):
    with serving(busy_at_first) as (url, connections):
        assert ask(url).text == "제 번호는 [전화번호]예요"
        assert len(connections) == 3


@pytest.mark.slow
def test_a_lasting_trouble_is_tried_three_times_and_no_more(ask):
    with serving(http(503)) as (url, connections):
        assert blocked(ask(url), "BUSY")
        assert len(connections) == 3


def test_what_cannot_get_better_is_asked_once(ask):
    with serving(http(500)) as (url, connections):
        ask(url)
        assert len(connections) == 1


@pytest.mark.slow
def test_the_pause_that_was_asked_for_is_kept(ask):
    came = []

    def later(connection, count):
        came.append(time.monotonic())
        (http(429, headers=["retry-after: 1"]) if count == 1 else http(200, GOOD))(connection, count)

    with serving(later) as (url, _):
        assert ask(url, budget_ms=5_000).action is Action.REDACT
    assert came[1] - came[0] >= 1


@pytest.mark.process
def test_a_killed_sidecar_is_a_block_and_a_new_one_is_found_again():
    port = free_port()
    with Client(f"http://127.0.0.1:{port}", budget_ms=5_000) as client:
        with sidecar("--port", str(port), address=("127.0.0.1", port)) as process:
            assert client.check(PHONE).action is Action.REDACT
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert blocked(client.check(PHONE), "UNAVAILABLE")
        with sidecar("--port", str(port), address=("127.0.0.1", port)):
            assert client.check(PHONE).action is Action.REDACT


@pytest.mark.process
def test_many_threads_share_one_client(address):
    texts = []
    with Client(address, budget_ms=20_000) as client:
        threads = [threading.Thread(target=lambda: texts.append(client.check(PHONE).text)) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert texts == ["제 번호는 [전화번호]예요"] * 20


@pytest.mark.process
def test_a_forked_worker_has_connections_of_its_own(address):
    with Client(address) as client:
        client.check(PHONE)
        child = os.fork()
        if child == 0:
            os._exit(0 if client.check(PHONE).action is Action.REDACT else 1)
        assert os.waitpid(child, 0)[1] == 0
        assert client.check(PHONE).action is Action.REDACT


@pytest.mark.process
def test_a_closed_client_can_be_used_again(address):
    client = Client(address)
    client.close()
    assert client.check(PHONE).action is Action.REDACT
    client.close()


def test_a_cancelled_check_is_cancelled_and_not_a_decision():
    async def cancel():
        async with AsyncClient(url, budget_ms=5_000) as client:
            task = asyncio.create_task(client.check(PHONE))
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    with serving(lambda _, __: time.sleep(1)) as (url, _):
        asyncio.run(cancel())


@pytest.mark.process
def test_no_proxy_of_the_environment_sees_a_message(ask, address, monkeypatch):
    with serving(http(200, GOOD)) as (proxy, connections):
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy)
        assert ask(address, "안녕하세요").action is Action.ALLOW
        assert not connections


def test_the_log_names_the_code_and_never_the_message(ask, caplog):
    with caplog.at_level(logging.DEBUG), serving(http(400, PHONE.encode())) as (url, _):
        decision = ask(url)
    ours = [r for r in caplog.records if r.name == "pii_guard.client"]
    assert any("REFUSED" in r.getMessage() for r in ours)
    assert "2345" not in caplog.text + repr(decision)


@pytest.mark.parametrize("url", ["", "127.0.0.1:8787", "ftp://somewhere", "unix:", "http//user:secret@host"])
def test_a_wrong_address_is_an_error_when_the_client_is_built(url):
    for kind in (Client, AsyncClient):
        with pytest.raises(ValueError, match="url: http") as caught:
            kind(url)
        assert "secret" not in str(caught.value)


@pytest.mark.process
@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"topic": "010-2345-6789"}, "topic: the policy declares none"),
        ({"channel": "010-2345-6789"}, "channel: the policy declares none"),
        ({"direction": "010-2345-6789"}, "direction must be one of citizen, officer, bot"),
    ],
)
def test_the_caller_s_own_typo_is_an_error_at_once_and_not_a_block_of_every_message(ask, address, setting, said):
    with pytest.raises(RequestError) as refused:
        ask(address, setting=setting)
    assert str(refused.value) == said
    with Client(address) as client, pytest.raises(RequestError):
        list(client.check_many([PHONE, RRN], **setting))


def test_another_refusal_is_logged_in_the_sidecar_s_own_words(ask, caplog):
    problem = {"status": 422, "detail": "text is required", "code": "INVALID", "errors": [{"pointer": "/text"}]}
    with serving(http(422, json.dumps(problem).encode())) as (url, _):
        assert blocked(ask(url), "REFUSED")
    assert "the sidecar refused the request: text is required" in caplog.text


@pytest.mark.parametrize("detail", [["010-2345-6789"], "x" * 301, {"input": "010-2345-6789"}])
def test_a_foreign_problem_is_a_block_and_is_not_logged(ask, detail, caplog):
    body = json.dumps({"status": 422, "detail": detail, "code": "INVALID", "errors": [{"pointer": "/topic"}]}).encode()
    with serving(http(422, body)) as (url, _):
        assert blocked(ask(url), "REFUSED")
    assert "2345" not in caplog.text
    assert "xxx" not in caplog.text


PAYLOAD = {
    "userRequest": {"utterance": PHONE, "n": 3},
    "list": ["안녕", {"deep": "메일 chulsoo@example.com"}],
    "id": RRN,
    "cut": {"phone1": "010", "phone2": "2345", "phone3": 6789, "여권": "M12345678"},
    "rrn": {"rrn1": "900101", "rrn2": "1990027"},
}


def said(at, finding):
    """What the wire says of a finding."""
    return at, finding._replace(in_context=False)


@pytest.mark.process
@pytest.mark.parametrize(
    "pointers", [["/userRequest", "/list/*"], ["/list/0"], [""], ["/list", "/id"], ["/cut"], ["/rrn"]]
)
def test_a_document_is_decided_as_the_library_does(address, pointers):
    async def ask():
        async with AsyncClient(address) as client:
            return await client.check_json(PAYLOAD, pointers)

    own = Guard().check_json(PAYLOAD, pointers)
    with Client(address) as client:
        for decided in (client.check_json(PAYLOAD, pointers), asyncio.run(ask())):
            assert (decided.action, decided.payload, decided.code) == (own.action, own.payload, own.code)
            assert list(decided.decisions) == list(own.decisions)
            assert [said(*one) for one in decided.findings] == [said(*one) for one in own.findings]
            assert decided.provenance == own.provenance
            assert decided.notice == own.notice
            assert decided.decision_id in {d.decision_id for d in decided.decisions.values()}


@pytest.mark.process
@pytest.mark.parametrize(
    "hidden",
    [
        9.001011990027e12,
        1.0012345678e9,
        r'{"rrn": "\u0039\u0030\u0030101-1990027"}',
        "\\u005c" * 12 + "u005c" * 12,
        2.0,
    ],
)
def test_what_exponents_and_escapes_hide_is_found_as_the_library_finds_it(address, hidden):
    own = Guard().check_json({"a": hidden}, ["/a"], optional=["/b"])
    with Client(address) as client:
        decided = client.check_json({"a": hidden}, ["/a"], optional=["/b"])
    assert (decided.action, decided.payload, decided.code) == (own.action, own.payload, own.code)
    assert [(at, f.entity, f.parts) for at, f in decided.findings] == [
        (at, f.entity, f.parts) for at, f in own.findings
    ]


def test_a_document_without_a_decision_is_blocked_and_one_without_strings_asks_nobody():
    with Client(f"http://127.0.0.1:{free_port()}") as client:
        stopped = client.check_json(PAYLOAD, ["/list"])
        assert (stopped.action, stopped.payload, stopped.code) == (Action.BLOCK, None, "UNAVAILABLE")
        assert stopped.notice.ko
        assert client.check_json({"a": []}, ["/a"]).payload == {"a": []}
