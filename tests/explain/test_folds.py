"""What is read otherwise than typed."""

import pytest

from pii_guard import Guard

GUARD = Guard()


def folds(message):
    return [(fold.span, fold.typed, fold.read) for fold in GUARD.explain(message).folds]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("전화 010-2345-6789", []),
        ("０１０-2345-67８９", [((0, 3), "０１０", "010"), ((11, 13), "８９", "89")]),
        ("０１ ０", [((0, 4), "０１ ０", "01 0")]),
        ("０１23０", [((0, 2), "０１", "01"), ((4, 5), "０", "0")]),
        ("010-2345-6789\u200b", [((13, 14), "\u200b", "")]),
        ("010-23\u200b45-6789", [((6, 7), "\u200b", "")]),
        ("번호 ⑩ 입니다", [((3, 4), "⑩", "10")]),
    ],
)
def test_each_stretch_is_told_and_neighbours_as_one(message, told):
    assert folds(message) == told


def test_of_the_guards_own_placeholders_nothing_is_told():
    assert folds("[전화번호] 로 주세요") == []
