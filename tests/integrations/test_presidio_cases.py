"""The upstream cases of Presidio's five Korean recognizers: their spans, or a reason why not."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("presidio_analyzer", reason="the extra pii-guard[presidio] is not installed")

from presidio_analyzer import AnalyzerEngine

from pii_guard.integrations.presidio import analyzer_engine

DATA = Path(os.environ.get("PII_GUARD_DATA", Path(__file__).parents[3] / "shared")) / "data" / "presidio_kr_cases.jsonl"
CASES = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()] if DATA.exists() else []

DIFFERENCES = {
    "pkr-001": "ten bare digits: one in eleven passes the check digit, so they need a cue such as 사업자",
    "pkr-010": "twelve bare digits begin like a licence in 17 of 100 order numbers, so they need a cue such as 면허",
    "pkr-012": "four groups with blanks are typed for amounts and parcels too, so they need a cue such as 면허",
    "pkr-082": "a plus stands between the halves; the date and the check digit hold, and residents type any mark there",
}


@pytest.fixture(scope="module")
def engine() -> AnalyzerEngine:
    return analyzer_engine()


def spans(engine: AnalyzerEngine, case: dict[str, Any]) -> list[list[int]]:
    results = engine.analyze(case["text"], language="ko", entities=[case["entity"]])
    return sorted([r.start, r.end] for r in results)


@pytest.mark.skipif(not CASES, reason="presidio_kr_cases.jsonl is not under PII_GUARD_DATA")
def test_there_are_95_upstream_cases_and_every_difference_is_one_of_them() -> None:
    assert len(CASES) == 95
    assert DIFFERENCES.keys() <= {c["id"] for c in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['id']}-{c['entity']}")
def test_presidios_korean_cases_give_presidios_spans(engine: AnalyzerEngine, case: dict[str, Any]) -> None:
    same = spans(engine, case) == sorted(case["expected"])
    assert same is (case["id"] not in DIFFERENCES), case["text"]
