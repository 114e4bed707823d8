"""Load and chaos: the sidecar at saturation, a tenth of it nonsense, a worker killed now and then.

    python -m benchmarks.soak [--minutes 10] [--clients 24] [--workers 2] [--kill-every 30]

Every answer is compared with what the library decided beforehand. Counted are wrong decisions, answers that are no
documented refusal, documents that reached the upstream of the gateway uncleaned, and the growth of memory. A request
that a killed worker held is broken off: its text stays with the sender, so it is counted and is no fault.
"""

import asyncio
import importlib
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import httpx

from benchmarks.speed import CLEAN, PERSONAL
from pii_guard import Guard

NONSENSE = 0.1  # the share of requests that are oversized or malformed
RAW = ("2345-6789", "1990027", "1234-5678-91", "nongbu77", "중앙로 245")  # what no upstream may see
TRIES = 3  # a client asks again when a worker was killed under its request
GROWTH_FROM, GROWTH_TO = (0.2, 0.4), (0.8, 1.0)  # shares of the run whose medians of memory are compared
SECONDS_BETWEEN_LOOKS = 1.0


@dataclass
class PendingCounts:
    """Everything that was seen. `memory` holds seconds since the start and bytes per process."""

    answers: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    undocumented: Counter[str] = field(default_factory=Counter)
    broken_off: int = 0
    killed: int = 0
    unchecked: int = 0
    delivered: int = 0
    memory: list[tuple[float, float]] = field(default_factory=list)

    @property
    def growth(self) -> float:
        """Memory at the end over memory when warm, less 1; 0 for a run too short to tell."""
        length = self.memory[-1][0] if self.memory else 0.0

        def median(part: tuple[float, float]) -> float:
            inside = [size for at, size in self.memory if part[0] * length <= at <= part[1] * length]
            return statistics.median(inside) if inside else 0.0

        return median(GROWTH_TO) / median(GROWTH_FROM) - 1 if median(GROWTH_FROM) else 0.0


@dataclass(frozen=True)
class Case:
    """One request, and how its answer is judged: the name of a fault, or None."""

    path: str
    body: bytes
    judge: Callable[[httpx.Response], str | None]
    nonsense: bool = False


def cases(guard: Guard) -> list[Case]:
    """Messages whose decision the library made beforehand, the same through the gateway, and nonsense."""
    made = [_check(guard, text) for text in (*CLEAN, *PERSONAL)]
    made += [_skill(guard, text) for text in (*CLEAN, *PERSONAL)]
    nonsense = {
        b"{": 400,
        b'{"text": "\xff"}': 400,
        b'{"text": 7}': 422,
        b'{"text": "a", "topic": "no-such"}': 422,
        b'{"text": "' + b"a" * (1 << 20) + b'"}': 413,
    }
    return made + [Case("/v1/check", body, _refused(status), nonsense=True) for body, status in nonsense.items()]


def _check(guard: Guard, text: str) -> Case:
    expected = guard.check(text)
    told = (expected.action.value, expected.text, [f.entity for f in expected.findings])

    def judge(answer: httpx.Response) -> str | None:
        body = answer.json()
        same = (body["action"], body["text"], [f["entity"] for f in body["findings"]]) == told
        return None if same else "decision"

    return Case("/v1/check", _json({"text": text}), judge)


def _skill(guard: Guard, text: str) -> Case:
    blocked = guard.check(text, channel="kakaotalk").text is None

    def judge(answer: httpx.Response) -> str | None:
        said = answer.json()["template"]["outputs"][0]["simpleText"]["text"]
        return None if (said != "답") is blocked else "gateway"

    return Case("/gateway/kakao", _json({"userRequest": {"utterance": text}}), judge)


def _refused(status: int) -> Callable[[httpx.Response], str | None]:
    return lambda answer: None if answer.status_code == status else f"{answer.status_code} instead of {status}"


def _json(document: Any) -> bytes:
    return httpx.Request("POST", "http://x", json=document).content


async def soak(minutes: float, clients: int, workers: int, kill_every: float) -> PendingCounts:
    """Run it and return what was seen."""
    tally, guard = PendingCounts(), Guard("office-example")
    async with _upstream(tally) as upstream, _sidecar(upstream, workers) as (url, process):
        until = monotonic() + 60 * minutes
        limits = httpx.Limits(max_connections=clients)
        async with httpx.AsyncClient(base_url=url, limits=limits, timeout=30, trust_env=False) as client:
            crowd = [_client(client, cases(guard), until, random.Random(n), tally) for n in range(clients)]
            await asyncio.gather(
                *crowd, _chaos(process.pid, until, kill_every, tally), _watch(process.pid, until, tally)
            )
    return tally


