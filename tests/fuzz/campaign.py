"""Coverage-guided fuzzing for as long as you like, with atheris (not among the project's dependencies).

    pip install atheris && python -m tests.fuzz.campaign -max_total_time=600 CORPUS_FOLDER

What breaks something is printed and kept by libFuzzer; put the message into tests/fuzz/corpus.
"""

import sys
from pathlib import Path
from tempfile import mkdtemp

import atheris

with atheris.instrument_imports(include=["pii_guard"]):
    from tests.fuzz.invariants import examine
    from tests.fuzz.messages import CUES, EXAMPLES, ODD

PIECES = (*EXAMPLES, *CUES, *ODD, *"0123456789", "010-", "900101-1", "2026-", "@a.kr", "길 ", "로 ")
FOLDER = Path(mkdtemp())


def one(data: bytes) -> None:
    """Two bytes choose a piece, the next two which stretch of it."""
    parts = []
    for a, b, c, d in zip(data[::4], data[1::4], data[2::4], data[3::4], strict=False):
        piece = PIECES[(a << 8 | b) % len(PIECES)]
        parts.append(piece[c % len(piece) :][: d % 48] if c < 128 else piece)
    message = "".join(parts)[:400]
    try:
        examine(message, FOLDER)
    except AssertionError as error:
        print(f"{error}\n{message!r}", file=sys.stderr)
        raise


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
