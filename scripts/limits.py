"""Makes the list of known gaps in docs/limits.md from the recognizers' own examples.

Run it after a `misses` or `overreaches` example was added, changed or mended; a test compares.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path

from pii_guard.catalog import load_catalog
from pii_guard.recognizer.example import Example, Expects

PAGE = Path(__file__).resolve().parent.parent / "docs" / "limits.md"
HEADING = "## Known gaps\n\n"


def gaps() -> str:
    """The section below the heading: one table of misses, one of false alarms."""
    tables = []
    for expects, title in ((Expects.MISSES, "Not found yet"), (Expects.OVERREACHES, "Found, and should not be")):
        rows = [
            f"| {r.entity} | `{_marked(c)}` | {c.why} |"
            for r in load_catalog().recognizers
            for c in r.examples
            if c.expects is expects
        ]
        tables.append("\n".join([f"{title}:", "", "| entity | text | form |", "|---|---|---|", *rows]))
    return "\n\n".join(tables) + "\n"


def _marked(example: Example) -> str:
    text = example.text
    for part in reversed(example.parts):
        text = f"{text[: part.start]}«{text[part.start : part.end]}»{text[part.end :]}"
    return text.replace("\n", "⏎").replace("|", "\\|")


def main() -> int:
    """Write the section anew."""
    ArgumentParser(description=(__doc__ or "").partition("\n")[0]).parse_args()
    above = PAGE.read_text("utf-8").partition(HEADING)[0]
    PAGE.write_text(above + HEADING + gaps(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
