import contextlib
import resource
import socket
import subprocess

import pytest

from tests.servers import SERVE, environment, sidecar
from tests.sidecar import descriptors

pytestmark = pytest.mark.process


@contextlib.contextmanager
def soft_limit(count):
    """As the shell that starts the sidecar would have it."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (count, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_every_connection_that_may_be_open_can_be_although_the_shell_allows_fewer_files():
    with contextlib.ExitStack() as stack:
        with soft_limit(128):
            running = stack.enter_context(sidecar(PII_GUARD_CONNECTIONS=200))
        for _ in range(190):
            stack.enter_context(socket.create_connection(("127.0.0.1", running.port)))
        assert running.client.get("/readyz").status_code == 200


def test_more_connections_than_the_system_ever_allows_are_a_fault_before_the_start():
    limited = ["sh", "-c", 'ulimit -n 256; exec "$@"', "sh", *SERVE, "--check"]
    done = subprocess.run(limited, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "PII_GUARD_CONNECTIONS: needs 328 open files" in done.stderr


@pytest.mark.parametrize(("count", "after"), [(50, 100), (150, 150)], ids=["enough", "too few"])
def test_the_limit_is_raised_and_never_lowered(count, after):
    with soft_limit(100):
        descriptors.allow(count)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == after
