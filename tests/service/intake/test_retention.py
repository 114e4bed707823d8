"""What is kept how long: texts, answers to keys, the access record, who was an officer; figures stay."""

import time
from datetime import date

import pytest

from tests.service.intake.conftest import ACTOR, post, within
from tests.sidecar import ProblemError, consultation, effects, erasing, reading, record

DAY = 86_400.0


@pytest.fixture
def days_later(bare):
    """A function: what a coroutine gives in an intake over the same store, so many days later, once it has swept."""

    def later(days, work, **terms):
        async def swept(one):
            t = one.terms
            await one.act(lambda tx: erasing.sweep(tx, t.text_days, t.access_days, t.grants_days))
            return await work(one)

        clock = (lambda: time.time() + days * DAY) if days else time.time
        return within(bare(clock=clock, **terms), swept)

    return later


async def begin(one):
    """A consultation, its reading, and the end of its first day."""
    await one.post(post("c1", "지방세 문의", "k1"), ACTOR)
    await one.run(lambda tx: record.note(tx, ACTOR, "read", "c1"))


def lines(tx, *what):
    found = reading.accesses(tx, 0.0, 1e12, None, None, None, 0)
    return [line["what"] for line in found if line["what"] in what]


def test_texts_go_after_their_days_and_figures_stay(days_later):
    days_later(0, begin)

    async def texts(one):
        return await one.run(lambda tx: [m["text"] for m in reading.messages(tx, "c1", 0)["messages"]])

    assert days_later(29, texts, text_days=30.0) == ["지방세 문의"]

    async def gone(one):
        with pytest.raises(ProblemError) as refused:
            await one.run(lambda tx: consultation.found(tx, "c1"))
        (row,) = await one.run(lambda tx: effects.effects(tx, date(2000, 1, 1), date(2999, 1, 1), "total"))
        return refused.value.reason, row["messages"], row["erased"]

    assert days_later(31, gone, text_days=30.0) == ("ERASED", 1, 1)


def test_a_new_message_begins_the_days_of_its_consultation_anew(days_later):
    days_later(0, begin)

    async def more(one):
        await one.post(post("c1", "다시", "k2"), ACTOR)

    async def texts(one):
        return await one.run(lambda tx: [m["text"] for m in reading.messages(tx, "c1", 0)["messages"]])

    days_later(20, more, text_days=30.0)
    assert days_later(40, texts, text_days=30.0) == ["지방세 문의", "다시"]


def test_the_answer_to_a_key_is_known_for_a_week(days_later):
    days_later(0, begin)

    async def again(one):
        return (await one.post(post("c1", "지방세 문의", "k1"), ACTOR)).replay

    assert days_later(6, again) is True
    assert days_later(8, again) is False


def test_the_access_record_is_kept_two_years_and_who_was_an_officer_three(days_later):
    days_later(0, begin)

    async def kept(one):
        return await one.run(lambda tx: (lines(tx, "read"), len(lines(tx, "grant")) > 0))

    assert days_later(729, kept) == (["read"], True)
    assert days_later(731, kept) == ([], True)
    assert days_later(1_096, kept) == ([], False)


def test_the_name_of_an_erased_consultation_that_nobody_is_told_of_goes_within_a_day(days_later):
    async def erased(one):
        await one.post(post("c1", "지울 글", "k1"), ACTOR)
        await one.act(lambda tx: erasing.erase(tx, consultation.found(tx, "c1")))

    async def names(one):
        return await one.run(lambda tx: [seen.document["conversation"] for seen in reading.events(tx, None, 0)])

    days_later(0, erased, upstream=False)
    assert "c1" not in days_later(2, names, upstream=False)
