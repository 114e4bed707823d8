import pytest

from pii_guard.recognizer.expressions import Expression, compile_all, expression_faults


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


@pytest.mark.parametrize("body", ["[0-9]+", "(?:[0-9]+)", "(?P<value>[0-9]+)원", "[0-9]{2,}", "(?:가*)"])
def test_a_quantifier_without_an_upper_bound_is_a_fault_wherever_it_stands(body):
    assert list(expression_faults(body)) == ["a quantifier has no upper bound"]


@pytest.mark.parametrize("body", [r"(?:\+)82", "[+*]", "[0-9]{2,4}"])
def test_a_sign_that_is_no_quantifier_is_no_fault(body):
    assert list(expression_faults(body)) == []


@pytest.mark.slow
def test_all_that_were_made_are_compiled_at_once():
    expression = Expression("[0-9]{3}")
    compile_all()
    assert "search" in vars(expression)
    assert expression.search("12 345").span() == (3, 6)
