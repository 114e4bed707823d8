import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard import prefilter
from pii_guard.catalog import load_catalog
from pii_guard.errors import CatalogError
from pii_guard.prefilter import Prefilter
from pii_guard.scanner import Scanner

CATALOG = load_catalog()
EXAMPLES = [claim.text for r in CATALOG.recognizers for claim in r.examples]
FAST, FULL = Scanner(CATALOG), Scanner(CATALOG)
object.__setattr__(
    FULL, "_prefilter", type("Everything", (), {"may_match": lambda _, text: range(len(FULL._shapes))})()
)

pieces = st.lists(st.one_of(st.sampled_from(EXAMPLES), st.text(max_size=6)), max_size=4)


def found(scanner, message):
    return scanner.scan(scanner.fold(message), decoys=True)


def test_the_set_names_what_may_match():
    chosen = Prefilter(["[0-9]{6}", "가나다", "[a-z]{2}@"])
    assert list(chosen.may_match("가나다 123456")) == [0, 1]
    assert list(chosen.may_match("없음")) == []
    assert list(chosen.may_match("")) == []


def test_a_body_that_re2_refuses_is_a_catalog_error():
    with pytest.raises(CatalogError, match="RE2 does not take"):
        Prefilter(["(?<!a)b"])


@given(pieces, st.sampled_from(["", " ", ", ", "입니다 "]))
def test_whatever_the_full_pass_finds_the_set_fired_for(parts, glue):
    message = glue.join(parts)
    assert found(FAST, message) == found(FULL, message)


def test_a_set_that_gives_up_lets_every_pattern_run():
    class GaveUp:
        def Match(self, text):  # noqa: N802 - the name of google-re2
            return None

    chosen = Prefilter(["a", "b"])
    chosen._set = GaveUp()
    assert list(chosen.may_match("x")) == [0, 1]


def test_without_google_re2_every_pattern_runs(monkeypatch):
    monkeypatch.setattr(prefilter, "re2", None)
    assert list(Prefilter(["a", "b"]).may_match("x")) == [0, 1]
