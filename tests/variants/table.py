"""The tables in docs/audit.md: numbers by form, and every entity by where it stands; what a guard does with each.

python -m tests.variants.table     # writes them again
"""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from pii_guard import Action, Guard
from tests.variants.forms import FORMS, Form, Piece, pieces
from tests.variants.identifiers import NUMBERS, Identifier
from tests.variants.situations import SITUATIONS, told_of

PAGE = Path(__file__).parents[2] / "docs" / "audit.md"
FORMS_BLOCK, SITUATIONS_BLOCK = "forms", "situations"
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


def standing(guard: Guard) -> dict[tuple[str, str], str]:
    """What becomes of every personal entity of the catalog in each situation."""
    return {
        (recognizer.entity, name): GAP if any(leaks_in(guard, said) for said in told_of(recognizer)) else CAUGHT
        for recognizer in guard.catalog.recognizers
        if not recognizer.decoy
        for name, leaks_in in SITUATIONS.items()
    }


def rendered_standing(outcomes: dict[tuple[str, str], str]) -> str:
    """That table in Markdown, an entity a row."""
    lines = ["| entity | " + " | ".join(SITUATIONS) + " |", "|---|" + "---|" * len(SITUATIONS)]
    rows = {entity: " | ".join(outcomes[entity, name] for name in SITUATIONS) for entity, _ in outcomes}
    return "\n".join([*lines, *(f"| {entity} | {row} |" for entity, row in rows.items())])


def committed(block: str) -> str:
    """A table as it stands on the page."""
    return PAGE.read_text("utf-8").partition(f"<!-- {block}: begin -->\n")[2].partition(f"\n<!-- {block}: end -->")[0]


def put(block: str, table: str) -> None:
    """Write a table into the page."""
    page = PAGE.read_text("utf-8")
    begin, end = f"<!-- {block}: begin -->", f"<!-- {block}: end -->"
    before, _, rest = page.partition(begin)
    after = rest.partition(end)[2]
    PAGE.write_text(f"{before}{begin}\n{table}\n{end}{after}", encoding="utf-8")


def main() -> None:
    """Write both tables into the page."""
    ArgumentParser(prog="python -m tests.variants.table", description=(__doc__ or "").partition("\n")[0]).parse_args()
    guard = Guard()
    put(FORMS_BLOCK, rendered(cells(guard)))
    put(SITUATIONS_BLOCK, rendered_standing(standing(guard)))


if __name__ == "__main__":
    main()
