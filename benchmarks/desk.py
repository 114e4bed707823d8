"""How soon an officer sees a message, and whether fifty residents at once are served: `python -m benchmarks.desk`.

Starts a desk with its intake as `make desk` does and talks to its pages as browsers do, without scripts.
"""

import argparse
import statistics
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from tests.desk import Desk, departments, desk
from tests.examples.desk.visitor import Visitor

WORDS = "가나다라마바사아자차카타파하"
SEEN = 28  # messages that are timed until an officer's open page has them


def main() -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=__doc__)
    parser.add_argument("--residents", type=int, default=50, help="at once")
    parser.add_argument("--messages", type=int, default=6, help="of each")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, desk(folder := Path(name), "--departments", departments(folder)) as one:
        waits = sorted(seen_after(one))
        print(f"an officer's open page has a message after {_of(waits)} ({len(waits)} messages)")
        print(at_once(one, options.residents, options.messages))
    return 0


def seen_after(running: Desk) -> list[float]:
    """Seconds from a resident's click until the officer's page has fetched the message."""
    with Visitor(running.url) as resident, Visitor(running.url) as officer:
        resident.choose("local-tax").say("첫 물음")
        officer.enter("finance-1", running.passwords["finance-1"])
        place = f"/officer{resident.here}"
        with httpx.stream(
            "GET", f"{running.url}{place}/events", cookies=dict(officer.cookies), timeout=60, trust_env=False
        ) as events:
            woken = (line for line in events.iter_lines() if line == "event: changed")
            return [_until_seen(resident, officer, place, woken, i) for i in range(SEEN)]


def _until_seen(resident: Visitor, officer: Visitor, place: str, woken: object, i: int) -> float:
    question = f"자동차세는 언제 내나요, {WORDS[i % len(WORDS)] * (1 + i // len(WORDS))}"
    begun = time.monotonic()
    sent = threading.Thread(target=resident.say, args=(question,))
    sent.start()
    while True:
        next(woken)  # type: ignore[call-overload]
        if question in officer.get(f"{place}/log").page.text:
            break
    took = time.monotonic() - begun
    sent.join()
    return took


def at_once(running: Desk, residents: int, messages: int) -> str:
    """What became of so many talks that went on at the same time."""
    took: list[float] = []
    failed: list[int] = []

    def talk(number: int) -> None:
        with Visitor(running.url) as one:
            one.choose(("local-tax", "jobs", "agriculture")[number % 3])
            if one.page.status_code != httpx.codes.OK:
                failed.append(one.page.status_code)
                return
            for i in range(messages):
                begun = time.monotonic()
                one.say("자동차세를 묻습니다. 연락처는 010-2345-6789예요")
                took.append(time.monotonic() - begun)
                if one.page.status_code != httpx.codes.OK or len(one.said) != i + 1:
                    failed.append(one.page.status_code)
                    return

    begun = time.monotonic()
    with ThreadPoolExecutor(residents) as pool:
        list(pool.map(talk, range(residents)))
    seconds = time.monotonic() - begun
    rate = f"{len(took) / seconds:.0f} messages a second"
    errors = f"{len(failed)} errors {sorted(set(failed)) if failed else ''}".strip()
    return f"{residents} talks at once: {len(took)} messages, {errors}, {rate}, a page {_of(sorted(took))}"


def _of(values: list[float]) -> str:
    p99 = values[-1 - len(values) // 100]
    return f"{statistics.median(values) * 1000:.0f} ms (median), {p99 * 1000:.0f} ms (p99)"


if __name__ == "__main__":
    raise SystemExit(main())
