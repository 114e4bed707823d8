"""The sidecar beside a bare ASGI echo and Presidio's REST routes: same client, same two messages.

`python -m benchmarks.http [--seconds 0.5] [--connections 16] [--presidio-python .cache/presidio/bin/python]`. Each
server is one process; CPU is that of the process, from /proc. Echo and sidecar run under the sidecar's own connections.
Presidio's service is Flask over AnalyzerEngine and is no part of its wheel: benchmarks/presidio_flask.py serves its
routes under waitress in an environment of its own (`uv pip install flask waitress presidio-analyzer spacy`) with a
blank spaCy pipeline, lighter than the model it ships with. Rounds take turns, so that noise meets all alike; the best
of each counts. `guard_us` is Guard.check alone, in process: the floor that no HTTP can undercut.
"""

import argparse
import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pii_guard import Guard

HERE = Path(__file__).parent
MESSAGES = {
    "clean": "안녕하세요 재산세 고지서를 다시 받고 싶은데 어디로 신청하면 되는지 알려 주세요",
    "phone": "안녕하세요 재산세 고지서를 다시 받고 싶은데 연락처는 010-2345-6789로 주세요",
}
PATHS = {"echo": "/echo", "check": "/v1/check", "presidio": "/analyze"}
APPS = {"echo": "benchmarks.http_targets:echo", "check": "pii_guard.service.app:serving_app"}
ROUNDS = 12
CLOCK_TICK = os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Measure and print requests a second and CPU microseconds a request."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.http", description=__doc__)
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--presidio-python", default=".cache/presidio/bin/python")
    options = parser.parse_args()
    names = [name for name in PATHS if name != "presidio" or Path(options.presidio_python).is_file()]
    if "presidio" not in names:
        print(
            f"without Presidio: {options.presidio_python} is missing; to compare: uv venv .cache/presidio && "
            "uv pip install --python .cache/presidio/bin/python flask waitress presidio-analyzer spacy",
            file=sys.stderr,
        )
    with contextlib.ExitStack() as stack:
        servers = {name: stack.enter_context(_served(name, options.presidio_python)) for name in names}
        results = {
            message: _compared(servers, MESSAGES[message], options.connections, options.seconds) for message in MESSAGES
        }
    cold = {name: seconds for name, (_, _, seconds) in servers.items()}
    print(json.dumps(_rounded({"cold_start_s": cold, **results}), indent=1))
    return 0


def _compared(
    servers: dict[str, tuple[int, int, float]], text: str, connections: int, seconds: float
) -> dict[str, Any]:
    best: dict[str, Any] = {}
    for _ in range(ROUNDS):
        for name, (pid, port, _) in servers.items():
            request = _request(name, text)
            figures = asyncio.run(_measure(pid, port, request, connections, seconds))
            if name not in best or figures["cpu_us"] < best[name]["cpu_us"]:
                best[name] = figures
    best["guard_us"] = _guard_us(text)
    best["cpu to echo"] = best["check"]["cpu_us"] / best["echo"]["cpu_us"]
    if "presidio" in best:
        best["requests a second to presidio"] = best["check"]["rps"] / best["presidio"]["rps"]
    return best


def _guard_us(text: str) -> float:
    guard, took = Guard(), []
    for _ in range(2_000):
        started = time.perf_counter_ns()
        guard.check(text)
        took.append(time.perf_counter_ns() - started)
    return sorted(took)[len(took) // 2] / 1_000


def _rounded(of: Any) -> Any:
    if isinstance(of, dict):
        return {key: _rounded(value) for key, value in of.items()}
    return round(of, 2)


@contextlib.contextmanager
def _served(name: str, presidio_python: str) -> Iterator[tuple[int, int, float]]:
    """The process id, the port, and the seconds from the start to the first answer."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port: int = s.getsockname()[1]
    started = time.monotonic()
    process = subprocess.Popen(_command(name, port, presidio_python), cwd=HERE.parent)
    try:
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)) as s:
                s.sendall(_request(name, MESSAGES["phone"]))
                if b" 200 " in s.recv(1 << 16):
                    break
            if process.poll() is not None:
                raise RuntimeError(f"{name} did not start")
            time.sleep(0.02)
        yield process.pid, port, time.monotonic() - started
    finally:
        process.terminate()
        process.wait()


def _command(name: str, port: int, presidio_python: str) -> list[str]:
    if name == "presidio":
        return [presidio_python, "-P", str(HERE / "presidio_flask.py"), str(port)]
    code = (
        "import uvicorn; from functools import partial; "
        "from pii_guard.service.process.connection import Connection; "
        "from pii_guard.service.process.watch import Limits, Watch; "
        f"uvicorn.run({APPS[name]!r}, factory=True, port={port}, access_log=False, log_level='error', "
        "loop='pii_guard.service.process.loop:Loop', http=partial(Connection, watch=Watch(Limits())), "
        "server_header=False, date_header=False, proxy_headers=False, ws='none')"
    )
    return [sys.executable, "-c", code]


def _request(name: str, text: str) -> bytes:
    body = {"text": text, "language": "en"} if name == "presidio" else {"text": text}
    payload = json.dumps(body, ensure_ascii=False).encode()
    head = (
        f"POST {PATHS[name]} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
        f"content-length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload


async def _measure(pid: int, port: int, request: bytes, connections: int, seconds: float) -> dict[str, float]:
    began, cpu, end = time.monotonic(), _cpu(pid), time.monotonic() + seconds
    counts = await asyncio.gather(*(_one(port, request, end) for _ in range(connections)))
    took, done = time.monotonic() - began, sum(counts)
    return {"rps": done / took, "cpu_us": (_cpu(pid) - cpu) / done * 1e6}


async def _one(port: int, request: bytes, end: float) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    done = 0
    while time.monotonic() < end:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 200 " not in head.split(b"\r\n", 1)[0]:
            raise RuntimeError("an answer was not 200")
        length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        await reader.readexactly(length)
        done += 1
    writer.close()
    return done


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / CLOCK_TICK


if __name__ == "__main__":
    sys.exit(main())
