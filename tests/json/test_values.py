"""One value of a JSON document, under everything that it may be read as."""

import contextlib
import enum
import json
import unicodedata
from http import HTTPStatus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.errors import DetectionError
from pii_guard.json.strict import Number
from pii_guard.json.values import MAX_LEVELS, as_integer, as_text, hidden_texts

RRN = "900101-1990027"


class Word(str, enum.Enum):  # noqa: UP042 - as programs write it, whose str() is its name
    RRN = "900101-1990027"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("가", "가"),
        (Word.RRN, RRN),
        (7, "7"),
        (1.0, "1.0"),
        (Number("1E400"), "1E400"),
        (HTTPStatus.OK, "200"),
    ],
)
def test_a_value_is_read_as_it_is_spelled_in_json(value, text):
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("number", "integer"),
    [
        ("9001011990027", "9001011990027"), ("9001011990027.0", "9001011990027"), ("1.5", "1.5"), ("-4.2e1", "-42"),
        ("9.001011990027e12", "9001011990027"), ("9.001011990027E+12", "9001011990027"), ("0", "0"), ("0.0", "0"),
        ("90010119900270e-1", "9001011990027"), ("9001011990027.5", "9001011990027.5"), ("1e-400", "1e-400"),
        ("1e400", "1e400"), ("1e9999999999999999999", "1e9999999999999999999"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_the_integer_it_is(number, integer):
    assert as_integer(number) == integer


@given(st.integers(-(10**30), 10**30), st.integers(0, 20))
def test_every_spelling_of_an_integer_is_read_as_the_same(number, zeros):
    assert as_integer(f"{number}.{'0' * zeros}0") == as_integer(f"{number}{'0' * zeros}e-{zeros}") == str(number)


@pytest.mark.parametrize(
    "text",
    [
        r"\u0039\u0030\u0030101-1990027",
        r'{"a": "\u0039\u0030\u0030101-1990027',
        json.dumps(json.dumps({"a": "９００１０１-1990027"})),
        r"\x39\x30\x30101-1990027",
        r"\u{39}00101-1990027",
        r"90\u005cu00301\/01-1990027",
        json.dumps(json.dumps(json.dumps("𝟗𝟎𝟎101-1990027"))),
    ],
)
def test_what_escapes_hide_is_read_level_by_level(text):
    *_, last = hidden_texts(text)
    assert RRN in unicodedata.normalize("NFKC", last).replace("/", "")


def test_numbers_in_a_text_that_may_be_json_are_read_as_integers_and_dates_are_not():
    assert list(hidden_texts('{"n": 9.001011990027e12, "m": [4111111111111111.0]}')) == [
        '{"n": 9001011990027, "m": [4111111111111111]}'
    ]
    assert list(hidden_texts("[공고] 2026.01.10 3.0점 1.2.3.4")) == ["[공고] 2026.01.10 3점 1.2.3.4"]


@pytest.mark.parametrize(
    "text",
    ["".join(f"\\U{ord(c):08x}" for c in RRN), "".join(f"\\{ord(c):o}" for c in RRN)],
    ids=["of Python", "octal, of C"],
)
def test_escapes_of_other_languages_are_read_too(text):
    assert list(hidden_texts(text)) == [RRN]


@pytest.mark.parametrize("text", ["9.001011990027e12", " 9001011990027.0", "9001011990027000e-3"])
def test_a_number_that_became_a_string_on_the_way_is_read_as_the_integer_it_was(text):
    assert "9001011990027" in [hidden.strip() for hidden in hidden_texts(text)]


@pytest.mark.parametrize("text", ["", "재산세", "900101-1990027", "3.0", "a\\", "\\q", "\\u12", "C:\\home", "{}"])
def test_a_plain_text_has_no_other_reading(text):
    assert list(hidden_texts(text)) == []


def test_escapes_that_hardly_end_are_refused():
    assert list(hidden_texts("\\u005c" + "u005c" * (MAX_LEVELS - 3) + "u0030"))[-1] == "0"
    with pytest.raises(DetectionError):
        list(hidden_texts("\\u005c" + "u005c" * MAX_LEVELS + "u0030"))


@given(st.text(alphabet='\\u0039x{}"n5c', max_size=60))
def test_any_text_has_so_many_readings_at_most(text):
    with contextlib.suppress(DetectionError):
        assert len(list(hidden_texts(text))) <= 2 * MAX_LEVELS
