"""Kill the intake again and again while backends post to it, and count what is lost, doubled or out of order.

    python scripts/soak.py [--messages 10000] [--kills 50] [--store sqlite|postgresql|replicas]

Each backend repeats a message under its key until it is answered, as every client must. Two percent of deliveries are
answered 503. Exit code 1 where anything was lost, doubled or out of order.
"""

import argparse
import contextlib
import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import postgres, servers  # noqa: E402 - the script stands beside the package, not in it

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
CONVERSATIONS = 200
BACKENDS = 8
REFUSED = 0.02  # share of deliveries that are answered 503
STORES = ("sqlite", "postgresql", "replicas")


class Desk:
    """Takes events and drops repetitions by their key, as a receiver must."""

    def __init__(self) -> None:
        self.texts: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self.seen: set[str] = set()
        self.repeated = self.refused = 0
        self._lock, self._chance = threading.Lock(), random.Random(16)
        desk = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                """Take one event."""
                event = json.loads(self.rfile.read(int(self.headers["content-length"])))
                self.send_response(desk.take(event))
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # of a sidecar that was killed
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/events"

    def take(self, event: dict[str, Any]) -> int:
        """The status for one event."""
        with self._lock:
            if self._chance.random() < REFUSED:
                self.refused += 1
                return 503
            if event["id"] in self.seen:
                self.repeated += 1
                return 200
            self.seen.add(event["id"])
            self.texts[event["conversation"]].append((event["number"], event["message"]["text"]))
            return 200

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()


def departments(folder: Path, url: str) -> Path:
    """A departments.toml whose events go to the desk."""
    shipped = (ROOT / "service/declared/departments-example.toml").read_text("utf-8")
    shipped = shipped.replace('assign = "claim"', 'upstream = "desk"\nassign = "claim"')
    upstream = f'[[upstream]]\nid = "desk"\nadapter = "webhook"\nurl = "{url}"\nsecret_env = "DESK_SECRET"\n'
    path = folder / "departments.toml"
    path.write_text(shipped.partition("# [[upstream]]")[0] + upstream, "utf-8")
    return path


@contextlib.contextmanager
def intakes(store: str, folder: Path, desk: Desk) -> Iterator[list[Any]]:
    """One sidecar, or two replicas, over a fresh database."""
    with contextlib.ExitStack() as stack:
        if store == "sqlite":
            url = f"sqlite:///{folder}/intake.db"
        else:
            url = stack.enter_context(postgres.postgres()).database()
        (folder / "state.key").write_bytes(random.Random(17).randbytes(32))
        told = {
            "PII_GUARD_INTAKE": url,
            "PII_GUARD_DEPARTMENTS": departments(folder, desk.url),
            "PII_GUARD_STATE_KEY_FILE": folder / "state.key",
            "PII_GUARD_HOLD_OPEN_SECONDS": 0,
            "DESK_SECRET": SECRET,
        }
        log = stack.enter_context((folder / "log").open("wb"))
        yield [stack.enter_context(servers.sidecar(log, **told)) for _ in range(2 if store == "replicas" else 1)]


def post(sidecars: list[Any], conversation: str, number: int, stop: threading.Event) -> int:
    """Post one message until it is answered. Returns how often it had to be sent."""
    body = {"text": f"{conversation} 글 {number}번", "topic": "local-tax"}
    headers = {"idempotency-key": f"{conversation}-{number}"}
    for attempt in range(1, 10_000):
        url = sidecars[attempt % len(sidecars)].url
        with contextlib.suppress(httpx.TransportError):
            answer = httpx.post(
                f"{url}/v1/conversations/{conversation}/messages", json=body, headers=headers, timeout=5
            )
            if answer.status_code in (200, 202):
                return attempt
        if stop.is_set():
            break
        time.sleep(0.05)
    raise RuntimeError("a message was never accepted")


def soak(store: str, messages: int, kills: int, folder: Path) -> dict[str, Any]:
    """Run it. Returns what was counted."""
    desk, stop, sent = Desk(), threading.Event(), Counter[int]()
    began = time.monotonic()
    per = max(1, messages // CONVERSATIONS)
    names = [f"c{i}" for i in range(min(CONVERSATIONS, messages))]
    done = Counter[str]()

    def backend(mine: list[str]) -> None:
        for number in range(per):
            for name in mine:
                sent[post(sidecars, name, number, stop)] += 1
                done[name] += 1

    with intakes(store, folder, desk) as sidecars:
        with ThreadPoolExecutor(BACKENDS) as pool:
            running = [pool.submit(backend, names[i::BACKENDS]) for i in range(BACKENDS)]
            try:
                _kill(sidecars, kills, lambda: sum(done.values()) / (per * len(names)), running)
                for one in running:
                    one.result()
            finally:
                stop.set()
        wanted = per * len(names)
        until = time.monotonic() + 120
        while len(desk.seen) < wanted and time.monotonic() < until:
            time.sleep(0.2)
        time.sleep(1)
    desk.close()
    return {"store": store, "kills": kills, **_counted(desk, names, per), "repeated_deliveries": desk.repeated,
            "refused_deliveries": desk.refused, "posts_sent_again": sum(n - 1 for n in sent.elements()),
            "seconds": round(time.monotonic() - began, 1)}  # fmt: skip


def _kill(sidecars: list[Any], kills: int, progress: Any, running: list[Any]) -> None:
    chance = random.Random(18)
    for kill in range(kills):
        while progress() < (kill + chance.random()) / kills and not all(one.done() for one in running):
            time.sleep(0.01)
        sidecar = sidecars[kill % len(sidecars)]
        sidecar.kill()
        _start(sidecar)


def _start(sidecar: Any) -> None:
    """A port that nobody listens on may for a moment be that of a client who asks there (self-connection)."""
    for attempt in range(20):
        try:
            sidecar.start()
        except AssertionError:
            if attempt == 19:
                raise
        else:
            return


def _counted(desk: Desk, names: list[str], per: int) -> dict[str, int]:
    lost = doubled = disordered = gaps = 0
    for name in names:
        numbers = [number for number, _ in desk.texts[name]]
        texts = [words for _, words in desk.texts[name]]
        wanted = [f"{name} 글 {number}번" for number in range(per)]
        lost += len(set(wanted) - set(texts))
        doubled += len(texts) - len(set(texts))
        disordered += texts != [words for words in wanted if words in set(texts)] and len(texts) == len(set(texts))
        gaps += numbers != list(range(1, len(numbers) + 1))
    return {"messages": per * len(names), "lost": lost, "doubled": doubled, "out_of_order": disordered, "gaps": gaps}


def main() -> int:
    """Soak what is asked for; 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--store", choices=STORES, action="append", help="default: all")
    asked = parser.parse_args()
    bad = 0
    for store in asked.store or STORES:
        with tempfile.TemporaryDirectory(prefix="pii_guard_soak_") as folder:
            counted = soak(store, asked.messages, asked.kills, Path(folder))
        print(json.dumps(counted), flush=True)
        bad += sum(counted[name] for name in ("lost", "doubled", "out_of_order", "gaps"))
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
