"""Counts the entries at the top of each package and the imports between them.

    python scripts/structure.py [FOLDER OF A CHECKOUT ...]        # default: this one

An import counts once for each pair of entries, however many of their modules make it.
"""

import ast
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("pii_guard", "service")


def entries(package: Path) -> set[str]:
    """Names of the modules and packages at the top, the package itself left out."""
    modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
    return modules | {path.parent.name for path in package.glob("*/__init__.py")}


def imports(package: Path) -> set[tuple[str, str]]:
    """Pairs of entries of which one imports the other."""
    known = entries(package)
    pairs = set()
    for path in package.rglob("*.py"):
        inside = path.relative_to(package.parent).with_suffix("").parts
        for name in _imported(path, inside):
            top = name.removeprefix(f"{package.name}.").partition(".")[0]
            if name.startswith(f"{package.name}.") and top in known and top != inside[1]:
                pairs.add((inside[1], top))
    return pairs


def _imported(path: Path, inside: tuple[str, ...]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = inside[: len(inside) - node.level] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def main() -> int:
    """Print a line for each package of each checkout."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("checkout", nargs="*", type=Path, default=[ROOT], help="folders to compare; default: this one")
    for checkout in parser.parse_args().checkout:
        for name in PACKAGES:
            package = checkout / name
            print(f"{package}: {len(entries(package))} entries, {len(imports(package))} imports between them")
    return 0


if __name__ == "__main__":
    sys.exit(main())
