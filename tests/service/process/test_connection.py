"""What one connection may take, asked over real sockets of a server in a thread of this process."""

import asyncio
import contextlib
import json
import logging
import socket
import time
from functools import partial

import pytest

from tests.servers import sidecar
from tests.serving import serving as under_uvicorn
from tests.sidecar import Settings, connection, serve, watch

SMUGGLED = b"GET /smuggled HTTP/1.1\r\nhost: x\r\n\r\n"
PADDING = b"\r\n" * 350_000  # more than is read from a socket at a time; a parser passes over empty lines


async def echo(scope, receive, send):
    """Answers with method, path, names of the header fields and body; /big answers much, /deaf reads no body."""
    if scope["type"] == "lifespan":
        for step in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{step}.complete"})
        return
    body, more = b"", scope["path"] != "/deaf"
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        body, more = body + message["body"], message["more_body"]
    names = sorted(name.decode() for name, _ in scope["headers"])
    seen = {"method": scope["method"], "path": scope["path"], "names": names, "body": body.decode("latin-1")}
    out = b"x" * (64 << 20) if scope["path"] == "/big" else json.dumps(seen).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % len(out))]})
    await send({"type": "http.response.body", "body": out})


@contextlib.contextmanager
def serving(app=echo, **limits):
    """The port of a server with these limits; others are those of the settings."""
    with socket.create_server(("127.0.0.1", 0)) as bound:
        protocol = partial(connection.Connection, watch=watch.Watch(watch.Limits(**limits)))
        loop = "pii_guard.service.process.loop:Loop"
        with under_uvicorn(app, sockets=[bound], http=protocol, loop=loop) as port:
            yield port


@pytest.fixture(scope="module")
def port():
    with serving() as one:
        yield one


def post(body, *fields, path="/v1/check"):
    head = [b"POST %s HTTP/1.1" % path.encode(), b"host: x", b"content-length: %d" % len(body), *fields]
    return b"\r\n".join((*head, b"", body))


WISH = (
    b"connection: Upgrade, HTTP2-Settings",
    b"upgrade: h2c",
    b"http2-settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA",
)


