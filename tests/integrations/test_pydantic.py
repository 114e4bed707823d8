"""A model that holds cleaned text only, and whose errors do not hold the text."""

from typing import Annotated

import pytest
from pydantic import BaseModel, ValidationError

from pii_guard import Guard, RequestError
from pii_guard.integrations.pydantic import BLOCKED, Guarded, GuardedText

BILL = "재산세 가상계좌는 농협 790-1234-5678-91입니다"


class Message(BaseModel):
    text: GuardedText
    answers: list[Annotated[str, Guarded("office-example", direction="officer")]] = []


def test_a_validated_text_is_what_may_be_stored():
    message = Message(text="제 번호는 010-2345-6789예요", answers=[BILL, "제 번호는 010-2345-6789예요"])
    assert message.text == "제 번호는 [전화번호]예요"
    assert message.answers == [BILL, "제 번호는 [전화번호]예요"]
    assert "2345" not in repr(message) + message.model_dump_json()
    assert Message.model_validate_json('{"text": "제 번호는 010-2345-6789예요"}').text == message.text


def test_a_blocked_text_is_an_error_that_tells_the_writer_and_holds_no_text():
    with pytest.raises(ValidationError) as caught:
        Message(text="주민번호는900101-1990027입니다")
    (error,) = caught.value.errors()
    assert (error["type"], error["loc"]) == (BLOCKED, ("text",))
    assert "주민등록번호" in error["msg"]
    assert error["ctx"]["en"]
    assert "900101" not in str(caught.value) + repr(caught.value.errors()) + caught.value.json()


def test_a_text_too_long_to_be_examined_is_an_error_too():
    with pytest.raises(ValidationError) as caught:
        Message(text="가" * 8_001)
    assert caught.value.errors()[0]["ctx"]["code"] == "TOO_LONG"


def test_other_types_are_still_refused():
    with pytest.raises(ValidationError):
        Message(text=7)


def test_a_guard_of_ones_own_and_a_wrong_topic():
    class Own(BaseModel):
        text: Annotated[str, Guarded(Guard("strict"))]

    assert Own(text="안녕하세요").text == "안녕하세요"
    assert Own.model_json_schema()["properties"]["text"]["type"] == "string"
    with pytest.raises(RequestError):
        type("Wrong", (BaseModel,), {"__annotations__": {"text": Annotated[str, Guarded(topic="unknown")]}})
