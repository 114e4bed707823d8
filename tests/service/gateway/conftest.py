"""A real upstream that remembers what reached it, and a real sidecar in front of it."""

import contextlib

import httpx
import pytest

from pii_guard import Guard
from tests import servers
from tests.serving import serving
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
    # no test looks at the end of a server, which takes a tenth of a second: the next one does not wait for it
    with (
        serving(app, wait=False) as port,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, verify=False, timeout=20) as client,
    ):
        yield client
