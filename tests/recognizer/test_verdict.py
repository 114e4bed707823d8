import pytest

from pii_guard.errors import CatalogError
from pii_guard.model import Evidence
from pii_guard.recognizer import Verdict, refuted


def test_a_refuted_match_says_why_in_both_languages():
    verdict = refuted("13월은 없음", "there is no month 13")
    assert (verdict.evidence, verdict.why, verdict.why.ko) == (Evidence.REFUTED, "there is no month 13", "13월은 없음")


def test_a_refuted_match_without_a_reason_is_a_fault():
    with pytest.raises(CatalogError, match="needs a reason"):
        Verdict(Evidence.REFUTED)
