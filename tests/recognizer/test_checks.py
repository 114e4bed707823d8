"""The arithmetic that identifiers share: dates, sums, check digits."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.recognizer import checks
from pii_guard.recognizer.checks import born, digits, luhn, monotonous, mrz_check, past_date, real_date, weighted

TODAY = date(2026, 12, 1)
numbers = st.text("0123456789", min_size=1, max_size=19)


@pytest.fixture(autouse=True)
def _the_first_of_december_2026(monkeypatch):
    monkeypatch.setattr(checks, "today", lambda: TODAY)


def test_only_digits_remain_of_a_number_however_it_is_grouped():
    assert digits("900101 - 1990027번") == "9001011990027"
    assert digits("번호 없음") == ""


def test_digits_are_ascii_digits_because_folding_has_replaced_the_others():
    assert digits("٣９3") == "3"


@given(st.text())
def test_whatever_is_typed_only_ascii_digits_remain_and_in_order(text):
    assert digits(text) == "".join(c for c in text if "0" <= c <= "9")


@pytest.mark.parametrize(
    ("day", "exists"),
    [
        ((2024, 2, 29), True),
        ((2023, 2, 29), False),
        ((1900, 2, 29), False),  # a century is a leap year every 400 years
        ((2000, 2, 29), True),
        ((2026, 13, 1), False),
        ((2026, 4, 31), False),
        ((2026, 0, 10), False),
        ((0, 1, 1), False),
    ],
)
def test_a_date_is_real_when_the_calendar_has_it(day, exists):
    assert (real_date(*day) is not None) is exists


def test_a_past_date_may_be_today_but_not_tomorrow():
    assert past_date(2026, 12, 1)
    assert not past_date(2026, 12, 2)
    assert not past_date(2026, 2, 30)


def test_a_weighted_sum_adds_digit_times_weight():
    assert weighted("123", (2, 3, 4)) == 2 + 6 + 12


def test_a_weighted_sum_ends_where_digits_or_weights_end():
    assert weighted("12", (5, 5, 5)) == weighted("129", (5, 5)) == 15


def test_the_worked_example_of_the_court_rule_for_corporations_holds():
    assert -weighted("110111006243", (1, 2) * 6) % 10 == 2


@pytest.mark.parametrize("card", ["4111111111111111", "5555555555554444", "378282246310005", "30569309025904"])
def test_the_test_numbers_of_the_card_networks_satisfy_luhn(card):
    assert luhn(card)


@given(numbers, st.integers(0, 18), st.integers(1, 9))
def test_luhn_notices_every_single_wrong_digit(number, place, step):
    valid = next(number + d for d in "0123456789" if luhn(number + d))
    place %= len(valid)
    wrong = valid[:place] + str((int(valid[place]) + step) % 10) + valid[place + 1 :]
    assert not luhn(wrong)


def test_luhn_alone_accepts_what_people_type_as_a_dummy():
    assert luhn("0000000000000000")
    assert luhn("1111222233334444")


@pytest.mark.parametrize(
    ("field", "check"),
    [
        ("L898902C3", 6),  # the specimen of ICAO Doc 9303 part 4
        ("740812", 2),
        ("120415", 9),
        ("ZE184226B<<<<<", 1),
        ("<<<<<<", 0),
    ],
)
def test_the_fields_of_the_icao_specimen_have_their_check_digits(field, check):
    assert mrz_check(field) == check


@pytest.mark.parametrize("dummy", ["0000000000", "7777777", "1234567890", "9876543210", "890123", "321098"])
def test_one_digit_repeated_or_a_plain_run_is_a_dummy(dummy):
    assert monotonous(dummy)


@pytest.mark.parametrize("number", ["1234567891", "1357913579", "1212121212", "9001011990027"])
def test_any_other_number_is_no_dummy(number):
    assert not monotonous(number)


@pytest.mark.parametrize(
    ("front", "seventh", "has_come"),
    [
        ("900101", "1", True),
        ("900101", "5", True),
        ("900101", "3", False),  # 2090
        ("261201", "4", True),  # today
        ("261202", "4", False),  # tomorrow
        ("261202", "8", False),
        ("261202", "2", True),  # 1926
        ("990305", "9", True),  # 1899
        ("000229", "3", True),  # 2000 was a leap year
        ("000229", "1", False),  # 1900 was not
        ("991332", "1", False),
        ("000000", "1", False),
    ],
)
def test_the_seventh_digit_gives_the_century_of_a_birth_date_that_must_have_come(front, seventh, has_come):
    assert born(front, seventh) is has_come


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)))
def test_every_day_since_1800_is_a_birth_date_exactly_when_it_has_come(day):
    seventh = {18: "9", 19: "1", 20: "3"}[day.year // 100]
    assert born(day.strftime("%y%m%d"), seventh) is (day <= TODAY)
