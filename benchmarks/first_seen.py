"""What a message costs that was never seen before: `python -m benchmarks.first_seen [--base REF] [--class NAME]`.

Each row is a fresh process in which everything is compiled before the first message. Times are thread CPU time: the
mean is of a whole pass without a clock inside, the percentiles of another process with one around each message, less
what the clock itself costs. Beside the first pass stands a second over the same messages. With `--base`, the same
messages go through that commit in the same run, the two taking turns; compare ratios, for absolute figures follow the
machine.
"""

import argparse
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from benchmarks import messages

ROOT = Path(__file__).resolve().parent.parent
PASSES = """
import json, sys
from pathlib import Path
from time import process_time, thread_time_ns
from pii_guard import Guard

started = process_time()
guard = Guard()
built = process_time() - started
if hasattr(guard, "warm_up"):
    guard.warm_up()
check, way = guard.check, sys.argv[1]
lines = map(json.loads, open(sys.argv[2], encoding="utf-8"))
texts = lines if way == "memory" else list(lines)  # held, 200,000 of them would be most of what is measured

def whole():
    start = thread_time_ns()
    for text in texts:
        check(text)
    return (thread_time_ns() - start) / 1e3 / len(texts)

def each():
    took = []
    for text in texts:
        start = thread_time_ns()
        check(text)
        took.append(thread_time_ns() - start)
    clock = sorted(-thread_time_ns() + thread_time_ns() for _ in range(2001))[1000]
    took.sort()
    return [(took[len(took) * part // 1000] - clock) / 1e3 for part in (500, 990)]

def taken(what="VmRSS"):  # ru_maxrss would be that of the process which started this one
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition(f"{what}:")[2].split()[0]) / 1024

def memory():
    before = first = taken()
    for i, text in enumerate(texts, 1):
        check(text)
        if i == 20_000:
            first = taken()
    return {"before_mib": before, "after_20,000_mib": first, "after_all_mib": taken(), "peak_mib": taken("VmHWM")}

def many():
    start = process_time()
    for _ in guard.check_many(texts):
        pass
    return {"messages_a_second": len(texts) / (process_time() - start)}

if way == "whole":
    answer = {"mean_us": whole(), "again_us": whole()}
elif way == "each":
    answer = dict(zip(("p50_us", "p99_us"), each()))
else:
    answer = memory() if way == "memory" else many()
print(json.dumps(answer | {"engine": getattr(guard, "engine", "")}))
"""


def main() -> int:
    """Print a table; with --json also write it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.first_seen", description=__doc__)
    parser.add_argument("--base", metavar="REF", help="a commit to measure beside the working tree")
    parser.add_argument("--class", dest="only", metavar="NAME", help="only classes whose name holds this")
    parser.add_argument("--messages", type=int, default=messages.COUNT, help="of each class, at most")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trees = {"now": installed(ROOT, Path(folder) / "now")}
        if options.base:
            trees[options.base] = checked_out(options.base, Path(folder))
        rows = []
        for row in measured(trees, Path(folder), options.only or "", options.messages):
            print("  ".join(f"{k} {v:.1f}" if isinstance(v, float) else f"{v:24}" for k, v in row.items()), flush=True)
            rows.append(row)
    if options.json:
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def table() -> dict[str, Any]:
    """The rows of the working tree, for `python -m benchmarks speed`."""
    with tempfile.TemporaryDirectory() as folder:
        rows = measured({"now": installed(ROOT, Path(folder) / "now")}, Path(folder), "")
        return {row.pop("class"): {k: v for k, v in row.items() if k != "tree"} for row in rows}


def measured(trees: dict[str, Path], folder: Path, only: str, count: int = messages.COUNT) -> Iterator[dict[str, Any]]:
    """A row for each class and tree, then the stream and the memory of each tree."""
    path = folder / "texts.jsonl"
    for name, make in messages.classes().items():
        if only not in name:
            continue
        texts = make()
        write(path, texts[:count])
        ways = ("whole", "each") if name != "mixed stream" else ("whole", "many")
        figures = {
            tree: {k: v for way in ways for k, v in ask(home, way, path).items()} for tree, home in trees.items()
        }
        yield from ({"class": name, "tree": tree, **row} for tree, row in figures.items())
    if only not in "memory":
        return
    write(path, messages.many())
    for tree, home in trees.items():
        yield {"class": "memory", "tree": tree, **ask(home, "memory", path)}


def write(path: Path, texts: Iterable[str]) -> None:
    """One text a line."""
    path.write_text("".join(f"{json.dumps(text)}\n" for text in texts), encoding="ascii")


def ask(home: Path, way: str, texts: Path) -> dict[str, Any]:
    """The figures of a fresh process that imports pii_guard from `home`."""
    command = [sys.executable, "-c", PASSES, way, str(texts)]
    environment = {**os.environ, "PYTHONPATH": str(home), "PYTHONHASHSEED": "0"}
    run = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def checked_out(ref: str, folder: Path) -> Path:
    """A commit, laid out as it would be installed, its extension built where it has one and a compiler is here."""
    archive = subprocess.run(["git", "archive", ref], cwd=ROOT, capture_output=True, check=True).stdout
    source = folder / "source"
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        tar.extractall(source, filter="data")
    if (source / "setup.py").is_file():
        build = [sys.executable, "setup.py", "-q", "build_ext", "--inplace"]
        subprocess.run(build, cwd=source, capture_output=True, check=True)
    return installed(source, folder / "base")


def installed(source: Path, home: Path) -> Path:
    """A folder in which `pii_guard` and its rules are found as in an installation."""
    (home / "pii_guard").mkdir(parents=True)
    for inside in (source / "pii_guard").iterdir():
        (home / "pii_guard" / inside.name).symlink_to(inside)
    for outside, name in (("recognizers", "recognizers"), ("service", "service")):
        (home / "pii_guard" / name).symlink_to(source / outside)
    return home


if __name__ == "__main__":
    sys.exit(main())
