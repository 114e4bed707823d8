"""The texts as which one string or number of a JSON document may be read.

A number is read as it is spelled and as the integer it is: 9.0e2, 900.0 and 900 are one value. A string may be JSON
again, as the arguments of tools are, and again: what an escape hides there is read by whoever parses it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from pii_guard.errors import DetectionError
from pii_guard.json.strict import Number

MAX_LEVELS = 8  # of escapes in one another; JSON in JSON in JSON has three, and each doubles the backslashes
SHORT = 8  # characters: a number that is no longer is nobody's
MAX_DIGITS = 64  # of a number written out; the longest that anyone has been given has 34 (IBAN)

_NUMBER = re.compile(r"(?<![0-9.])-?[0-9]{1,99}(?:\.[0-9]{1,99})?(?:[eE][+-]?[0-9]{1,4})?(?![0-9.])")
_ESCAPE = re.compile(
    r"""\\(?:u([0-9a-fA-F]{4})|u\{0{0,8}([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|U00([0-9a-fA-F]{6})"""
    r"""|([0-3]?[0-7]{2})|(["\\/'bfnrt]))"""
)  # of JSON, JavaScript, Python and C
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_LAST = 0x10FFFF


def as_text(value: str | float) -> str:
    """A string itself, and a number as it is spelled in JSON."""
    if isinstance(value, str):
        return str.__str__(value)  # a member of an Enum says its name otherwise
    if isinstance(value, Number):
        return value.token
    return str(int(value)) if isinstance(value, int) else repr(float(value))


def as_integer(number: str) -> str:
    """The same number without exponent and without a fraction of zeros; itself where it is no integer or too long."""
    if number.isdigit():
        return number
    try:
        value = Decimal(number)
    except InvalidOperation:  # an exponent of nineteen digits
        return number
    if value.adjusted() >= MAX_DIGITS or value != value.to_integral_value():
        return number
    return format(value.to_integral_value(), "f")


def hidden_texts(text: str) -> Iterator[str]:
    """What else may be read in a string: its escapes undone, level by level, and its numbers as integers.

    Raises DetectionError where escapes stand in one another deeper than MAX_LEVELS.
    """
    for _ in range(MAX_LEVELS):
        if "{" in text or "[" in text or (len(text) > SHORT and _NUMBER.fullmatch(text.strip())):
            plain = _NUMBER.sub(lambda number: as_integer(number[0]), text)
            if plain != text:
                yield plain
        unescaped = _ESCAPE.sub(_character, text) if "\\" in text else text
        if unescaped == text:
            return
        text = whole_characters(unescaped)
        yield text
    raise DetectionError("RECOGNIZER_FAILED")


def whole_characters(text: str) -> str:
    """The text with two halves of a surrogate pair as one character, and U+FFFD for a half without its other."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _character(escape: re.Match[str]) -> str:
    if escape[5]:
        return chr(int(escape[5], 8))
    code = escape[1] or escape[2] or escape[3] or escape[4]
    if code is None:
        return _SHORT.get(escape[6], escape[6])
    return chr(min(int(code, 16), _LAST))
