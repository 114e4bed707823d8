"""Where the measured texts come from: the shared development data when it is there, else our own probe."""

import csv
import json
import os
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("PII_GUARD_DATA", ROOT.parent.parent / "shared"))

TYPES = {
    "RRN": "KR_RRN",
    "FRN": "KR_FRN",
    "PHONE": "PHONE_NUMBER",
    "ADDRESS": "KR_ADDRESS",
    "EMAIL": "EMAIL_ADDRESS",
    "CARD": "CREDIT_CARD",
    "ACCOUNT": "KR_BANK_ACCOUNT",
    "PASSPORT": "KR_PASSPORT",
    "DRIVER_LICENSE": "KR_DRIVER_LICENSE",
    "BRN": "KR_BRN",
    "PLATE": "KR_VEHICLE_PLATE",
    "PERSON": "PERSON",
}
OFFICE = "PUBLIC_PHONE"  # an office's own number: must stay readable


@dataclass(frozen=True, slots=True)
class Row:
    """A message and where its personal data stands: (start, end, entity)."""

    text: str
    gold: tuple[tuple[int, int, str], ...]
    group: str


def shared(name: str) -> Path | None:
    """A file of the shared data, or None where it is missing."""
    path = SHARED / name
    return path if path.is_file() else None


def probe(path: Path) -> list[Row]:
    """Rows of a probe in JSON lines."""
    return [_row(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def _row(raw: dict[str, Any]) -> Row:
    gold = tuple((s["start"], s["end"], TYPES.get(s["type"], s["type"])) for s in raw["spans"])
    return Row(raw["text"], gold, raw["tags"][0])


def own_probe() -> list[Row]:
    """The committed probe: `ENTITY ENTITY | message with «marks»`, in the order of the marks."""
    rows = []
    for line in (ROOT / "probe.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            entities, _, marked = line.partition(" | ")
            pieces = re.split("[«»]", marked)
            edges = [sum(map(len, pieces[: i + 1])) for i in range(len(pieces) - 1)]
            pairs = zip(edges[::2], edges[1::2], entities.replace("-", "").split(), strict=True)
            rows.append(Row("".join(pieces), tuple(pairs), "negative" if entities == "-" else "personal"))
    return rows


def spoken(path: Path) -> list[Row]:
    """Rows of a probe that have no tags."""
    return [_row(raw | {"tags": ["spoken"]}) for raw in json_lines(path)]


def column(path: Path, name: str) -> list[str]:
    """One column of a table with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row[name] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Objects of a JSON-lines file."""
    yield from map(json.loads, path.read_text("utf-8").splitlines())


def addresses(path: Path) -> list[str]:
    """Real addresses with a building or lot number."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            r["address"] for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if r["kind"] != "other"
        ]


FLATS = (
    *(", {b}동 {f}호", " {b}동 {f}호", " {b}동{f}호", ", {b}동 {s}층 {f}호", " {b}-{f}", ", {f}호", " {l}동 {f}호"),
    *(
        " {h}아파트 {b}동 {f}호",
        " ({h}) {b}동 {f}호",
        ", {b}동 {f}호 ({h}아파트)",
        " {h} {b}동 {f}호",
        " 지하1층 B{n}호",
    ),
)
HOUSE_NAMES = ("현대", "한솔마을", "푸르지오", "고창월드", "삼성래미안", "주공", "석정파크빌", "모아엘가", "두산위브")


def with_flats(addresses: Sequence[str], seed: int = 20260313) -> list[str]:
    """The addresses that end in their number, each with a generated 동·호 behind it, in the ways people write one."""
    rng = random.Random(seed)
    return [a + _flat(rng) for a in addresses if a[-1].isdigit() or a.endswith("번지")]


def _flat(rng: random.Random) -> str:
    storey = rng.randint(1, 29)
    return rng.choice(FLATS).format(
        b=rng.randint(101, 125), s=storey, f=f"{storey}{rng.randint(1, 12):02}", n=rng.randint(1, 30),
        h=rng.choice(HOUSE_NAMES), l=rng.choice("ABC가나다"),
    )  # fmt: skip
