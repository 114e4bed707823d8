"""A real upstream that remembers what reached it, and a real sidecar in front of it."""

import contextlib
import threading
import time

import httpx
import pytest
import uvicorn

from pii_guard import Guard
from tests import servers
from tests.sidecar import Settings, create_app

GUARD = Guard("office-example")


@pytest.fixture
def upstream():
    with servers.upstream() as one:
        yield one


@pytest.fixture
def gateway(tmp_path, upstream):
    """A function: the text of gateway.toml, with UPSTREAM for the upstream's address -> a client of the sidecar."""
    with contextlib.ExitStack() as stack:

        def declared(text, **settings):
            file = tmp_path / "gateway.toml"
            file.write_text(text.replace("UPSTREAM", upstream.url), "utf-8")
            app = create_app(Settings(gateway=str(file), **settings), GUARD)
            return stack.enter_context(_served(app))

        yield declared


@contextlib.contextmanager
def _served(app):
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=20) as client:
        yield client
    server.should_exit = True
    thread.join()
