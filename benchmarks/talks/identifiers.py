"""Invented identifiers as people type them, and real public addresses."""

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from benchmarks.corpus import column, shared

SAID = {"0": "공", **dict(zip("123456789", "일이삼사오육칠팔구", strict=True))}
_FOR_HIRE = str.maketrans("", "", "바사아자배")
_PLATE_LETTERS = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자배허하호"


def _digits(draw: random.Random, count: int) -> str:
    return "".join(draw.choice("0123456789") for _ in range(count))


def rrn(draw: random.Random) -> str:
    """Digits 8 and 9 are 97 to 99, which were never allotted."""
    front = f"{draw.randrange(40, 100):02}{draw.randrange(1, 13):02}{draw.randrange(1, 29):02}"
    back = f"{draw.choice('12')}{draw.choice(('97', '98', '99'))}{_digits(draw, 4)}"
    return front + draw.choice(("-", "-", "")) + back


def mobile(draw: random.Random) -> str:
    """010 with hyphens, without, with blanks or dots."""
    return draw.choice(("-", "-", "", " ", ".")).join(("010", str(draw.randrange(2000, 9999)), _digits(draw, 4)))


def landline(draw: random.Random) -> str:
    """With an area code; of Seoul never glued, which only a cue makes a number."""
    area = draw.choice(("02", "031", "041", "051", "063", "063", "064"))
    mark = draw.choice(("-", "-", ")") if area == "02" else ("-", "-", "", ")"))
    return f"{area}{mark}{draw.randrange(200, 9999)}-{_digits(draw, 4)}"


def card(draw: random.Random) -> str:
    """Sixteen digits that satisfy Luhn."""
    head = draw.choice(("4", "51", "53", "9410", "3560", "6250"))
    body = head + _digits(draw, 15 - len(head))
    total = sum(int(d) if i % 2 else sum(divmod(2 * int(d), 10)) for i, d in enumerate(body))
    number = body + str(-total % 10)
    return draw.choice(("-", "-", "", " ")).join(number[i : i + 4] for i in range(0, 16, 4))


def account(draw: random.Random) -> str:
    """In the groupings of several banks."""
    shape = draw.choice(("3-4-4-2", "3-3-6", "6-2-6", "4-2-7", "3-6-5", "12", "3-6-2-3"))
    return draw.choice("134579") + "-".join(_digits(draw, int(size)) for size in shape.split("-"))[1:]


def plate(draw: random.Random) -> str:
    """Two or three digits, a letter, four digits; three only with a letter that is for hire or deliveries nowhere."""
    number = draw.choice((draw.randrange(10, 99), draw.randrange(100, 799)))
    letter = draw.choice(_PLATE_LETTERS if number < 100 else _PLATE_LETTERS.translate(_FOR_HIRE))
    return f"{number}{letter}{draw.choice(('', ' '))}{draw.randrange(1000, 9999)}"


def spoken(draw: random.Random) -> str:
    """A mobile number read aloud."""
    groups = ("010", str(draw.randrange(2000, 9999)), _digits(draw, 4))
    return draw.choice((" ", "", " ")).join("".join(SAID[digit] for digit in group) for group in groups)


def addresses(draw: random.Random, count: int) -> list[str]:
    """Real ones, without what stands in brackets."""
    path = shared("data/addresses_dev.tsv")
    rows = [row.partition("(")[0].strip() for row in column(path, "address")] if path else []
    draw.shuffle(rows)
    return [row for row in rows if " " in row][:count]


class Kind(NamedTuple):
    """A kind of identifier, and what share of its cuts must be found."""

    entity: str
    make: Callable[[random.Random], str] | None
    must: float


KINDS = {
    "RRN": Kind("KR_RRN", rrn, 0.99),
    "mobile": Kind("PHONE_NUMBER", mobile, 0.99),
    "landline": Kind("PHONE_NUMBER", landline, 0.99),
    "card": Kind("CREDIT_CARD", card, 0.99),
    "account": Kind("KR_BANK_ACCOUNT", account, 0.95),
    "plate": Kind("KR_VEHICLE_PLATE", plate, 0.95),
    "spoken phone": Kind("PHONE_NUMBER", spoken, 0.95),
    "address": Kind("KR_ADDRESS", None, 0.95),
}


def made(kind: Kind, count: int, draw: random.Random) -> Sequence[str]:
    """So many values of a kind; of addresses at least 200."""
    return [kind.make(draw) for _ in range(count)] if kind.make else addresses(draw, max(count, 200))


def cuts(value: str, kind: Kind, draw: random.Random) -> Iterator[list[str]]:
    """The value cut in two at every place, and in three and four at some; an address at its blanks."""
    if kind.make is None:
        places = [i for i, c in enumerate(value) if c == " "]
    else:
        places = [i for i in range(1, len(value)) if value[i - 1 : i + 1].strip(" ")]
    sampled = [tuple(sorted(draw.sample(places, k))) for k in (2, 3) for _ in range(2) if len(places) >= k]
    for where in (*((place,) for place in places), *sampled):
        edges = [0, *where, len(value)]
        pieces = [value[a:b].strip() for a, b in pairwise(edges)]
        if all(any(c.isalnum() for c in piece) for piece in pieces):
            yield pieces
