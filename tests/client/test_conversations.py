"""Both clients' conversations against a real sidecar: its messages are read together, and trouble is a block."""

import asyncio
import json

import pytest

from pii_guard import Action, Guard, RequestError
from pii_guard.client import AsyncClient, Client
from pii_guard.client.answers import NoDecisionError, read_turn
from pii_guard.conversation.window import Turn
from pii_guard.errors import StateError
from tests.client.servers import http, serving, sidecar
from tests.servers import free_port

CUT = ("제 번호는 010", "2345", "6789예요")


@pytest.fixture(scope="module")
def address():
    port = free_port()
    with sidecar("--port", str(port), "--policy", "office-example", address=("127.0.0.1", port)):
        yield f"http://127.0.0.1:{port}"


class Blocking:
    """Asks with the client for programs without an event loop."""

    def __init__(self, url, room, **options):
        self._client = Client(url, **options)
        self._room = self._client.conversation(room)

    def __getattr__(self, name):
        return getattr(self._room, name)

    def close(self):
        self._client.close()


class Looping:
    """The same with the client of an event loop."""

    def __init__(self, url, room, **options):
        self._given = (url, room, options)

    def __getattr__(self, name):
        url, room, options = self._given

        async def ask(*args, **more):
            async with AsyncClient(url, **options) as client:
                return await getattr(client.conversation(room), name)(*args, **more)

        return lambda *args, **more: asyncio.run(ask(*args, **more))

    def close(self):
        """Every question had a client of its own."""


@pytest.fixture(params=[Blocking, Looping], ids=["sync", "async"])
def room(request):
    """A function: an address -> a conversation there, named after the test."""
    made = []

    def make(url, **options):
        made.append(request.param(url, options.pop("room", request.node.name), **options))
        return made[-1]

    yield make
    for one in made:
        one.close()


def same(decision):
    findings = [f._replace(in_context=False) for f in decision.findings]
    return (decision.action, decision.text, decision.notice, findings, decision.retract, decision.open)


@pytest.mark.process
@pytest.mark.parametrize("texts", [CUT, ("주민번호 900101", "1990027입니다"), ("안녕하세요", "재산세 문의요")])
def test_a_conversation_is_decided_as_the_library_decides_it(room, address, texts):
    there, here = room(address), Guard("office-example").conversation("here")
    for i, text in enumerate(texts):
        given = there.check(text, message_id=f"m{i}", topic="local-tax")
        assert same(given) == same(here.check(text, message_id=f"m{i}", topic="local-tax"))


@pytest.mark.process
def test_what_a_later_message_completes_is_taken_back_from_earlier_ones(room, address):
    consultation = room(address)
    first, _, last = [consultation.check(text, message_id=f"m{i}") for i, text in enumerate(CUT)]
    assert first.text[slice(*first.open[0])] == "010"
    assert (last.action, last.text) == (Action.REDACT, "[전화번호]예요")
    assert [one.message_id for one in last.retract] == ["m0", "m1"]
    assert {one.placeholder for one in last.retract} == {"[전화번호]"}


@pytest.mark.process
def test_an_officers_question_an_edit_and_a_reply_are_told(room, address):
    consultation = room(address)
    consultation.check("주민번호 뒷자리는요?", message_id="q", direction="officer")
    assert consultation.check("1990027", message_id="a", reply_to="q").action is Action.BLOCK
    consultation = room(address, room="edits")
    consultation.check("제 번호는 010-2345", message_id="m1")
    consultation.check("재산세 문의요", message_id="m1b", edit_of="m1")
    assert consultation.check("6789예요", message_id="m2").action is Action.ALLOW


@pytest.mark.process
def test_a_deleted_message_and_an_ended_conversation_are_forgotten(room, address):
    consultation = room(address)
    for forget in (lambda: consultation.forget("m1"), consultation.end):
        consultation.check("제 번호는 010-2345", message_id="m1")
        forget()
        assert consultation.check("6789예요", message_id="m2").action is Action.ALLOW


@pytest.mark.process
@pytest.mark.parametrize(
    "given", [{"message_id": ""}, {"message_id": "m" * 201}, {"message_id": "m", "edit_of": ""}, {"message_id": 7}]
)
def test_ids_that_are_none_and_unknown_topics_are_the_callers_own_mistakes(room, address, given):
    with pytest.raises(RequestError):
        room(address).check("안녕하세요", **given)
    with pytest.raises(RequestError, match="topic: "):
        room(address).check("안녕하세요", message_id="m", topic="no-such-topic")


