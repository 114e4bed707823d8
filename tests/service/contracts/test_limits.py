"""A limit lies where it is said to lie: what just fits is taken, and one more is refused with the place."""

import pytest
from fastapi.testclient import TestClient

from pii_guard import Guard
from tests.sidecar import Settings, create_app

CLIENT = TestClient(create_app(Settings(), Guard()), base_url="http://localhost")


def messages(many):
    return "/v1/check/batch", {"messages": [{"text": "네"}] * many}


def deadline(milliseconds):
    return "/v1/check", {"text": "네", "deadline_ms": milliseconds}


def budget(milliseconds):
    return "/v1/check/json", {"document": "네", "pointers": [""], "budget_ms": milliseconds}


def conversation(letters):
    return "/v1/check", {"text": "네", "conversation_id": "c" * letters, "message_id": "m"}


def texts_of_presidio(many):
    return "/analyze", {"text": ["네"] * many, "language": "ko"}


def allowed_of_presidio(many):
    phone = "010-2345-6789"
    return "/analyze", {
        "text": phone,
        "language": "ko",
        "allow_list": [phone, *map(str, range(many - 1))],
        "allow_list_match": "regex",
    }


def recognizer(**of_it):
    own = {"name": "n", "supported_entity": "X", "patterns": [{"name": "p", "regex": "x", "score": 0.5}], **of_it}
    return "/analyze", {"text": "네", "language": "ko", "ad_hoc_recognizers": [own]}


def patterns_of_presidio(many):
    return recognizer(patterns=[{"name": f"p{n}", "regex": f"x{n}", "score": 0.5} for n in range(many)])


def expression_of_presidio(letters):
    return recognizer(patterns=[{"name": "p", "regex": "x" * letters, "score": 0.5}])


def entity_of_presidio(letters):
    return recognizer(supported_entity="X" * letters)


def results_of_presidio(many):
    results = [{"start": 0, "end": 1, "entity_type": "X", "score": 1.0}] * many
    return "/anonymize", {"text": "네", "analyzer_results": results}


def texts_of_kong(many):
    return "/llm/v1/sanitize", {"text": [{"msg_id": n, "text": "네"} for n in range(many)], "anonymize": ["all"]}


LIMITS = {
    messages: 1_000,
    deadline: 60_000,
    budget: 60_000,
    conversation: 200,
    texts_of_presidio: 1_000,
    allowed_of_presidio: 100,
    patterns_of_presidio: 64,
    expression_of_presidio: 1_000,
    entity_of_presidio: 100,
    results_of_presidio: 1_000,
    texts_of_kong: 1_000,
}


def status(path, body):
    return CLIENT.post(path, json=body).status_code


def is_taken(path, body):
    """Presidio's clients pass a text on after an error: there what is not taken leads to findings."""
    answer = CLIENT.post(path, json=body)
    return answer.status_code == 200 and (path != "/analyze" or "entity_type" not in answer.text)


@pytest.mark.parametrize("request_of", LIMITS, ids=lambda request_of: request_of.__name__)
def test_what_just_fits_is_taken_and_one_more_is_refused(request_of):
    most = LIMITS[request_of]
    assert is_taken(*request_of(most))
    assert not is_taken(*request_of(most + 1))


@pytest.mark.parametrize("request_of", [deadline, budget], ids=["deadline", "budget"])
def test_there_is_no_time_below_a_millisecond(request_of):
    assert status(*request_of(1)) == 200
    assert status(*request_of(0)) == 422


@pytest.mark.parametrize("body", [[], "네", 7, {"text": None}, {"text": 7}, {"text": ["네"]}, {}, {"message": "네"}])
def test_a_message_is_an_object_with_a_text(body):
    assert status("/v1/check", body) == 422
    assert status("/v1/check/batch", {"messages": [{"text": "네"}, body]}) == 422


@pytest.mark.parametrize("body", [[], "네", {"messages": {}}, {"messages": None}, {}, {"messages": [], "text": "네"}])
def test_a_batch_is_an_object_with_messages(body):
    assert status("/v1/check/batch", body) == 422


@pytest.mark.parametrize(
    "body",
    [
        [],
        "c",
        {},
        {"message_id": "m"},
        {"conversation_id": ""},
        {"conversation_id": "c", "text": "네"},
        {"conversation_id": 7},
    ],
)
def test_what_is_to_be_forgotten_has_the_id_of_a_conversation(body):
    assert status("/v1/check/forget", body) == 422


@pytest.mark.parametrize(
    "given",
    [
        {"topic": 7},
        {"channel": []},
        {"direction": "nobody"},
        {"direction": None},
        {"deadline_ms": True},
        {"deadline_ms": 1.5},
        {"deadline_ms": "9"},
    ],
)
def test_what_is_said_of_a_message_has_its_type(given):
    assert status("/v1/check", {"text": "네", **given}) == 422


@pytest.mark.parametrize("name", ["topic", "channel"])
def test_where_a_value_of_another_type_stands_is_said(name):
    refused = CLIENT.post("/v1/check", json={"text": "네", name: 7})
    assert [error["pointer"] for error in refused.json()["errors"]] == [f"/{name}"]
    assert "null" in refused.json()["errors"][0]["detail"]


@pytest.mark.parametrize("of_it", [{"edit_of": "m"}, {"reply_to": "m"}, {"conversation_id": "c"}, {"message_id": "m"}])
def test_one_id_of_a_conversation_needs_the_other(of_it):
    assert status("/v1/check", {"text": "네", **of_it}) == 422
