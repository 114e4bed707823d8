"""Builds the scan tables, pii_guard/scan/tables.bin, from all expressions of recognizers, folding and conversations.

  python scripts/tables.py            after a pattern or trigger has changed; seconds, and the same bytes every time
  python scripts/tables.py --check    whether they are up to date; exit code 1 where they are not
  python scripts/tables.py --regroup  find anew which expressions share an automaton; some minutes

scripts/tables.txt keeps the groups, one a line. Nothing is needed but Python. What was built before is kept in
.cache/tables, so only the groups of what has changed are built again.
"""

import argparse
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from automata import building, characters, clues, deterministic, positions
from automata.building import Built
from automata.deterministic import TooLargeError
from automata.grouping import Group, grouped
from automata.layout import packed
from automata.positions import UnreadableError

from pii_guard.catalog import load_catalog
from pii_guard.fold.folding import FOLDED_BY
from pii_guard.recognizer.faults import neighbour_faults
from pii_guard.scan import openers
from pii_guard.scan.columns import matchers_of
from pii_guard.scan.tables import FILE, Tables, key

ROOT = Path(__file__).resolve().parent.parent
GROUPS = Path(__file__).with_suffix(".txt")
CACHE = ROOT / ".cache" / "tables"
BUILDERS = characters, clues, positions, deterministic, building
MAX_SIZE = 500_000  # bytes of the committed file


def main() -> int:
    """Build, or tell whether there is something to build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only say whether the tables are up to date")
    parser.add_argument("--regroup", action="store_true", help="find the groups anew")
    options = parser.parse_args()
    named = named_once()
    if options.check:
        return say_stale(named)
    if faults := [str(fault) for r in load_catalog().recognizers for fault in neighbour_faults(r)]:
        print("\n".join(faults), file=sys.stderr)
        return 1
    groups = [] if options.regroup else [line.split() for line in GROUPS.read_text("utf-8").splitlines()]
    try:
        built = grouped(named, groups, remember(building.build))
    except (TooLargeError, UnreadableError) as error:
        print(f"{error}; see CONTRIBUTING.md, Its tables", file=sys.stderr)
        return 1
    GROUPS.write_text("".join(" ".join(group.names) + "\n" for group in built), encoding="utf-8")
    written = tables(built, named)
    FILE.write_bytes(written)
    states = sum(len(group.built.automaton.rows) for group in built)
    print(f"{len(named)} expressions, {len(built)} automata, {states} states, {len(written)} bytes")
    return int(len(written) > MAX_SIZE)


def named_once() -> dict[str, str]:
    """Each expression under the first of its names: tables and clauses look for the same labels."""
    first: dict[str, str] = {}
    for name, expression in expressions():
        first.setdefault(expression, name)
    return {name: expression for expression, name in first.items()}


def expressions() -> Iterator[tuple[str, str]]:
    """Every expression that a scanner looks for, with a name: KR_RRN/full, PERSON/trigger-3, fold/0."""
    catalog = load_catalog()
    ours = [r for r in catalog.recognizers if r.entity in catalog.bundled]
    for matcher in matchers_of(ours, catalog.bundled):
        several = len(matcher.expressions) > 1
        for i, expression in enumerate(matcher.expressions):
            yield f"{matcher.recognizer.entity}/{matcher.name}{f'-{i}' if several else ''}", expression
    for i, expression in enumerate(FOLDED_BY):
        yield f"fold/{i}", expression
    for i, expression in enumerate(openers.expressions(ours)):
        yield f"opens/{i}", expression


def tables(groups: Sequence[Group], named: Mapping[str, str]) -> bytes:
    """The bytes of the file: first the sha256 of each expression, then the automata."""
    keys = sorted({key(expression) for expression in named.values()})
    numbers = {name: keys.index(key(expression)) for name, expression in named.items()}
    return Tables.packed(keys, packed(groups, numbers))


def say_stale(named: Mapping[str, str]) -> int:
    """1 where the tables hold other expressions than the recognizers do."""
    kept = set(Tables.read(FILE).keys)
    missing = sorted(name for name, expression in named.items() if key(expression) not in kept)
    if not missing and len(kept) == len(set(named.values())):
        return 0
    changed = ", ".join(missing[:5]) or "an expression is gone"
    print(f"the scan tables are stale ({changed}): run {sys.executable} scripts/tables.py")
    return 1


def remember(build: Callable[[Sequence[str]], Built | None]) -> Callable[[Sequence[str]], Built | None]:
    """The same, from the cache where these very expressions were built before by these very sources."""
    sources = sha256(b"".join(Path(module.__file__ or "").read_bytes() for module in BUILDERS))

    def remembered(bodies: Sequence[str]) -> Built | None:
        digest = sources.copy()
        digest.update(repr(tuple(bodies)).encode())
        path = CACHE / digest.hexdigest()
        if path.is_file():
            kept: Built | None = pickle.loads(path.read_bytes())
            return kept
        built = build(bodies)
        CACHE.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pickle.dumps(built))
        return built

    return remembered


if __name__ == "__main__":
    sys.exit(main())