async def _client(
    client: httpx.AsyncClient, made: list[Case], until: float, chance: random.Random, tally: PendingCounts
) -> None:
    sense, nonsense = [c for c in made if not c.nonsense], [c for c in made if c.nonsense]
    while monotonic() < until:
        case = chance.choice(nonsense if chance.random() < NONSENSE else sense)
        for _ in range(TRIES):
            try:
                answer = await client.post(case.path, content=case.body, headers={"content-type": "application/json"})
            except httpx.TransportError:
                tally.broken_off += 1
                await asyncio.sleep(0.05)
                continue
            _judge(case, answer, tally)
            break


def _judge(case: Case, answer: httpx.Response, tally: PendingCounts) -> None:
    tally.answers[str(answer.status_code)] += 1
    if not answer.is_success:
        code = answer.json().get("code", "none") if "json" in answer.headers.get("content-type", "") else "none"
        tally.refusals[code] += 1
        if code not in REASONS:
            tally.undocumented[f"{answer.status_code} {code}"] += 1
        if answer.status_code in (429, 503):
            return  # busy is no answer to the message
    if fault := case.judge(answer):
        tally.wrong[fault] += 1


async def _chaos(master: int, until: float, every: float, tally: PendingCounts) -> None:
    while monotonic() + every < until:
        await asyncio.sleep(every)
        if children := _children(master):
            os.kill(random.choice(children), signal.SIGKILL)
            tally.killed += 1
    await asyncio.sleep(max(0.0, until - monotonic()))


async def _watch(master: int, until: float, tally: PendingCounts) -> None:
    begun = monotonic()
    while monotonic() < until:
        sizes = [size for pid in _children(master) or [master] if (size := _resident(pid))]
        if sizes:
            tally.memory.append((monotonic() - begun, statistics.fmean(sizes)))
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)


def _children(pid: int) -> list[int]:
    """The workers: children that run this very interpreter's serving code, not helpers of multiprocessing."""
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [int(child) for child in found if b"resource_tracker" not in _command(int(child))]


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b"resource_tracker"  # gone: not to be killed again


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


@asynccontextmanager
async def _upstream(tally: PendingCounts) -> AsyncIterator[str]:
    """A skill server that looks at everything it is given."""
    answer = _json({"version": "2.0", "template": {"outputs": [{"simpleText": {"text": "답"}}]}})
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(answer)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                fields = (await reader.readuntil(b"\r\n\r\n")).lower()
                length = int(fields.partition(b"content-length:")[2].partition(b"\r")[0])
                body = (await reader.readexactly(length)).decode("utf-8")
                tally.delivered += 1
                decoded = body.encode().decode("unicode_escape") if "\\u" in body else body
                tally.unchecked += any(raw in body or raw in decoded for raw in RAW)
                writer.write(head + answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"


@asynccontextmanager
async def _sidecar(upstream: str, workers: int) -> AsyncIterator[tuple[str, subprocess.Popen[bytes]]]:
    with tempfile.TemporaryDirectory() as folder:
        routes = Path(folder) / "gateway.toml"
        routes.write_text(f'[[route]]\nname = "kakao"\nadapter = "kakao-skill"\nupstream = "{upstream}"\n', "utf-8")
        port = 18787
        told = {"PORT": str(port), "POLICY": "office-example", "GATEWAY": str(routes), "WORKERS": str(workers)}
        environment = os.environ | {f"PII_GUARD_{name}": value for name, value in told.items()}
        command = [sys.executable, "-m", "pii_guard.service.serve"]
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        url = f"http://127.0.0.1:{port}"
        try:
            await _ready(url)
            yield url, process
        finally:
            process.terminate()
            process.wait(timeout=30)


async def _ready(url: str) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        for _ in range(600):
            try:
                if (await client.get(f"{url}/readyz")).is_success:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.1)
    raise SystemExit("the sidecar was not ready in 60 s")


REASONS: tuple[str, ...] = importlib.import_module("pii_guard.service.http.problems").REASONS


def main() -> int:
    """Print the table; 1 when there was a wrong decision, an unchecked delivery, an unknown refusal or growth."""
    parser = ArgumentParser(prog="python -m benchmarks.soak", description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--clients", type=int, default=24)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kill-every", type=float, default=30, metavar="SECONDS")
    options = parser.parse_args()
    seen = asyncio.run(soak(options.minutes, options.clients, options.workers, options.kill_every))
    requests = sum(seen.answers.values())
    rows = {
        "requests answered": f"{requests:,} ({requests / options.minutes / 60:,.0f} a second)",
        "answers by status": dict(seen.answers.most_common()),
        "refusals by code": dict(seen.refusals.most_common()),
        "refusals that are not documented": sum(seen.undocumented.values()),
        "wrong decisions": dict(seen.wrong) or 0,
        "delivered through the gateway": f"{seen.delivered:,}",
        "of these unchecked": seen.unchecked,
        "workers killed": seen.killed,
        "requests broken off": seen.broken_off,
        "growth of memory": f"{seen.growth:+.1%}",
    }
    for name, value in rows.items():
        print(f"{name:34} {value}")
    return int(bool(seen.wrong or seen.undocumented or seen.unchecked or seen.growth > 0.05))


if __name__ == "__main__":
    sys.exit(main())
