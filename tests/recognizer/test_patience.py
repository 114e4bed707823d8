"""The deadline inside a grammar."""

from importlib import import_module
from threading import Thread

import pytest

from pii_guard.catalog import load_catalog
from pii_guard.model import ANY_OFFICE
from pii_guard.model.text import Text
from pii_guard.recognizer import patience
from pii_guard.recognizer.patience import ask, until

BY_ENTITY = load_catalog().by_entity
PASSED = -1.0  # `time.monotonic` counts from the start of the machine


def test_nobody_is_held_to_a_deadline_that_nobody_set():
    ask()
    with until(None):
        ask()


def test_a_passed_deadline_ends_who_asks_and_only_while_it_holds():
    with until(PASSED):
        with pytest.raises(TimeoutError):
            ask()
        with until(None):
            ask()
        with pytest.raises(TimeoutError):
            ask()
    ask()


def test_a_deadline_is_that_of_its_thread():
    asked = []
    with until(PASSED):
        other = Thread(target=lambda: asked.append(ask()))
        other.start()
        other.join()
    assert asked == [None]


@pytest.mark.parametrize(
    ("entity", "unit"),
    [("PERSON", "이 말은 사람을 부르지 않습니다 김하늘씨 "), ("KR_ADDRESS", "중２앙로1각중앙로 1 ")],
)
def test_a_grammar_that_finds_nothing_for_long_asks_all_the_same(monkeypatch, entity, unit):
    reads = []
    monkeypatch.setattr(patience, "monotonic", lambda: reads.append(0) or 0.0)
    text = unit * 200
    with until(1.0):
        list(BY_ENTITY[entity].find(Text(text, text), ANY_OFFICE))
    assert len(reads) >= 200


@pytest.mark.parametrize(
    ("module", "search", "unit", "forms"),
    [
        ("asked", "asked_names", "예금주 김하늘 ", [{"answer"}]),
        ("foreign_chunks", "chunk_names", "베트남 며느리 오늘도 ", []),
        ("foreign_chunks", "chunk_names", "오늘은 밭에 갔다. ", []),
        ("foreign", "foreign_names", "이름 김하늘씨 ", []),
    ],
)
def test_names_that_a_text_announces_are_not_looked_for_past_the_deadline(module, search, unit, forms):
    find = getattr(import_module(f"pii_guard.recognizers.person.{module}"), search)
    with until(PASSED), pytest.raises(TimeoutError):
        list(find(unit * 200, *forms))
