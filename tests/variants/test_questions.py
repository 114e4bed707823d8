"""What names are found in, and which ordinary words are taken for names, is what questions.txt says."""

import pytest

from pii_guard.catalog import load_catalog
from tests.variants.questions import PAGE, counted, found_by


@pytest.mark.slow
def test_names_and_words_in_each_form_are_decided_as_committed():
    committed = PAGE.read_text("utf-8").splitlines()
    assert counted(found_by(load_catalog().by_entity["PERSON"])) == committed, "run: python -m tests.variants.questions"
