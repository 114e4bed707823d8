"""Every form of every identifier, as docs/audit.md says, and the words that only look like numbers."""

from collections import Counter
from pathlib import Path

import pytest

from pii_guard import Action, Guard
from tests.variants.table import CAUGHT, GAP, cells, committed, rendered

LEAST = 0.98  # of the cells in scope
INNOCENT = Path(__file__).with_name("innocent.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def guard():
    return Guard()


@pytest.fixture(scope="module")
def outcomes(guard):
    return cells(guard)


@pytest.mark.slow
def test_the_table_of_the_auditors_is_what_the_guard_does(outcomes):
    assert committed() == rendered(outcomes), "run: python -m tests.variants.table"


@pytest.mark.slow
def test_nearly_every_form_in_scope_is_caught(outcomes):
    count = Counter(outcomes.values())
    assert count[CAUGHT] / (count[CAUGHT] + count[GAP]) >= LEAST


@pytest.mark.parametrize("message", INNOCENT)
def test_words_that_hold_digits_go_through_unchanged(message, guard):
    assert guard.check(message).action is Action.ALLOW
