"""Every form of every kind of name, as docs/names.md says."""

import re

import pytest

from pii_guard import Guard
from tests.variants.names import committed, table

LEAST = 0.9  # of the names of the table


@pytest.mark.slow
def test_the_table_of_names_is_what_the_guard_does():
    assert committed() == table(Guard()), "run: python -m tests.variants.names"


@pytest.mark.slow
def test_nearly_every_name_of_the_table_is_hidden():
    cells = [(6, 6)] * committed().count("●")
    cells += [(int(some), int(all_)) for some, all_ in re.findall(r"(\d) of (\d)", committed())]
    assert sum(some for some, _ in cells) / sum(all_ for _, all_ in cells) >= LEAST
