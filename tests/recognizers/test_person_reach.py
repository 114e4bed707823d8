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
    model = lexicon.model()
    made = zip(model["levels"], triggers.TRIGGERS, triggers.WIDTHS, strict=False)
    for (_, front, _, _), expression, known in made:
        assert expression.startswith(reach.FRONTS[front])
        assert known == width(expression.removeprefix(reach.FRONTS[front])), expression[-80:]


def test_a_surname_of_two_syllables_has_the_last_of_them():
    compound = triggers.TRIGGERS[len(triggers.WIDTHS) - 1]
    assert re.search(compound, "남궁민수")
    assert triggers.WIDTHS[-1] == width(compound)
