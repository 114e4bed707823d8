"""What a form asks for in several fields is read as one value, whatever the fields are called and in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard import Action, Guard
from pii_guard.json.members import rows, together

GUARD = Guard()


def action_of(document):
    return GUARD.check_json(document, [""]).action


@pytest.mark.parametrize(
    "document",
    [
        {"rrn1": "900101", "rrn2": "1990027"},
        {"rrn1": 900101, "rrn2": 1990027},
        {"rrn_2": "1990027", "rrn_1": "900101"},
        {"rrnFront": "900101", "rrnBack": "1990027"},
        {"rrn_back": "1990027", "rrn_front": "900101"},
        {"주민번호앞자리": "900101", "주민번호 뒷자리": "1990027"},
        {"rrnA": "900101", "rrnB": "1990027"},
        {"rrn": ["900101", "1990027"]},
        {"person": {"birth": "900101", "sex": "1990027"}},
        ["900101", "1990027"],
        {"who": [{"name": "가", "a": "900101", "b": "1990027"}]},
    ],
)
def test_a_registration_number_in_two_fields_blocks(document):
    assert action_of(document) is Action.BLOCK


@pytest.mark.parametrize(
    "document",
    [
        {"phone1": "010", "phone2": "2345", "phone3": "6789"},
        {"tel_last": "6789", "tel_middle": "2345", "tel_first": "010"},
        {"area": "010", "exchange": "2345", "line": "6789"},
        {"phone": ["010", "2345", "6789"]},
        {"phonePrefix": "010", "phoneSuffix": "2345-6789"},
    ],
)
def test_a_telephone_number_in_several_fields_is_hidden_in_each(document):
    decision = GUARD.check_json(document, [""])
    assert decision.action is Action.REDACT
    assert "6789" not in str(decision.payload)
    assert "2345" not in str(decision.payload)


@pytest.mark.parametrize(
    "document",
    [
        {"year": "2026", "month": "02", "visits": "345", "calls": "6789"},
        {"month": "02", "visits": "345", "calls": "6789"},
        {"width": 1920, "height": 1080, "x": 10, "y": 2345},
        {"prices": [10000, 25000, 30000, 12000]},
        {"table": [[900101, 1990, 27], [10, 2345, 678]]},
        {"counts": [10, 2345, 6789, 900101, 1990027, 5, 6]},
        {"rrn1": "900101", "person": {"rrn2": "1990027"}},
        {"page": {"first": 1, "last": 20}},
        {"plan_a": "10", "plan_b": "20"},
        {"": "900101", "weekend": "1990028"},
    ],
)
def test_figures_that_stand_beside_one_another_stay(document):
    assert action_of(document) is Action.ALLOW


NAMES = st.text("rn12_-Aab가앞뒷자리front", max_size=8)


@given(st.dictionaries(st.tuples(NAMES, NAMES), st.text("0123456789a", max_size=9), max_size=8))
def test_every_group_is_of_one_object_and_of_given_places(texts):
    for _, members in together(texts):
        assert len({path[:-1] for path in members}) == 1
        assert set(members) <= set(texts)
    for members in rows(texts):
        assert len({path[:-1] for path in members}) == 1
        assert all(texts[path].isdigit() for path in members)
