"""Sentences about values of the wrong type or size: what the models of settings and of TOML files say of them."""

from collections.abc import Mapping
from typing import Any

from pii_guard.sentences import Sentence

CANNOT_BE_USED = Sentence("쓸 수 없는 값입니다", "is a value that cannot be used")
_NUMBER = Sentence("숫자여야 합니다", "must be a number")
_WHOLE_NUMBER = Sentence("정수여야 합니다", "must be a whole number")
_BOOLEAN = Sentence("true 또는 false여야 합니다", "must be true or false")
_TEXT = Sentence("글자여야 합니다", "must be text")
_BY_TYPE = {  # the types of errors that pydantic documents
    "bool_parsing": _BOOLEAN,
    "bool_type": _BOOLEAN,
    "finite_number": _NUMBER,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "greater_than": Sentence("{gt}보다 커야 합니다", "must be greater than {gt}"),
    "greater_than_equal": Sentence("{ge} 이상이어야 합니다", "must be {ge} or more"),
    "int_from_float": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_parsing_size": _WHOLE_NUMBER,
    "int_type": _WHOLE_NUMBER,
    "less_than": Sentence("{lt}보다 작아야 합니다", "must be less than {lt}"),
    "less_than_equal": Sentence("{le} 이하여야 합니다", "must be {le} or less"),
    "literal_error": Sentence("{expected} 가운데 하나여야 합니다", "must be one of {expected}"),
    "path_type": _TEXT,
    "string_type": _TEXT,
    "string_unicode": _TEXT,
}


def wrong_value(kind: str, limits: Mapping[str, Any]) -> Sentence:
    """What is wrong, by the type of a pydantic error and the limits in its context. Never the value."""
    sentence = _BY_TYPE.get(kind)
    if sentence is None:
        return CANNOT_BE_USED
    return sentence(**{name: _plain(limit) for name, limit in limits.items()})


def _plain(limit: Any) -> str:
    """A limit as people write it: 60 and not 60.0, the choices of a literal one behind another."""
    if isinstance(limit, float) and limit.is_integer():
        limit = int(limit)
    return str(limit).replace(" or ", ", ")
