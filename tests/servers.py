"""Servers that tests talk to: an upstream that remembers what really reached it, and the sidecar as a process."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import httpx

START_SECONDS = 180  # an idle machine takes two; one that does ten other things has taken seventy
SERVE = [sys.executable, "-c", "import sys; from pii_guard.cli import main; sys.exit(main())", "serve"]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        raw = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.server.seen.append(SimpleNamespace(path=self.path, headers=self.headers, raw=raw))
        time.sleep(self.server.slow)
        if self.server.answer is None:
            self.close_connection = True
            return
        status, headers, body = self.server.answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # a client that had enough
            self.wfile.write(body)

    do_GET = do_POST  # noqa: N815 - the name that http.server calls

    def log_message(self, *arguments):
        pass


class Upstream:
    """What the county's own server would be: `seen` has every request that reached it."""

    def __init__(self, server):
        self._server = server
        self.port = server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/skill"

    @property
    def seen(self):
        return self._server.seen

    @property
    def last(self):
        """The JSON document that reached it last."""
        return json.loads(self.seen[-1].raw)

    @property
    def everything(self):
        """All bytes that ever reached it."""
        return b"\n".join(request.path.encode() + b"\n" + request.raw for request in self.seen)

    def answers(self, document=None, status=200, body=None, **headers):
        """What it will say from now on."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        body = json.dumps(document, ensure_ascii=False).encode() if body is None else body
        self._server.answer = (status, {"content-type": "application/json", **headers}, body)

    def breaks_off(self):
        self._server.answer = None

    def waits(self, seconds):
        self._server.slow = seconds


@contextlib.contextmanager
def upstream():
    """A running Upstream."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.seen, server.slow, server.answer = [], 0, None
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    one = Upstream(server)
    one.answers({"ok": True})
    try:
        yield one
    finally:
        server.slow = 0
        server.shutdown()
        server.server_close()
        thread.join()


def free_port():
    """A port that was free a moment ago."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait_until(ready, seconds=60, what="it"):
    """Wait until `ready()` is true; connection errors count as "not yet"."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(httpx.TransportError):
            if ready():
                return
        time.sleep(0.05)
    raise AssertionError(f"{what} was not ready in {seconds} s")


def environment(**settings):
    """This environment without settings of ours, and with these; a name is one of `Settings`."""
    quiet = {k: v for k, v in os.environ.items() if not k.startswith(("PII_GUARD_", "PROMETHEUS_"))}
    return quiet | {f"PII_GUARD_{name.upper()}": str(value) for name, value in settings.items()}


class Sidecar:
    """The real command in a process of its own, which can be killed, frozen and started again at the same port.

    `process` is its process and `client` talks to it; both are another's after a new start.
    """

    def __init__(self, port, environment, log=subprocess.DEVNULL):
        self.port, self._environment, self._log = port, environment, log
        self.url = f"http://127.0.0.1:{port}"
        self.start()

    def start(self):
        quick = environment(port=self.port, policy="office-example", drain_seconds=0)  # whoever ends it need not wait
        told = quick | self._environment
        self.process = subprocess.Popen(SERVE, env=told, stdout=subprocess.DEVNULL, stderr=self._log)
        transport = httpx.HTTPTransport(uds=self._environment.get("PII_GUARD_UDS"))
        self.client = httpx.Client(base_url=self.url, transport=transport, trust_env=False, timeout=10)
        try:
            wait_until(self._is_ready, START_SECONDS, "the sidecar")
        except AssertionError:
            self.kill()
            raise

    def _is_ready(self):
        path = self._environment.get("PII_GUARD_UDS")
        if path:
            with socket.socket(socket.AF_UNIX) as s:  # httpcore leaves a refused Unix socket open
                if s.connect_ex(path):
                    return False
        assert self.process.poll() is None, "the sidecar ended before it was ready"
        return self.client.get("/readyz").is_success

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.client.close()

    def stop(self):
        """End it as a service manager does, its workers with it."""
        self.thaw()
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()
        self.client.close()

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)


@contextlib.contextmanager
def sidecar(log=subprocess.DEVNULL, **environment):
    """A running Sidecar; `environment` are its settings, such as PII_GUARD_GATEWAY. `log` takes its stderr."""
    one = Sidecar(free_port(), {name: str(value) for name, value in environment.items()}, log)
    try:
        yield one
    finally:
        one.stop()
