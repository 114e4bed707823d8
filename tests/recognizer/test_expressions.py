import pytest

from pii_guard.recognizer.expressions import Expression


def test_it_matches_like_a_compiled_expression():
    digits = Expression("[0-9]{2,4}")
    assert digits.search("번호 1234").group() == "1234"
    assert digits.fullmatch("12345") is None
    assert [m.group() for m in digits.finditer("12 345")] == ["12", "345"]
    assert digits.sub("#", "12 345") == "# #"


def test_it_is_compiled_only_when_used():
    broken = Expression("[")
    assert broken.pattern == "["
    with pytest.raises(Exception, match="unterminated"):
        broken.search("x")


def test_what_a_compiled_expression_has_not_is_an_attribute_error():
    with pytest.raises(AttributeError):
        _ = Expression("x").nothing
