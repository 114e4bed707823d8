"""`make desk`: a sidecar with the intake, a desk in front of it, and log-ins to try both.

Everything lies in a folder that is gone when it stops; with --data it stays.
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import uvicorn

from examples.desk.app import create_app
from examples.desk.seeding import seed
from examples.desk.settings import CALLBACK_HOSTS, Settings

COMMAND = Path(sys.executable).with_name("pii-guard")
START_SECONDS, STOP_SECONDS = 60.0, 15.0
GATEWAY = """\
[[route]]
name = "kakao"
adapter = "kakao-skill"
upstream = "{desk}/kakao/skill"
callback = "pass"
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until stopped. Returns 1 when the sidecar does not start; it has said why."""
    options = _parser().parse_args(argv)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # as Ctrl-C: what was started ends too
    with suppress(KeyboardInterrupt), ExitStack() as stack:
        folder = options.data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="desk-")))
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        own = stack.enter_context(_listening(options.port))
        desk, intake = _url(own), f"http://127.0.0.1:{_free_port()}"
        if not stack.enter_context(_sidecar(options, folder, desk, intake)):
            return 1
        settings = _settings(options, intake, folder)
        app = create_app(settings)
        told = seed(app.state.desk.store, settings)
        print(_welcome(desk, intake, told, options.lang), flush=True)
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2
        )
        uvicorn.Server(config).run(sockets=[own])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="make desk", description="A consultation desk to try, all of it on this machine."
    )
    parser.add_argument("--port", type=int, default=0, help="of the desk; a free one unless given")
    parser.add_argument("--data", type=Path, help="folder that keeps databases; without it they are gone at the end")
    parser.add_argument("--policy", default="office-example", help="a bundled policy's name or a file")
    parser.add_argument(
        "--departments", default="example", help="`example`, or a departments.toml that fits the policy"
    )
    parser.add_argument(
        "--callback-host",
        action="append",
        metavar="HOST[:PORT]",
        help="https host for KakaoTalk's callbacks, instead of Kakao's own",
    )
    parser.add_argument("--lang", choices=("ko", "en"), default="ko", help="of what it prints; its pages are Korean")
    parser.add_argument("--callback-ca", type=Path, metavar="FILE", help="authority of that host, if it is your own")
    return parser


def _settings(options: argparse.Namespace, intake: str, folder: Path) -> Settings:
    return Settings(
        intake=intake,
        database=folder / "desk.db",
        callback_hosts=tuple(options.callback_host or CALLBACK_HOSTS),
        callback_ca=options.callback_ca,
    )


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    with socket.socket() as own:
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        own.bind(("127.0.0.1", port))
        yield own


def _url(own: socket.socket) -> str:
    return f"http://127.0.0.1:{own.getsockname()[1]}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _sidecar(options: argparse.Namespace, folder: Path, desk: str, intake: str) -> Iterator[bool]:
    """The sidecar as a process of its own; whether it became ready."""
    gateway = folder / "gateway.toml"
    gateway.write_text(GATEWAY.format(desk=desk), "utf-8")
    command = [COMMAND, "serve", "--port", intake.rpartition(":")[2], "--policy", options.policy]
    command += ["--intake", f"sqlite:///{folder / 'intake.db'}", "--departments", options.departments]
    told = {"PII_GUARD_LOG_LEVEL": "warning"} | os.environ | {"PII_GUARD_GATEWAY": str(gateway)}
    with subprocess.Popen(command, env=told, stdout=subprocess.DEVNULL) as process:  # noqa: S603 - our own command
        try:
            yield _is_ready(intake, process)
        finally:
            process.terminate()
            process.wait(STOP_SECONDS)  # the folder with its database goes next


def _is_ready(intake: str, process: subprocess.Popen[bytes]) -> bool:
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{intake}/readyz", timeout=2):  # noqa: S310 - http, on this machine
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def _welcome(desk: str, intake: str, logins: Sequence[tuple[str, str, str]], lang: str) -> str:
    opened, *places, name, password, who, known = (pair[lang == "en"] for pair in _SAID)
    where = (desk + "/", f"{desk}/officer", f"{desk}/officer/effects", f"{desk}/officer/access", *_OF_THE_INTAKE)
    rows = [f"  {_wide(place, 12)}{at.format(intake=intake)}" for place, at in zip(places, where, strict=True)]
    people = [f"  {one:<16} {secret:<16} {shown}" for shown, one, secret in logins] or [f"  ({known})"]
    return "\n".join(["", opened, "", *rows, "", f"  {_wide(name, 17)}{_wide(password, 17)}{who}", *people, ""])


def _wide(word: str, cells: int) -> str:
    """The word, filled up to so many cells of a terminal; a Korean letter takes two."""
    return word + " " * (cells - len(word) - sum("가" <= letter <= "힣" for letter in word))


_OF_THE_INTAKE = ("{intake}/gateway/kakao", "{intake}/v1/conversations")
_SAID = (
    ("상담 창구가 열렸습니다. 멈추려면 Ctrl-C를 누르십시오.", "The desk is open. Ctrl-C stops it."),
    ("주민", "residents"),
    ("담당자", "officers"),
    ("성과", "effects"),
    ("접속 기록", "access"),
    ("카카오톡", "KakaoTalk"),
    ("접수 API", "intake API"),
    ("이름", "name"),
    ("비밀번호", "password"),
    ("누구", "who"),
    ("전에 만든 이름과 비밀번호를 쓰십시오", "use the names and passwords that were made before"),
)


if __name__ == "__main__":
    sys.exit(main())
