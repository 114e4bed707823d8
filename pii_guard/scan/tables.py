"""Automata that were built ahead of time from the recognizers' own expressions: the scan tables.

They say which expressions may occur in a text, one never seen before as soon as any other. scripts/tables.py builds
tables.bin; a small C extension runs it. Where that is missing, and for expressions that the tables do not hold (a
caller's, a plug-in's, one just changed), `pii_guard.scan.prefilter` has other ways with the same results.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from pii_guard.scan.walk import Walker

compiled: ModuleType | None
try:
    from pii_guard.scan import _automata as compiled
except ImportError:  # pragma: no cover - built without a compiler
    compiled = None

FILE = Path(__file__).with_name("tables.bin")
_KEY = 16  # bytes of a sha256 that are kept: two of some hundred expressions never share so many
Ends = Callable[[str, tuple[int, ...]], list[tuple[int, int]]]


class Tables(NamedTuple):
    """What the file holds: the beginning of the sha256 of each expression, in order of number, and the automata."""

    keys: tuple[bytes, ...]
    automata: memoryview

    @classmethod
    def read(cls, path: Path) -> "Tables":
        """Raises OSError, ValueError or zlib.error for what is no such file."""
        data = memoryview(_unpacked(path.read_bytes()))
        start = 4 + _KEY * int.from_bytes(data[:4], "little")
        return cls(tuple(bytes(data[i : i + _KEY]) for i in range(4, start, _KEY)), data[start:])

    @staticmethod
    def packed(keys: Iterable[bytes], automata: bytes) -> bytes:
        """The file. The upper bytes of all numbers stand behind the lower: a tenth less."""
        keys = tuple(keys)
        data = len(keys).to_bytes(4, "little") + b"".join(keys) + automata
        return zlib.compress(data[::2] + data[1::2], 9)


def _unpacked(packed: bytes) -> bytearray:
    halves = zlib.decompress(packed)
    unpacked, middle = bytearray(len(halves)), len(halves) // 2
    unpacked[::2], unpacked[1::2] = halves[:middle], halves[middle:]
    return unpacked


class Runtime(NamedTuple):
    """The tables ready to run: `scan` gives, ascending, the numbers of the expressions that may occur in a text.

    `ends` says where matches of some of them end, as (number, end): behind the last character of the match, one more
    where it needs the end of the text.
    """

    numbers: Mapping[bytes, int]
    scan: Callable[[str], tuple[int, ...]]
    ends: Ends


def key(expression: str) -> bytes:
    """What the tables know an expression by."""
    return sha256(expression.encode()).digest()[:_KEY]


@cache
def runtime() -> Runtime | None:
    """The tables of this installation, read once; None where there is no compiled runtime or no sound file for it."""
    tables = _committed()
    if compiled is None or tables is None:
        return None
    try:
        automata = compiled.Automata(tables.automata)
    except ValueError:
        return None
    return Runtime({k: number for number, k in enumerate(tables.keys)}, automata.scan, automata.ends)


@cache
def whereabouts() -> tuple[Mapping[bytes, int], Ends] | None:
    """The number of each expression that the tables hold, and `ends` without the compiled runtime."""
    tables = _committed()
    return ({k: number for number, k in enumerate(tables.keys)}, Walker(tables.automata).ends) if tables else None


def _committed() -> Tables | None:
    try:
        return Tables.read(FILE)
    except (OSError, ValueError, zlib.error):
        return None
