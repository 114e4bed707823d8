"""Whether the scan tables ever miss what an expression matches: `python -m benchmarks.soundness [--texts 200000]`.

Texts are examples of the rules, cut, joined and spoilt from a seed: characters lost, doubled and changed into odd ones,
among them NUL, lone surrogates and characters beyond the first plane. Each expression that the tables do not report for
a text is searched in it by `re`; a match is a miss. The tables may report more: that only costs time.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import NamedTuple

from pii_guard.catalog import load_catalog
from pii_guard.fold.folding import FOLDED_BY
from pii_guard.recognizer.catalog import Catalog
from pii_guard.scan.columns import matchers_of
from pii_guard.scan.engines import quick
from pii_guard.scan.matchers import PatternMatcher
from pii_guard.scan.prefilter import Prefilter

SEED = 20261129
ODD = "０１２①⑩٣𝟎½零一공일둘oOlIㅇㅣ-–ㅡ~·.,:/()[]{}<>«»*#@\n\t "
ODD += "\u200b\u00ad\u3164\ufe0f\u20e3\ud800\udfff😀각\x00\ufffc\U0010ffff"
LONGEST = 160  # characters of a text


class Tally(NamedTuple):
    """How many texts were tried, how many reports there were, of which expressions, and what was missed."""

    texts: int
    reports: int
    reported: frozenset[int]
    missed: tuple[str, ...]


def main() -> int:
    """Print what was tried; 1 where anything was missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soundness", description=__doc__)
    parser.add_argument("--texts", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    catalog = load_catalog()
    tally = tried(catalog, mutated(catalog, options.texts, options.seed))
    print(
        f"{tally.texts} texts, {tally.reports} reports of {len(tally.reported)} expressions, {len(tally.missed)} missed"
    )
    print("\n".join(tally.missed), end="")
    return int(bool(tally.missed))


def mutated(catalog: Catalog, count: int, seed: int = SEED) -> Iterator[str]:
    """So many spoilt examples, the same for a seed."""
    random = Random(seed)
    examples = sorted({example.text for r in catalog.recognizers for example in r.examples})
    for _ in range(count):
        text = random.choice(("", " ", ", ", "\n", "-")).join(
            _piece(random, random.choice(examples)) for _ in range(random.randint(1, 3))
        )
        for _ in range(random.randint(0, 4)):
            text = _spoilt(random, text)
        yield text[:LONGEST]


def _piece(random: Random, text: str) -> str:
    start, end = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
    return text if random.random() < 0.6 else text[start:end]


def _spoilt(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    char = random.choice(ODD) if random.random() < 0.7 else chr(random.randint(0, 0x10FFFF))
    return random.choice((text[:at] + text[at + 1 :], text[:at] + char + text[at:], text[:at] + char + text[at + 1 :]))


def tried(catalog: Catalog, texts: Iterable[str]) -> Tally:
    """What the tables report of these texts, against the expressions themselves."""
    exact = list(_exact(catalog))
    chosen = Prefilter([expression for expression, _ in exact])
    if chosen.engine != "tables":
        raise SystemExit("the compiled runtime of the tables is missing: pip install -e . with a C compiler")
    count = reports = 0
    seen: set[int] = set()
    missed: list[str] = []
    for text in texts:
        reported = set(chosen.may_match(text))
        count, reports = count + 1, reports + len(reported)
        seen |= reported
        missed += [
            f"{exact[i][0][:60]} in {text!r}"
            for i, (_, search) in enumerate(exact)
            if i not in reported and search(text)
        ]
    return Tally(count, reports, frozenset(seen), tuple(missed))


def _exact(catalog: Catalog) -> Iterator[tuple[str, Callable[[str], object]]]:
    """Every expression that the tables stand for, and what the exact pass searches."""
    for matcher in matchers_of(catalog.recognizers, catalog.bundled):
        for expression in matcher.expressions:
            exact = quick(matcher.pattern) if isinstance(matcher, PatternMatcher) else re.compile(expression)
            yield expression, exact.search
    for expression in FOLDED_BY:
        yield expression, re.compile(expression).search


if __name__ == "__main__":
    sys.exit(main())
