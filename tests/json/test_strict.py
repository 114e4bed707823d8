"""One reader for every document that comes from outside."""

import copy
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.json.strict import MAX_DEPTH, NotJsonError, Number, TooDeepError, read_json, write_json

scalars = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text()
documents = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


@given(documents)
@pytest.mark.slow
def test_what_was_written_is_what_is_read(document):
    assert read_json(json.dumps(document).encode()) == document


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b'{"n": NaN}', b"[Infinity]", b"[-Infinity]", b'{"a": 1, "a": 1}', b'[{"a": 1, "\\u0061": 2}]',
     '"가"'.encode("utf-16"), '"가"'.encode("cp949"), b"\xef\xbb\xbf{}", b"[1" + b"0" * 5_000 + b"]"],
)  # fmt: skip
def test_what_two_readers_could_read_differently_is_refused(body):
    with pytest.raises(NotJsonError) as caught:
        read_json(body)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("pair", [("[", "]"), ('{"a":', "}")])
def test_so_many_levels_are_read_and_not_one_more(pair):
    opening, closing = pair
    read_json((opening * MAX_DEPTH + "0" + closing * MAX_DEPTH).encode())
    for levels in (MAX_DEPTH + 1, 100_000):
        with pytest.raises(TooDeepError):
            read_json((opening * levels + "0" + closing * levels).encode())


def test_many_values_side_by_side_are_not_deep():
    assert len(read_json(json.dumps([[]] * 1_000).encode())) == 1_000


def test_half_of_a_surrogate_pair_stays_for_the_guard_to_see():
    assert read_json(rb'"\ud800"') == "\ud800"


NUMBERS = [
    "0",
    "-0",
    "-0.0",
    "1.50",
    "9.001011990027e12",
    "9001011990027.0",
    "1E400",
    "-1e-400",
    "1e+2",
    "12345678901234567890123",
]


@pytest.mark.parametrize("token", NUMBERS)
def test_a_number_is_written_as_it_was_read(token):
    body = f'{{"a":[{token},"x",null,true]}}'.encode()
    assert write_json(read_json(body)) == body
    assert float(read_json(body)["a"][0]) == float(token)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda n: pickle.loads(pickle.dumps(n))])
def test_a_copy_of_a_number_keeps_its_spelling(again):
    number = again(Number("1.50"))
    assert (number, number.token) == (1.5, "1.50")


@given(documents)
@pytest.mark.slow
def test_what_is_read_again_is_what_was_written(document):
    assert read_json(write_json(document)) == document
    assert json.loads(write_json(document)) == document


def test_half_of_a_surrogate_pair_is_written_as_it_came():
    assert write_json({"\ud800": "\udfff"}) == rb'{"\ud800":"\udfff"}'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), b"x", {1, 2}, {1: 2}])
def test_what_is_no_json_is_not_written(value):
    with pytest.raises((TypeError, ValueError)):
        write_json([value])
