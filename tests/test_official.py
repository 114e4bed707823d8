"""Sentences of an office, full of numbers that are nobody's: how many of them a guard disturbs."""

import re

import pytest

from benchmarks.official import VALUES, sentences
from benchmarks.quality import official
from pii_guard import Guard

COUNT = 30_000
GIVEN = (  # one shape each that the generator must make
    r"[0-9]{8}-[0-9]{7}", r"[12][A-Z]{2}-[0-9]{4}-[0-9]{7}", r"납부번호[^0-9]{1,4}[0-9]{19}", r"과세번호", r"고지번호",
    r"[0-9]{4}년 [0-9]", r"[0-9],[0-9]{3}원",
    r"제[0-9]{1,3}조의[0-9]", r"ISBN 97[89]", r"880[0-9]{10}", r"운송장", r"주문번호",
    r"3[3-8]\.[0-9]{4}", r"버전 [0-9]{1,2}\.[0-9]", r"공고 제[0-9]{4}-", r"-[0-9]{3,5}\([0-9]{4}\. ?[0-9]",
)  # fmt: skip


@pytest.mark.slow
def test_few_official_sentences_are_disturbed_and_hardly_any_is_blocked():
    counted = official(Guard("office-example"), COUNT)
    assert counted["flagged_per_1000"] <= 2, counted["shown"]
    assert counted["blocked_per_1000"] <= 0.3, counted["shown"]


def test_every_look_alike_occurs():
    made = "\n".join(sentence for _, sentence in sentences(3_000))
    assert [shape for shape in GIVEN if not re.search(shape, made)] == []
    assert {kind for kind, _ in sentences(len(VALUES))} == set(VALUES)
