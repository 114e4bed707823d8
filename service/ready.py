"""`pii-guard-ready`: asks the sidecar of this environment whether messages may be sent to it, for probes.

Exit code 0 when it is ready, 1 when it is not. Reads the same variables as the sidecar; needs no shell and no curl.
"""

import os
import socket
import sys
from collections.abc import Sequence
from contextlib import closing
from http.client import HTTPConnection, HTTPException

SECONDS = 2.0


class _UnixConnection(HTTPConnection):
    """HTTP over a Unix socket; `host` is its path."""

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(SECONDS)
        self.sock.connect(self.host)


def main(argv: Sequence[str] | None = None) -> int:
    """Ask /readyz, or /healthz with `--alive`. Prints what is wrong, and nothing when nothing is."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments not in ([], ["--alive"]):
        print("usage: pii-guard-ready [--alive]", file=sys.stderr)
        return 2
    try:
        with closing(_connection()) as connection:
            connection.request("GET", "/healthz" if arguments else "/readyz")
            with connection.getresponse() as answer:
                status = answer.status
    except (OSError, HTTPException) as error:
        print(f"pii-guard-ready: no answer ({type(error).__name__})", file=sys.stderr)
        return 1
    if status != 200:
        print(f"pii-guard-ready: answered {status}", file=sys.stderr)
    return int(status != 200)


def _connection() -> HTTPConnection:
    if path := os.environ.get("PII_GUARD_UDS"):
        return _UnixConnection(path)
    host = os.environ.get("PII_GUARD_HOST", "127.0.0.1")
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - every address includes this machine's
    return HTTPConnection(host, int(os.environ.get("PII_GUARD_PORT", "8787")), timeout=SECONDS)


if __name__ == "__main__":
    sys.exit(main())