class Client:
    """A socket whose answers are read one after another."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self._file = self.socket.makefile("rb")

    def send(self, data):
        with contextlib.suppress(ConnectionError):  # a server that has heard enough
            self.socket.sendall(data)

    def answer(self):
        """Status and body of the next answer; None where the connection ended without one."""
        try:
            line = self._file.readline()
            if not line:
                return None
            length = 0
            while (field := self._file.readline().strip().lower()) != b"":
                if field.startswith(b"content-length:"):
                    length = int(field[15:])
            return int(line.split()[1]), json.loads(self._file.read(length))
        except ConnectionError:
            return None

    def has_ended(self):
        """Whether nothing more comes."""
        try:
            return self._file.read(1) == b""
        except ConnectionError:
            return True


@pytest.fixture
def client(port):
    one = Client(port)
    with one.socket, one._file:
        yield one


@contextlib.contextmanager
def connected(port):
    one = Client(port)
    with one.socket, one._file:
        yield one


@pytest.mark.parametrize("pieces", [1, 2, 7, "bytes"])
def test_the_body_of_a_request_that_wishes_for_http2_is_read_and_answered(client, pieces):
    request = post(b'{"text": "hello"}', *WISH)
    size = 1 if pieces == "bytes" else -(-len(request) // pieces)
    for start in range(0, len(request), size):
        client.send(request[start : start + size])
        time.sleep(0.0001 if pieces == "bytes" else 0.02)
    status, seen = client.answer()
    assert (status, seen["body"]) == (200, '{"text": "hello"}')


def test_what_a_request_wishes_for_is_not_passed_on_and_what_else_it_says_is(client):
    client.send(post(b"x", b"Connection: keep-alive, Upgrade", b"Upgrade: x", b"X-Api-Key: k"))
    assert client.answer()[1]["names"] == ["connection", "content-length", "host", "x-api-key"]


@pytest.mark.parametrize("wish", [b"x", b"h2c", b"websocket", b"HTTP/2.0, x"])
@pytest.mark.parametrize("padding", [b"", PADDING], ids=["at once", "padded over several reads"])
def test_a_request_in_the_body_of_another_is_a_body(client, wish, padding):
    client.send(post(padding + SMUGGLED, b"connection: Upgrade", b"upgrade: " + wish) + post(b"next"))
    assert client.answer()[1]["body"].encode() == padding + SMUGGLED
    assert client.answer()[1]["body"] == "next"


def test_a_request_in_a_chunked_body_is_a_body(client):
    fields = b"connection: upgrade\r\nupgrade: x\r\ntransfer-encoding: chunked"
    chunk = b"%x\r\n%b\r\n" % (len(SMUGGLED), SMUGGLED)
    client.send(b"POST / HTTP/1.1\r\nhost: x\r\n" + fields + b"\r\n\r\n")
    time.sleep(0.05)
    client.send(chunk + b"0\r\n\r\n" + post(b"next"))
    assert client.answer()[1]["body"].encode() == SMUGGLED
    assert client.answer()[1]["body"] == "next"


def test_wishes_one_after_another_are_answered_in_order(client):
    client.send(b"".join(post(b"%d" % n, *WISH) for n in range(8)))
    assert [client.answer()[1]["body"] for _ in range(8)] == [str(n) for n in range(8)]


@pytest.mark.parametrize(
    "request_",
    [
        b"CONNECT x:1 HTTP/1.1\r\nhost: x\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0" * 9,
        post(b"ab", b"transfer-encoding: chunked"),
        post(b"ab", b"content-length: 1"),
        post(b"ab", b"transfer-encoding: chunked", *WISH),
        b"GET / HTTP/1.1\nhost: x\n\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ],
    ids=["CONNECT", "HTTP/2", "two lengths of a body", "two lengths", "two lengths and a wish", "bare LF", "TLS"],
)
def test_what_is_no_request_of_http_1_1_is_refused_and_the_connection_ends(client, request_):
    client.send(request_ + SMUGGLED)
    status, said = client.answer()
    assert (status, said["code"]) == (400, "NOT_HTTP")
    assert client.has_ended()


def test_trailers_do_not_join_the_header_fields(client):
    client.send(b"POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n")
    client.send(b"1\r\nx\r\n0\r\nx-api-key: stolen\r\n\r\n")
    assert client.answer()[1]["names"] == ["host", "transfer-encoding"]


def head_of(size, many):
    """A GET whose head has this size: one field, or very many."""
    begin = b"GET / HTTP/1.1\r\nhost: x\r\n"
    room = size - len(begin) - 2
    return begin + (b"a: b\r\n" * (room // 6) if many else b"a: " + b"b" * (room - 5) + b"\r\n") + b"\r\n"


@pytest.mark.parametrize("many", [False, True], ids=["one field", "many fields"])
@pytest.mark.parametrize("size", [33 << 10, 200 << 10, 5 << 20])
def test_a_head_over_32_kib_is_refused(client, size, many):
    client.send(head_of(size, many))
    answer = client.answer()
    assert answer is None or (answer[0], answer[1]["code"]) == (431, "HEAD_SIZE")
    assert client.has_ended()
    assert answer or size > 1 << 20  # a client that goes on sending may miss why


def test_a_head_that_never_ends_is_refused_long_before_its_time(client):
    since = time.monotonic()
    client.send(b"GET /" + b"a" * (1 << 20))
    answer = client.answer()
    assert answer is None or (answer[0], answer[1]["code"]) == (431, "HEAD_SIZE")
    assert client.has_ended()
    assert time.monotonic() - since < 3


@pytest.mark.parametrize("many", [False, True], ids=["one field", "many fields"])
def test_a_head_of_31_kib_is_read_also_behind_a_large_body_in_the_same_send(client, many):
    client.send(post(b"x" * 300_000) + head_of(31 << 10, many))
    assert client.answer()[0] == 200
    assert client.answer()[0] == 200


def test_requests_may_be_sent_ahead_but_not_without_end(client):
    client.send(post(b"x") * 5)
    assert [client.answer()[0] for _ in range(5)] == [200] * 5
    client.send(SMUGGLED * 5_000)
    answers = 0
    while client.answer():
        answers += 1
    assert answers <= connection.PIPELINED


def seconds_until_it_ends(client):
    since = time.monotonic()
    assert client.has_ended()
    return time.monotonic() - since


SHORT = {"head_seconds": 0.6, "body_seconds": 1.2, "idle_seconds": 3.0}
TICK = watch.LOOK_SECONDS + 0.4


@pytest.fixture(scope="module")
def impatient():
    with serving(**SHORT) as one:
        yield one


@pytest.mark.slow
def test_half_a_head_is_answered_408_in_its_time(impatient):
    with connected(impatient) as client:
        client.send(b"GET / HTTP/1.1\r\nhost: ")
        since = time.monotonic()
        assert (client.answer() or [0, {}])[1]["code"] == "HEAD_TIMEOUT"
        assert 0.5 < time.monotonic() - since < 0.6 + TICK


@pytest.mark.slow
def test_a_head_that_comes_byte_by_byte_ends_all_the_same(impatient):
    with connected(impatient) as client:
        client.send(b"GET / HTTP/1.1\r\nx: ")
        since = time.monotonic()
        while time.monotonic() - since < 5:
            try:
                client.socket.sendall(b"a")
            except ConnectionError:
                break
            time.sleep(0.02)
        assert time.monotonic() - since < 0.6 + TICK + 0.3


@pytest.mark.slow
@pytest.mark.parametrize("before", [b"", SMUGGLED], ids=["a new one", "after an answer"])
def test_a_silent_connection_ends_and_empty_lines_are_silence(impatient, before):
    with connected(impatient) as client:
        client.send(before)
        if before:
            client.answer()
        client.socket.sendall(b"\r\n")
        time.sleep(0.5)
        client.socket.sendall(b"\r\n")
        assert 2 < seconds_until_it_ends(client) + 0.5 < 3 + TICK


@pytest.mark.slow
@pytest.mark.parametrize(("path", "grace"), [("/v1/check", 2), ("/deaf", 0)], ids=["awaited", "that nobody reads"])
def test_half_a_body_ends(impatient, path, grace):
    with connected(impatient) as client:
        client.send(post(b"half", path=path)[:-2])
        if path == "/deaf":
            assert client.answer()[0] == 200
        assert 1 < seconds_until_it_ends(client) - grace < 1.2 + TICK


@pytest.mark.slow
def test_an_answer_may_take_longer_than_a_request():
    async def slow(scope, receive, send):
        if scope["type"] == "http" and scope["path"] == "/slow":
            await asyncio.sleep(2)
        await echo(scope, receive, send)

    with serving(slow, head_seconds=0.3, body_seconds=0.3, idle_seconds=0.5) as port, connected(port) as client:
        client.send(post(b"first", path="/slow") + post(b"second"))
        assert client.answer()[1]["body"] == "first"
        assert client.answer()[1]["body"] == "second"


@pytest.mark.slow
def test_a_client_that_never_takes_its_answer_is_left(monkeypatch):
    monkeypatch.setattr(connection, "TAKE_SECONDS", 0.5)
    with serving() as port, connected(port) as client:
        client.send(b"GET /big HTTP/1.1\r\nhost: x\r\n\r\n")
        time.sleep(0.5 + 3 * TICK)
        taken = 0
        with contextlib.suppress(ConnectionError):
            while more := client.socket.recv(1 << 20):
                taken += len(more)
        assert taken < 64 << 20


@pytest.mark.slow
def test_more_connections_than_may_be_are_refused_others_served_and_one_line_says_so(caplog):
    with caplog.at_level(logging.WARNING, "pii_guard.service"), serving(connections=3) as port:
        with contextlib.ExitStack() as stack:
            held = [stack.enter_context(connected(port)) for _ in range(3)]
            for client in held:
                client.send(SMUGGLED)
                assert client.answer()[0] == 200
            for number in range(20):
                with connected(port) as refused:
                    answer = refused.answer()
                    assert answer is None or answer[1]["code"] == "CONNECTIONS"
                    assert refused.has_ended()
                time.sleep(TICK if number in (0, 18, 19) else 0)
            held[0].send(SMUGGLED)
            assert held[0].answer()[0] == 200
        for _ in range(100):
            with connected(port) as client:
                client.send(SMUGGLED)
                if (answer := client.answer()) and answer[0] == 200:
                    break
            time.sleep(0.05)
        else:
            pytest.fail("the places of those who left are not given on")
    (line,) = [record for record in caplog.records if record.name == "pii_guard.service"]
    assert line.fields == {"CONNECTIONS": 1}  # the others go into the line of the next minute


def test_the_settings_are_the_limits_of_a_connection():
    limits = serve._limits(Settings(connections=7, head_bytes=2048, head_seconds=1, body_seconds=2, idle_seconds=3))
    assert limits == watch.Limits(2048, 1, 2, 3, 7)
    assert serve._limits(Settings()) == watch.Limits()


@pytest.mark.process
def test_what_is_refused_at_the_connection_is_counted_with_all_other_refusals():
    with sidecar() as running:
        with connected(running.port) as client:
            client.send(b"no HTTP at all\r\n\r\n")
            assert client.answer()[1]["code"] == "NOT_HTTP"
        assert 'pii_guard_refusals_total{reason="NOT_HTTP"} 1.0' in running.client.get("/metrics").text


@pytest.mark.process
def test_answers_written_at_once_and_the_long_way_keep_their_order_their_fields_and_their_silence(tmp_path):
    """A plain decision, a refusal, what FastAPI serves, and a HEAD, whose answer has a length and no body."""
    file = tmp_path / "gateway.toml"
    file.write_text('[[route]]\nname = "authz"\nadapter = "envoy-ext-authz"\nfields = ["/text"]\n', "utf-8")
    kind, ahead = b"content-type: application/json", b"host: localhost\r\n\r\n"
    with sidecar(PII_GUARD_GATEWAY=file) as running, connected(running.port) as client:
        client.send(_to_localhost(post(b'{"text": "first"}', kind)))
        client.send(_to_localhost(post(b"{", kind)) + b"GET /healthz HTTP/1.1\r\n" + ahead)
        client.send(b"GET /gateway/authz HTTP/1.1\r\n" + ahead + b"HEAD /gateway/authz HTTP/1.1\r\n" + ahead)
        client.send(_to_localhost(post(b'{"text": "last"}', kind)))
        assert client.answer()[1]["text"] == "first"
        assert client.answer()[0] == 400
        assert client.answer()[0] == 200
        assert client.answer()[0] == 200
        head = b"".join(iter(client._file.readline, b"\r\n"))
        assert head.startswith(b"HTTP/1.1 200 ")
        assert client.answer()[1]["text"] == "last"
        answer = running.client.post("/v1/check", json={"text": "hello"})
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-type"] == "application/json"
    assert int(answer.headers["content-length"]) == len(answer.content)


def _to_localhost(request):
    return request.replace(b"host: x", b"host: localhost")