@pytest.mark.parametrize("room_id", ["", "r" * 201, None])
def test_a_conversation_needs_an_id(room_id):
    with Client() as client, pytest.raises(RequestError):
        client.conversation(room_id)


@pytest.mark.process
def test_a_sidecar_whose_workers_share_no_store_blocks_and_says_why_in_the_log(room, caplog):
    port = free_port()
    with sidecar("--port", str(port), address=("127.0.0.1", port), PII_GUARD_WORKERS="2"):
        consultation = room(f"http://127.0.0.1:{port}")
        decision = consultation.check("안녕하세요", message_id="m1")
        assert (decision.action, decision.code) == (Action.BLOCK, "REFUSED")
        with pytest.raises(StateError):
            consultation.end()
    assert "PII_GUARD_STATE_URL" in caplog.text


@pytest.mark.slow
def test_where_nobody_listens_a_message_is_blocked_and_forgetting_is_an_error(room):
    consultation = room(f"http://127.0.0.1:{free_port()}")
    decision = consultation.check("6789예요", message_id="m1")
    assert (decision.action, decision.code, decision.text) == (Action.BLOCK, "UNAVAILABLE", None)
    assert decision.notice.ko
    for forget in (lambda: consultation.forget("m1"), consultation.end):
        with pytest.raises(StateError):
            forget()


def test_a_message_that_is_no_string_is_blocked(room):
    assert room("http://127.0.0.1:9").check(None, message_id="m1").code == "REFUSED"


def test_an_answer_of_a_sidecar_that_judged_the_message_alone_is_none(room):
    alone = json.dumps(Guard().check("6789예요").as_json("6789예요"), ensure_ascii=False).encode()
    with serving(http(200, alone)) as (url, _):
        assert room(url).check("6789예요", message_id="m1").code == "UNREADABLE"


def test_a_message_that_got_no_answer_is_sent_again_as_the_same_one(room):
    last, library = None, Guard().conversation("a")
    for i, text in enumerate(CUT):
        last = library.check(text, message_id=f"m{i}")
    open_ = [list(span) for span in last.open]
    answer = {**last.as_json(CUT[-1]), "retract": [one.as_json() for one in last.retract], "open": open_}
    whole = json.dumps(answer, ensure_ascii=False).encode()

    def lost_at_first(connection, count):
        if count == 1:
            connection.close()
        else:
            http(200, whole)(connection, count)

    with serving(lost_at_first) as (url, connections):
        decision = room(url, budget_ms=10_000).check(CUT[-1], message_id="m2")
        assert len(connections) == 2
    assert [one.message_id for one in decision.retract] == ["m0", "m1"]


TAKEN_BACK = {"message_id": "m1", "entity": "PHONE_NUMBER", "spans": [[0, 3]], "placeholder": "[전화번호]"}


PHONE, RRN = "010-2345-6789", "900101-1990027"


def wire(text, **more):
    document = {**Guard().check(text).as_json(text), "retract": [], "open": [], **more}
    return json.dumps(document).encode()


def taken_back(**more):
    return PHONE, {"retract": [{**TAKEN_BACK, **more}]}


LIES = {
    "an allowed message takes something back": ("안녕", {"retract": [TAKEN_BACK]}),
    "it takes itself back": taken_back(message_id="m2"),
    "a message without an id": taken_back(message_id=""),
    "an id that is a number": taken_back(message_id=1),
    "a place turned round": taken_back(spans=[[3, 0]]),
    "a negative place": taken_back(spans=[[-1, 3]]),
    "no places": taken_back(spans=None),
    "nothing to put there": taken_back(placeholder=""),
    "a retraction that is a string": (PHONE, {"retract": ["m1"]}),
    "no retractions": (PHONE, {"retract": None}),
    "an open place behind the end": ("안녕", {"open": [[0, 3]]}),
    "an open place of a blocked message": (RRN, {"open": [[0, 6]]}),
    "an open place turned round": ("안녕", {"open": [[2, 1]]}),
    "no list of open places": ("안녕", {"open": None}),
}


@pytest.mark.parametrize(("text", "lie"), LIES.values(), ids=LIES)
def test_an_answer_that_contradicts_itself_is_no_decision(text, lie):
    with pytest.raises(NoDecisionError):
        read_turn(wire(text, **lie), Turn(text, "m2"))


def test_the_same_answers_without_the_lie_are_decisions():
    assert read_turn(wire("안녕", open=[[0, 2]]), Turn("안녕", "m2")).open
    assert read_turn(wire(PHONE, retract=[TAKEN_BACK]), Turn(PHONE, "m2")).retract
    assert read_turn(wire(RRN), Turn(RRN, "m2")).action is Action.BLOCK
