"""Messages that are measured come once, and are the same in every run."""

import pytest

from benchmarks import messages
from benchmarks.first_seen import ROOT, ask, installed, write

KINDS = {
    "PHONE_NUMBER": messages._phone_in,
    "KR_RRN": messages._rrn_in,
    "KR_BANK_ACCOUNT": messages._account,
    "KR_ADDRESS": messages._address_in,
}


def test_no_two_messages_of_a_class_are_alike_and_a_seed_gives_the_same():
    made = messages.different(messages._account, 2_000)
    assert len(set(made)) == 2_000
    assert made == messages.different(messages._account, 2_000)


@pytest.mark.parametrize("entity", KINDS)
def test_each_class_holds_what_it_is_named_after(entity):
    from pii_guard import Guard

    guard = Guard()
    found = [{f.entity for f in guard.check(text).findings} for text in messages.different(KINDS[entity], 200)]
    assert sum(entity in entities for entities in found) > 190


@pytest.mark.process
@pytest.mark.slow
def test_a_fresh_process_says_what_its_messages_cost(tmp_path):
    write(tmp_path / "texts.jsonl", ["재산세는 언제 내나요", "연락처 010-2345-6789"])
    home = installed(ROOT, tmp_path / "home")
    assert ask(home, "whole", tmp_path / "texts.jsonl").keys() == {"mean_us", "again_us", "engine"}
    assert ask(home, "each", tmp_path / "texts.jsonl")["p99_us"] > 0
    assert ask(home, "memory", tmp_path / "texts.jsonl")["before_mib"] < 200
