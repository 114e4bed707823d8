"""Throws damaged tables and odd texts at the compiled runtime: run by a test, under sanitizers.

    python tests/scan/runtime_fuzzer.py EXTENSION TABLES [SEED [ROUNDS]]

Nothing is compared: the sanitizers end the process at the first byte that is read or written where none may be.
"""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from struct import pack_into

TEXTS = ("", "0", "주민번호는900101-1990027입니다", "\0\ud800\U0010ffff", "가a9" * 700)
WORDS = (0, 1, 0x7F, 0xFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0xFFFFFFFF)


def damaged(random: Random, sound: bytes) -> Iterator[bytes]:
    """The tables with some bytes or numbers changed, cut, or doubled."""
    data = bytearray(sound)
    for _ in range(random.randint(1, 4)):
        at = random.randrange(min(len(data), random.choice((64, 4_096, len(data)))))
        if random.random() < 0.5:
            data[at] ^= 1 << random.randrange(8)
        elif at + 4 <= len(data):
            pack_into("<I", data, at & ~3 if (at & ~3) + 4 <= len(data) else 0, random.choice(WORDS))
    yield bytes(data)
    yield bytes(data[: random.randrange(len(data))])


def main() -> None:
    """Refused or not, nothing may go out of bounds."""
    extension, path, *more = sys.argv[1:]
    random = Random(int(more[0]) if more else 1)
    spec = importlib.util.spec_from_file_location("_automata", extension)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sound, taken = Path(path).read_bytes(), 0
    for _ in range(int(more[1]) if len(more) > 1 else 300):
        for data in damaged(random, sound):
            try:
                automata = module.Automata(data)
            except ValueError:
                continue
            taken += 1
            for text in TEXTS:
                for number in automata.scan(text):
                    automata.ends(text, (number,))
            automata.scan("".join(chr(random.randrange(0x110000)) for _ in range(random.randrange(3_000))))
    print("taken", taken)


if __name__ == "__main__":
    main()
