"""The mutants of the rules: the table that docs/audit.md shows of them."""

import pytest

from pii_guard.catalog import load_catalog
from tests.test_docs import ROOT, load


@pytest.fixture
def script(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "scripts")
    return load("mutants")


def test_a_table_tells_each_entity_what_survives_and_all_together(script):
    scores = [
        script.Score("KR_BRN", 3, ()),
        script.Score("KR_ADDRESS", 5, ("pattern: a|b",)),
    ]
    assert script.table(scores).splitlines()[2:] == [
        r"| KR_ADDRESS | 4 of 5 | `pattern: a\|b` |",
        "| KR_BRN | 3 of 3 |  |",
        "| all but names | 7 of 8, 87.5% | |",
    ]


def test_the_page_for_auditors_has_a_row_of_every_recognizer_but_that_of_names(script):
    page = (ROOT / "docs" / "audit.md").read_text("utf-8")
    shown = page.partition(script.BEGIN)[2].partition(script.END)[0]
    rows = {row.split("|")[1].strip() for row in shown.splitlines()[2:]}
    cure = "python scripts/mutants.py --jobs 2 --table"
    assert rows == {*load_catalog().by_entity, "all but names"} - {script.NAMES}, cure
