"""An archive: messages per second of one process, of two, and of Spark on two cores beside its own no-op.

    python -m benchmarks.archive [--rows 200000] [--rounds 3]

Every way takes the same rows in turn, the shortest of the rounds counts, and starting does not. Without Spark the first
two are measured, and how to install it is said.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from time import perf_counter
from typing import Any

from benchmarks import messages
from pii_guard import Guard

POLICY = "office-example"
INSTALL = "Spark is missing: pip install 'pii-guard[spark]', and Java (apt-get install default-jre-headless)"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts = [*islice(cycle(messages.natural()), options.rows)]
    guard = Guard(POLICY)
    guard.warm_up()
    ways: dict[str, Callable[[], float]] = {
        "one process": lambda: own(guard, texts, 1),
        "two processes": lambda: own(guard, texts, 2),
        **spark_ways(texts),
    }
    taken = dict.fromkeys(ways, float("inf"))
    for _ in range(options.rounds):
        for name, way in ways.items():
            taken[name] = min(taken[name], way())
    for name, seconds in taken.items():
        print(f"{name:24}{options.rows / seconds:12,.0f} messages/s")
    if "Spark, no-op" in taken:
        print(f"{'Spark of its no-op':24}{taken['Spark, no-op'] / taken['Spark, clean']:12.0%}")
        print(f"{'Spark of two processes':24}{taken['two processes'] / taken['Spark, clean']:12.0%}")


def own(guard: Guard, texts: list[str], workers: int) -> float:
    """Seconds from the first decision to the last."""
    decisions = guard.check_many(texts, workers=workers)
    next(decisions)
    started = perf_counter()
    for _ in decisions:
        pass
    return perf_counter() - started


def spark_ways(texts: list[str]) -> dict[str, Callable[[], float]]:
    """What Spark does with the rows, held in its memory; nothing where it is missing."""
    try:
        from pyspark.sql import SparkSession

        from pii_guard.integrations.spark import clean
    except ImportError:
        print(INSTALL, file=sys.stderr)
        return {}
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    frame = spark.createDataFrame([(text,) for text in texts], "text string").repartition(2).cache()
    same, cleaned = frame.mapInArrow(_same, frame.schema), clean(frame, "text", policy=POLICY)

    def run(one: Any) -> float:
        started = perf_counter()
        one.write.format("noop").mode("overwrite").save()
        return perf_counter() - started

    run(same)  # workers start,
    run(cleaned)  # and build their guard
    return {"Spark, no-op": lambda: run(same), "Spark, clean": lambda: run(cleaned)}


def _same(batches: Iterator[Any]) -> Iterator[Any]:
    yield from batches


if __name__ == "__main__":
    main()
