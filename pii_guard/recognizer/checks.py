"""Arithmetic that identifiers share: calendar dates, weighted sums, Luhn, ICAO 9303 check digits."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from operator import mul

from pii_guard.model.clock import today

_VALUES = bytes(max(0, code - 48) for code in range(256))  # of digits, by their codes
_NO_DIGITS = re.compile("[^0-9]{1,64}")


def digits(text: str) -> str:
    """Only the ASCII digits of `text`; folding has already turned the others into these."""
    return _NO_DIGITS.sub("", text)


def real_date(year: int, month: int, day: int) -> date | None:
    """That day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_day(number: str) -> bool:
    """Whether eight digits are a day of the calendar, YYYYMMDD."""
    eight = len(number) == 8 and number.isdigit()
    return eight and real_date(int(number[:4]), int(number[4:6]), int(number[6:])) is not None


def past_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day and it is not in the future."""
    when = real_date(year, month, day)
    return when is not None and when <= today()


def weighted(number: str, weights: Sequence[int]) -> int:
    """Sum of digit times weight; the shorter of the two ends the sum."""
    values = number.encode("ascii").translate(_VALUES)  # three times as fast as int() of every character
    total: int = sum(map(mul, weights, values))
    return total


def luhn(number: str) -> bool:
    """Whether the digits satisfy ISO/IEC 7812-1 annex B (Luhn)."""
    odd, even = number[-1::-2], number[-2::-2]
    return (sum(map(int, odd)) + sum(sum(divmod(2 * int(d), 10)) for d in even)) % 10 == 0


def mrz_check(field: str) -> int:
    """Check digit of a machine-readable field (ICAO Doc 9303 part 3, 4.9): '<' is 0, A is 10."""
    return sum((7, 3, 1)[i % 3] * (0 if c == "<" else int(c, 36)) for i, c in enumerate(field)) % 10


def monotonous(number: str) -> bool:
    """One digit repeated, or a plain run up or down: what people type as a dummy."""
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(number)}
    return len(steps) == 1 and steps <= {0, 1, 9}


CENTURIES = {
    "1": 1900,
    "2": 1900,
    "3": 2000,
    "4": 2000,
    "5": 1900,
    "6": 1900,
    "7": 2000,
    "8": 2000,
    "9": 1800,
    "0": 1800,
}


def born(front: str, seventh: str) -> bool:
    """Whether YYMMDD and the seventh digit of a 13-digit personal number name a day that has come.

    The seventh digit alone gives the century (주민등록법 시행규칙; 5 to 8 for foreigners).
    """
    return past_date(CENTURIES[seventh] + int(front[:2]), int(front[2:4]), int(front[4:6]))
