"""One command, a table, JSON: `python -m benchmarks [quality|speed|growth|all] [--json FILE]`."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import corpus, first_seen, growth, plot, quality, speed
from pii_guard import Guard

PLOT = Path(__file__).parent.parent / "docs" / "growth.svg"  # drawn again by `growth` alone
PEERS = ("ko-pii", "maskingtape", "rust-pii-transformer", "presidio", "kpii", "leakgate")


def main() -> int:
    """Measure, print the tables, and write everything as JSON where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("part", nargs="?", choices=("quality", "speed", "growth", "all"), default="all")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures, and each miss, here")
    parser.add_argument("--sentences", type=int, default=30_000, help="official sentences to generate")
    parser.add_argument("--show", action="store_true", help="print each miss and alarm")
    options = parser.parse_args()
    guard = Guard("office-example")
    result: dict[str, Any] = {}
    if options.part in ("quality", "all"):
        result |= measure_quality(guard, options.sentences)
    if options.part in ("speed", "all"):
        result |= measure_speed()
    if options.part in ("growth", "all"):
        measured = growth.measure(guard)
        result["growth on adversarial texts"] = growth.table(measured)
    if options.part == "growth":
        PLOT.write_text(plot.growth(measured), encoding="utf-8")
    for name, figures in result.items():
        print(f"\n{name}")
        print_table(figures, options.show)
    if options.json:
        options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def measure_quality(guard: Guard, count: int) -> dict[str, Any]:
    """Everything that judges findings."""
    result: dict[str, Any] = {"own probe": quality.score(guard, corpus.own_probe())}
    result |= measure_probes(guard)
    if path := corpus.shared("data/identifier_cases.jsonl"):
        result["identifier_cases"] = quality.cases(guard, corpus.json_lines(path))
    if path := corpus.shared("data/negatives_dev.jsonl"):
        rows = list(corpus.json_lines(path))
        result["negatives_dev"] = quality.natural(guard, progress(rows, "negatives"))
    frames = corpus.shared("bench/frames.txt")
    if (path := corpus.shared("data/addresses_dev.tsv")) and frames:
        lines = frames.read_text("utf-8").splitlines()
        addresses = corpus.addresses(path)
        for what, chosen in (("addresses_dev", addresses), ("addresses_dev with 동·호", corpus.with_flats(addresses))):
            counted = quality.real_addresses(guard, chosen, lines, lambda r: progress(r, "addresses"))
            result |= {f"{what}, {name}": figures for name, figures in counted.items()}
    if path := corpus.shared("data/ner_dev.jsonl"):
        result["ner_dev: persons in news"] = quality.persons(guard, corpus.json_lines(path))
    result["official sentences"] = quality.official(guard, count)
    if not corpus.SHARED.is_dir():
        print("PII_GUARD_DATA names no folder with the shared data: only our own probe was run", file=sys.stderr)
    return result


def measure_probes(guard: Guard) -> dict[str, Any]:
    """The shared messages with personal data, and numbers by themselves."""
    result: dict[str, Any] = {}
    for name in ("bench/probe.jsonl", "bench/grid.jsonl"):
        if path := corpus.shared(name):
            result[name] = quality.score(guard, corpus.probe(path))
            obfuscated = [row for row in corpus.probe(path) if row.group == "obf"]
            if obfuscated:
                result[f"{name}, obfuscated"] = quality.score(guard, obfuscated)
            result |= baseline(name)
    if path := corpus.shared("data/spoken_numbers_dev.jsonl"):
        result["spoken_numbers_dev"] = quality.score(guard, corpus.spoken(path))
    if path := corpus.shared("data/public_phones_dev.tsv"):
        result["public_phones_dev, no allow-list"] = quality.telephones(guard, corpus.column(path, "phone"))
    return result


def baseline(name: str) -> dict[str, Any]:
    """The peers' published scores on the same rows."""
    path = corpus.shared("bench/peers_baseline.json")
    if path is None:
        return {}
    peers = json.loads(path.read_text("utf-8"))["probes"][name.split("/")[1]]
    keys = ("leak", "clean", "neg_flagged", "public_phone_masked")
    return {f"{name}: peers": {peer: {k: d["total"][k] for k in keys} for peer, d in peers.items()}}


def measure_speed() -> dict[str, Any]:
    """Everything that takes the clock."""
    result: dict[str, Any] = {"start-up": speed.start_up(), "messages seen for the first time": first_seen.table()}
    if figures := speed.presidio():
        result["Presidio's AnalyzerEngine with our entities"] = figures
    else:
        print("without Presidio: pip install 'pii-guard[presidio]' to compare with it", file=sys.stderr)
    if table := speed.peers(PEERS):
        result["peers in this run"] = {
            n: {k: d[k] for k in ("cpu_p50_us", "recall_any", "leak")} for n, d in table.items()
        }
    return result


def progress(rows: Iterable[Any], what: str) -> Iterable[Any]:
    """A bar on a terminal, silence in a file."""
    rows = list(rows)
    for i, row in enumerate(rows):
        if sys.stderr.isatty() and i % 500 == 0:
            done = i * 30 // len(rows)
            print(f"\r{what:12} {'█' * done}{'░' * (30 - done)} {i}/{len(rows)}", end="", file=sys.stderr)
        yield row
    if sys.stderr.isatty():
        print("\r" + " " * 70, end="\r", file=sys.stderr)


def print_table(figures: dict[str, Any], show: bool) -> None:
    """Figures as aligned rows; lists of misses only when asked."""
    for key, value in figures.items():
        if isinstance(value, dict):
            if value and all(isinstance(v, dict) for v in value.values()):
                print_table(value, show)
            else:
                print(f"  {key:32} " + "  ".join(f"{k} {plain(v)}" for k, v in value.items()))
        elif isinstance(value, list):
            print(f"  {key:32} {len(value)}")
            if show:
                print("\n".join(f"    {line}" for line in value))
        else:
            print(f"  {key:32} {plain(value)}")


def plain(value: Any) -> str:
    """A figure with as many places as it deserves."""
    if isinstance(value, list):
        return "[" + ", ".join(plain(v) for v in value) + "]"
    if not isinstance(value, float):
        return str(value)
    return f"{value:.3f}" if value < 10 else f"{value:.1f}"


if __name__ == "__main__":
    sys.exit(main())
