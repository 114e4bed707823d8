"""The widths of the triggers of names: where a name begins in front of the end of a match."""

import re
import warnings
from importlib import import_module

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import sre_parse

reach, lexicon, triggers = (
    import_module(f"pii_guard.recognizers.person.{module}") for module in ("reach", "lexicon", "triggers")
)


def width(expression):
    """Characters that it takes, least and most; the end of the text counts as one, or two with a line feed."""
    least, most = sre_parse.parse(expression.replace("$", "(?:\n?\uffff)")).getwidth()
    return int(least), int(most)


def test_each_trigger_of_a_korean_name_has_the_width_of_what_follows_its_front():
    made = zip(reach._cells(lexicon.model()).values(), triggers.TRIGGERS, triggers.PLACES, strict=False)
    for fronts, expression, place in made:
        front = "(?:" + "|".join(reach.FRONTS[front] for front in fronts) + ")"
        assert expression.startswith(front)
        assert width(expression.removeprefix(front)) == (place.least, place.most), fronts


def test_a_surname_of_two_syllables_has_the_last_of_them():
    compound = triggers.TRIGGERS[len(triggers.PLACES) - 1]
    assert re.search(compound, "남궁민수")
    assert triggers.PLACES[-1][:2] == width(compound)
