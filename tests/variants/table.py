"""The table entity by form in docs/audit.md: what a guard does with each, from a fixed seed.

python -m tests.variants.table     # writes it again
"""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from pii_guard import Action, Guard
from tests.variants.forms import FORMS, Form, Piece, pieces
from tests.variants.identifiers import NUMBERS, Identifier

PAGE = Path(__file__).parents[2] / "docs" / "audit.md"
BEGIN, END = "<!-- forms: begin -->", "<!-- forms: end -->"
SEED = "2026-11"
SAMPLES = 6  # values of each cell; one that leaks makes it a gap
CAUGHT, GAP, OUT = "●", "gap", "–"


def messages(form: Form, identifier: Identifier) -> Iterator[list[Piece]]:
    """The messages of one cell; the same in every run."""
    random = Random(f"{SEED}/{form.name}/{identifier.title}")
    return (pieces(random, identifier, form) for _ in range(SAMPLES))


def leaks(guard: Guard, message: list[Piece]) -> bool:
    """Whether a letter or digit of the value stays readable."""
    text = "".join(p.text for p in message)
    findings = [f for f in guard.check(text).findings if f.action is not Action.ALLOW]
    masked = {i for f in findings for p in f.parts for i in range(p.start, p.end)}
    at = 0
    for piece in message:
        if piece.carries and any(c.isalnum() and at + i not in masked for i, c in enumerate(piece.text)):
            return True
        at += len(piece.text)
    return False


def cells(guard: Guard) -> dict[tuple[str, str], str]:
    """What becomes of each form of each identifier."""
    result = {}
    for form in FORMS:
        for identifier in NUMBERS:
            if not form.fits(identifier):
                outcome = OUT
            else:
                outcome = GAP if any(leaks(guard, m) for m in messages(form, identifier)) else CAUGHT
            result[form.name, identifier.title] = outcome
    return result


def rendered(outcomes: dict[tuple[str, str], str]) -> str:
    """The table in Markdown, with its count above."""
    count = Counter(outcomes.values())
    titles = [i.title for i in NUMBERS]
    lines = [
        f"{count[CAUGHT]} cells are caught, {count[GAP]} are known gaps, {count[OUT]} are out of scope.",
        "",
        "| form | e.g. | " + " | ".join(titles) + " |",
        "|---|---|" + "---|" * len(titles),
    ]
    for form in FORMS:
        row = " | ".join(outcomes[form.name, title] for title in titles)
        lines.append(f"| {form.name} | `{form.sample}` | {row} |")
    return "\n".join(lines)


def committed() -> str:
    """The table as it stands on the page."""
    return PAGE.read_text("utf-8").partition(BEGIN + "\n")[2].partition("\n" + END)[0]


def main() -> None:
    """Write the table into the page."""
    ArgumentParser(prog="python -m tests.variants.table", description=(__doc__ or "").partition("\n")[0]).parse_args()
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{rendered(cells(Guard()))}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
