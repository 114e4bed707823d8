"""Conversations in one process: what is evicted, forked, repeated, and by which clock."""

import os
import re
import subprocess
import sys
import threading

import pytest

from pii_guard import Action, Guard
from pii_guard.conversation.ids import LONGEST_ID
from pii_guard.conversation.window import MOST_PIECES, MOST_TURNS, Window
from pii_guard.errors import RequestError
from pii_guard.state.memory import MOST_CONVERSATIONS, MemoryStore


@pytest.fixture(scope="module")
def guard():
    guard = Guard()
    guard.warm_up()
    return guard


def test_an_eviction_between_two_pieces_blocks_the_second_once(guard):
    store = MemoryStore(most=1)
    guard.conversation("a", store).check("010", message_id="m1")
    guard.conversation("b", store).check("제 번호는 010", message_id="m1")
    assert guard.conversation("a", store).check("2345-6789", message_id="m2").code == "STATE_LOST"
    assert guard.conversation("a", store).check("2345-6789", message_id="m3").action is Action.ALLOW
    assert store.evicted == 2


def test_of_10_001_conversations_the_least_recent_goes_and_is_counted():
    store = MemoryStore()
    for n in range(MOST_CONVERSATIONS + 1):
        assert store.swap(f"room-{n}", store.read(f"room-{n}"), b"x")
    assert store.evicted == 1
    assert store.read("room-0").lost
    assert store.read("room-1").data == b"x"


def test_a_conversation_never_seen_begins_empty(guard):
    assert guard.conversation("new", MemoryStore()).check("2345-6789", message_id="m1").action is Action.ALLOW


@pytest.mark.process
def test_a_forked_child_knows_that_it_has_lost_what_its_parent_goes_on_with(guard):
    store = MemoryStore()
    guard.conversation("a", store).check("010", message_id="m1")
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.write(write, (guard.conversation("a", store).check("2345-6789", message_id="m2").code or "none").encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(read, 100) == b"STATE_LOST"
    assert guard.conversation("a", store).check("2345-6789", message_id="m2").retract


def test_sixteen_threads_on_one_conversation(guard):
    store = MemoryStore()
    codes = []

    def write(n):
        codes.append(guard.conversation("a", store).check(f"{n:02}", message_id=f"m{n}").code)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes == [None] * 16
    window = Window.loads(store.read("a").data)
    assert (window.turns, len(window.pieces)) == (16, MOST_PIECES)


@pytest.mark.parametrize("jump", [-3_600, 3_600])
def test_the_clock_of_the_machine_may_jump_an_hour(guard, monkeypatch, jump):
    import pii_guard.conversation.reading as reading

    room = guard.conversation("a", MemoryStore())
    room.check("010", message_id="m1")
    was = reading.time()
    monkeypatch.setattr(reading, "time", lambda: was + jump)
    assert room.check("2345-6789", message_id="m2").retract


def test_a_clock_of_the_host_that_runs_back_makes_nothing_old(guard):
    room = guard.conversation("a", MemoryStore())
    room.check("010", message_id="m1", at=10_000.0)
    assert room.check("2345-6789", message_id="m2", at=6_400.0).retract


def test_after_ten_minutes_or_twenty_turns_a_piece_is_forgotten(guard):
    room = guard.conversation("a", MemoryStore())
    room.check("010", message_id="m1", at=0.0)
    assert room.check("2345-6789", message_id="m2", at=601.0).retract == ()
    room = guard.conversation("b", MemoryStore())
    room.check("010", message_id="m1", at=0.0)
    for n in range(MOST_TURNS):
        room.check("네", message_id=f"n{n}", at=1.0)
    assert room.check("2345-6789", message_id="m2", at=2.0).retract == ()


def test_the_same_message_twice_comes_out_the_same(guard):
    room = guard.conversation("a", MemoryStore())
    room.check("900101", message_id="m1")
    first, again = (room.check("1990027", message_id="m2") for _ in range(2))
    assert first.action is again.action is Action.BLOCK
    assert first.retract == again.retract
    assert first.retract


def test_an_id_that_repeats_replaces_what_it_said(guard):
    room = guard.conversation("a", MemoryStore())
    room.check("010", message_id="same")
    room.check("011", message_id="same")
    assert [r.message_id for r in room.check("2345-6789", message_id="m2").retract] == ["same"]


@pytest.mark.parametrize("id_", ["", None, "x" * 10_240, "x" * (LONGEST_ID + 1), 7])
def test_an_id_that_is_missing_or_endless_is_an_error_that_does_not_repeat_it(guard, id_):
    room = guard.conversation("a", MemoryStore())
    with pytest.raises(RequestError, match="message_id") as error:
        room.check("010", message_id=id_)
    assert "xxx" not in str(error.value)


def test_an_ended_conversation_begins_anew(guard):
    room = guard.conversation("a", MemoryStore())
    room.check("010", message_id="m1")
    room.end()
    assert room.check("2345-6789", message_id="m2").retract == ()


def test_a_completed_number_is_gone_from_the_store(guard):
    store = MemoryStore()
    room = guard.conversation("a", store)
    room.check("900101", message_id="m1")
    room.check("1990027", message_id="m2")
    kept = store.read("a").data
    assert b"900101" not in kept
    assert b"1990027" not in kept


# What a test says stands in this program only with every bit of it turned, so that it does not find itself.
LIVE = """
import gc, sys
from pii_guard import Guard
from pii_guard.state.memory import MemoryStore

store = MemoryStore()
guard = Guard("office-example")
for number, line in enumerate(sys.stdin):
    decision = guard.conversation("a", store).check(line.strip(), message_id=f"m{number}")
assert decision.retract
del line, decision
turned = [bytes.fromhex(piece) for piece in sys.argv[1:]]
gc.collect()
for one in gc.get_objects():
    for held in gc.get_referents(one):
        said = held.encode("utf-8", "replace") if isinstance(held, str) else held
        if isinstance(said, bytes) and any(piece in bytes(b ^ 255 for b in said) for piece in turned):
            print(type(one).__name__, len(said))
"""


@pytest.mark.process
@pytest.mark.parametrize("cut", [("0107391", "8264"), ("주민번호 860713", "1983647")])
def test_nothing_that_lives_in_the_process_holds_a_piece_of_what_was_completed(cut):
    digits = [run for part in cut for run in re.findall("[0-9]{6,}", part)]  # fewer stand in any sha256
    turned = [bytes(b ^ 255 for b in run.encode()).hex() for run in digits]
    told = subprocess.run(
        [sys.executable, "-c", LIVE, *turned], input="\n".join(cut), capture_output=True, text=True, check=False
    )
    assert (told.stdout, told.returncode) == ("", 0), told.stderr
