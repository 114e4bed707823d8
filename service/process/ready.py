"""`pii-guard-ready`: asks the sidecar of this environment whether messages may be sent to it, for probes.

Exit code 0 when it is ready, 1 when it is not. Reads the same variables as the sidecar; needs no shell and no curl.
"""

import os
import socket
import ssl
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPSConnection

from pii_guard.sentences import Sentence, language_of, spoken
from pii_guard.sentences import settings as say

SECONDS = 2.0
READY, NOT_READY, USAGE = 0, 1, 2  # exit codes


class _UnixConnection(HTTPConnection):
    """HTTP over a Unix socket; `host` is its path."""

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(SECONDS)
        self.sock.connect(self.host)


def main(argv: Sequence[str] | None = None) -> int:
    """Ask /readyz, or /healthz with `--alive`. Prints what is wrong, and nothing when nothing is."""
    alive = _parser().parse_args(argv).alive
    try:
        with closing(_connection()) as connection:
            connection.request("GET", "/healthz" if alive else "/readyz")
            with connection.getresponse() as answer:
                status = answer.status
    except ValueError:
        return _told(say.NO_PORT, USAGE)
    except (OSError, HTTPException) as error:
        return _told(say.NO_ANSWER(kind=type(error).__name__), NOT_READY)
    return READY if status == HTTPStatus.OK else _told(say.ANSWERED(status=status), NOT_READY)


def _told(why: Sentence, code: int) -> int:
    print(f"pii-guard-ready: {_spoken(why)}", file=sys.stderr)
    return code


def _spoken(sentence: Sentence) -> str:
    return spoken(sentence, language_of(os.environ))


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="pii-guard-ready",
        description=_spoken(say.PROBE),
        epilog=_spoken(say.PROBE_EPILOG),
    )
    parser.add_argument("--alive", action="store_true", help=_spoken(say.ALIVE))
    return parser


def _connection() -> HTTPConnection:
    if path := os.environ.get("PII_GUARD_UDS"):
        return _UnixConnection(path)
    host = os.environ.get("PII_GUARD_HOST", "127.0.0.1")
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - every address includes this machine's
    port = int(os.environ.get("PII_GUARD_PORT", "8787"))
    if not 0 < port < 1 << 16:
        raise ValueError
    if not os.environ.get("PII_GUARD_TLS_CERT"):
        return HTTPConnection(host, port, timeout=SECONDS)
    return HTTPSConnection(host, port, timeout=SECONDS, context=_tls())


def _tls() -> ssl.SSLContext:
    """Takes any certificate: it is made for another address, and a probe tells nothing that it could betray.

    Where callers must show a certificate, the probe shows the sidecar's own.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    if os.environ.get("PII_GUARD_TLS_CLIENT_CA"):
        context.load_cert_chain(os.environ["PII_GUARD_TLS_CERT"], os.environ.get("PII_GUARD_TLS_KEY"))
    return context


if __name__ == "__main__":
    sys.exit(main())
