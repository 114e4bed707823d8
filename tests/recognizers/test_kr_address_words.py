"""Names of roads and places that are everyday words too: counted in informal texts, kept outside this repository."""

import csv
import importlib
import os
from pathlib import Path

import pytest

from pii_guard.fold.folding import fold
from pii_guard.model import ANY_OFFICE

KR_ADDRESS = importlib.import_module("pii_guard.recognizers.kr_address").RECOGNIZER
SHARED = Path(os.environ.get("PII_GUARD_DATA", Path(__file__).parents[3] / "shared"))
COLLISIONS = SHARED / "data" / "gazetteer_collisions.tsv"
FRAMES = ("{}", "{} 5년 했어요", "그냥 {} 3번 가 봤어요", "{} 2 대 1", "{} 10분 걸려요", "{}, 12월에 또 {}")


def words() -> list[str]:
    if not COLLISIONS.exists():
        return []
    with COLLISIONS.open(encoding="utf-8", newline="") as file:
        return [row["word"] for row in csv.DictReader(file, delimiter="\t")]


@pytest.mark.skipif(not COLLISIONS.exists(), reason="gazetteer_collisions.tsv is not under PII_GUARD_DATA")
@pytest.mark.parametrize("frame", FRAMES)
def test_an_everyday_word_is_no_address_beside_what_is_counted(frame):
    said = [frame.replace("{}", word) for word in words()]
    assert len(said) > 300
    assert [text for text in said if list(KR_ADDRESS.find(fold(text), ANY_OFFICE))] == []
