"""The sidecar beside a bare ASGI echo and Presidio's REST routes: same server, same client, same message.

`python -m benchmarks.http [--seconds 3] [--connections 16]`. Each server is one process (uvicorn, uvloop,
httptools); CPU is that of the server's process, from /proc. Rounds take turns, so that noise meets all alike;
the best of each counts. Presidio's own service package is not used: `POST /analyze` is AnalyzerEngine with the
recognizers it loads for English and a blank spaCy pipeline, behind a bare ASGI route, lighter than its Flask.
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

MESSAGE = "안녕하세요 재산세 고지서를 다시 받고 싶은데 연락처는 010-2345-6789로 주세요"
TARGETS = {
    "echo": ("benchmarks.http_targets:echo", "/echo", {"text": MESSAGE}),
    "check": ("pii_guard.service.app:create_app", "/v1/check", {"text": MESSAGE}),
    "presidio": ("benchmarks.http_targets:presidio", "/analyze", {"text": MESSAGE, "language": "en"}),
}
ROUNDS = 3
CLOCK_TICK = os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Measure and print requests a second and CPU microseconds a request."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.http", description=__doc__)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--connections", type=int, default=16)
    options = parser.parse_args()
    best: dict[str, dict[str, float]] = {}
    with contextlib.ExitStack() as stack:
        servers = {name: stack.enter_context(_served(TARGETS[name][0], TARGETS[name][1])) for name in TARGETS}
        for _ in range(ROUNDS):
            for name, (pid, port, _) in servers.items():
                figures = asyncio.run(_measure(pid, port, TARGETS[name], options.connections, options.seconds))
                if name not in best or figures["cpu_us"] < best[name]["cpu_us"]:
                    best[name] = figures
        for name, (_, _, cold) in servers.items():
            best[name]["cold_start_s"] = cold
    best["ratios"] = {
        "cpu to echo": best["check"]["cpu_us"] / best["echo"]["cpu_us"],
        "requests a second to presidio": best["check"]["rps"] / best["presidio"]["rps"],
    }
    print(json.dumps(best, indent=1, default=lambda x: round(x, 2)))
    return 0


@contextlib.contextmanager
def _served(app: str, path: str) -> Iterator[tuple[int, int, float]]:
    """The process id, the port, and the seconds from the start to the first answer."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port: int = s.getsockname()[1]
    body = {"text": MESSAGE, "language": "en"} if path == "/analyze" else {"text": MESSAGE}
    code = (
        f"import uvicorn; uvicorn.run({app!r}, factory=True, port={port}, access_log=False, log_level='error', "
        "loop='uvloop', http='httptools', server_header=False, date_header=False, proxy_headers=False, ws='none')"
    )
    started = time.monotonic()
    process = subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parent.parent)
    try:
        while True:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)) as s:
                s.sendall(_request(path, body))
                if b" 200 " in s.recv(1 << 16):
                    break
            if process.poll() is not None:
                raise RuntimeError(f"{app} did not start")
            time.sleep(0.02)
        yield process.pid, port, time.monotonic() - started
    finally:
        process.terminate()
        process.wait()


def _request(path: str, body: dict[str, Any]) -> bytes:
    payload = json.dumps(body, ensure_ascii=False).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload


async def _measure(
    pid: int, port: int, target: tuple[str, str, dict[str, Any]], connections: int, seconds: float
) -> dict[str, float]:
    request = _request(target[1], target[2])
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
