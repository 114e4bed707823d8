"""Every form of every identifier, as docs/audit.md says, and the words that only look like numbers."""

from collections import Counter
from pathlib import Path

import pytest

from pii_guard import Action, Guard
from tests.variants.identifiers import NUMBERS
from tests.variants.situations import SAMPLES, SITUATIONS, told_of
from tests.variants.table import (
    CAUGHT,
    FORMS_BLOCK,
    GAP,
    SITUATIONS_BLOCK,
    cells,
    committed,
    rendered,
    rendered_standing,
    standing,
)

LEAST = 0.98  # of the cells in scope
# Words and letters: the forms of numbers are none of theirs. A new entity must get a column of forms, or stand here.
WRITTEN_OTHERWISE = {
    "EMAIL_ADDRESS",
    "IP_ADDRESS",
    "KAKAO_ID",
    "KR_STUDENT_ID",
    "MAC_ADDRESS",
    "PASSPORT_MRZ",
    "PERSON",
    "SECRET",
}
INNOCENT = Path(__file__).with_name("innocent.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def guard():
    return Guard()


@pytest.fixture(scope="module")
def outcomes(guard):
    return cells(guard)


@pytest.mark.slow
def test_the_table_of_the_auditors_is_what_the_guard_does(outcomes):
    assert committed(FORMS_BLOCK) == rendered(outcomes), "run: python -m tests.variants.table"


@pytest.mark.slow
def test_the_table_of_situations_is_what_the_guard_does(guard):
    assert committed(SITUATIONS_BLOCK) == rendered_standing(standing(guard)), "run: python -m tests.variants.table"


def test_every_entity_is_in_one_of_the_tables_and_in_both_where_it_is_a_number_of_groups(guard):
    personal = {r.entity for r in guard.catalog.recognizers if not r.decoy}
    rows = {line.split(" | ")[0].removeprefix("| ") for line in committed(SITUATIONS_BLOCK).splitlines()[2:]}
    assert rows == personal
    assert personal - {identifier.entity for identifier in NUMBERS} == WRITTEN_OTHERWISE


def test_every_entity_has_enough_messages_for_its_row(guard):
    for recognizer in guard.catalog.recognizers:
        if not recognizer.decoy:
            said = list(told_of(recognizer))
            assert len(said) == SAMPLES
            assert all(one.carries and min(one.carries) < one.cut <= max(one.carries) for one in said)


def test_a_value_that_stays_readable_is_seen_in_every_situation(guard):
    blind = type("Blind", (), {})()
    said = next(told_of(guard.catalog.by_entity["KR_RRN"]))
    blind.check = blind.decide = lambda text, setting=None: guard.check("가").again(text, "", 0)
    blind.turn = lambda window, turn: (blind.check(turn.text), window)
    assert all(leaks_in(blind, said) for leaks_in in SITUATIONS.values())


@pytest.mark.slow
def test_nearly_every_form_in_scope_is_caught(outcomes):
    count = Counter(outcomes.values())
    assert count[CAUGHT] / (count[CAUGHT] + count[GAP]) >= LEAST


@pytest.mark.parametrize("message", INNOCENT)
def test_words_that_hold_digits_go_through_unchanged(message, guard):
    assert guard.check(message).action is Action.ALLOW
