"""Accepted messages a second, the time of a post and the lag of a delivery: `python -m benchmarks.intake`.

A real sidecar over each database, backends that each wait for their answer, a desk that notes when an event comes. Wall
times count what else the machine does, so what one core takes is told by the sidecar's own CPU time.
"""

import argparse
import contextlib
import json
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx

from benchmarks.messages import natural
from tests import postgres, servers

BACKENDS = 4
WARM = 50  # messages before anything is measured
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"  # made up, as its desk
UPSTREAM = '[[upstream]]\nid = "desk"\nadapter = "webhook"\nurl = "{url}"\nsecret_env = "DESK_SECRET"\n'
SHIPPED = Path(__file__).parent.parent / "service/declared/departments-example.toml"


@contextlib.contextmanager
def desk() -> Iterator[tuple[str, dict[str, float]]]:
    """The address of a desk, and when the first message of each conversation reached it."""
    came: dict[str, float] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            event = json.loads(self.rfile.read(int(self.headers["content-length"])))
            came.setdefault(event["conversation"], time.monotonic())
            self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", came
    finally:
        server.shutdown()
        server.server_close()


def measure(store: str, messages: int, folder: Path) -> dict[str, Any]:
    """The figures of one database. Times in milliseconds."""
    with contextlib.ExitStack() as stack:
        url, came = stack.enter_context(desk())
        at = f"sqlite:///{folder}/intake.db"
        if store == "postgresql":
            at = stack.enter_context(postgres.postgres()).database()
        text = SHIPPED.read_text("utf-8").replace('assign = "claim"', 'upstream = "desk"\nassign = "claim"')
        (folder / "departments.toml").write_text(
            text.partition("# [[upstream]]")[0] + UPSTREAM.format(url=url), "utf-8"
        )
        (folder / "state.key").write_bytes(bytes(range(32)))
        told = {"INTAKE": at, "DEPARTMENTS": folder / "departments.toml", "STATE_KEY_FILE": folder / "state.key"}
        told = {f"PII_GUARD_{name}": value for name, value in told.items()} | {"DESK_SECRET": SECRET}
        sidecar = stack.enter_context(servers.sidecar(**told))
        lines = natural()[: messages + WARM]
        _post_all(sidecar.url, lines[:WARM], "warm")
        before, began = _cpu(sidecar.process.pid), time.monotonic()
        posts = _post_all(sidecar.url, lines[WARM:], "c")
        wall, cpu = time.monotonic() - began, _cpu(sidecar.process.pid) - before
        until = time.monotonic() + 120
        while not posts.keys() <= came.keys() and time.monotonic() < until:
            time.sleep(0.05)
        lags = sorted(came[name] - answered for name, (_, answered) in posts.items() if name in came)
    took = sorted(seconds for seconds, _ in posts.values())
    return {
        "store": store,
        "messages": len(posts),
        "a second of the sidecar's CPU": round(len(posts) / cpu),
        "a second, wall": round(len(posts) / wall),
        "post p50": _ms(took, 0.5),
        "post p99": _ms(took, 0.99),
        "lag p50": _ms(lags, 0.5),
        "lag p99": _ms(lags, 0.99),
    }


def _post_all(url: str, lines: tuple[str, ...] | list[str], name: str) -> dict[str, tuple[float, float]]:
    """For each conversation how long its post took, and when it was answered; those that were refused left out."""
    done: dict[str, tuple[float, float]] = {}

    def backend(mine: int) -> None:
        with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:
            for i in range(mine, len(lines), BACKENDS):
                body = {"text": lines[i], "topic": "local-tax"}
                headers = {"idempotency-key": f"{name}{i}"}
                began = time.monotonic()
                answer = client.post(f"/v1/conversations/{name}{i}/messages", json=body, headers=headers)
                now = time.monotonic()
                if answer.status_code == 202 and answer.json()["delivery"]["state"] != "held":
                    done[f"{name}{i}"] = (now - began, now)

    with ThreadPoolExecutor(BACKENDS) as pool:
        list(pool.map(backend, range(BACKENDS)))
    return done


def _cpu(process: int) -> float:
    """Seconds of CPU that a process has used, in user and system."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _ms(values: list[float], share: float) -> float:
    return round(1_000 * values[min(len(values) - 1, int(len(values) * share))], 1)


def main() -> None:
    """Print the figures of both, a JSON line each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.intake", description=__doc__)
    parser.add_argument("--messages", type=int, default=2_000)
    asked = parser.parse_args()
    for store in ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory(prefix="pii_guard_bench_") as folder:
            print(json.dumps(measure(store, asked.messages, Path(folder))), flush=True)


if __name__ == "__main__":
    main()
