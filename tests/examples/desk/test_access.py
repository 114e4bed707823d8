"""What a chief reads of a month."""

from examples.desk import access

LINE = {
    "at": "14일 오전 10시 12분",
    "who": "재무과 담당 1",
    "what": "읽음",
    "whose": "0e6b889c",
    "address": "127.0.0.1",
}


def test_lines_that_say_the_same_are_one_with_their_number_and_the_order_stays():
    other = LINE | {"what": "답함"}
    told = access._alike([LINE, LINE, other, LINE])
    assert [line["what"] for line in told] == ["읽음 2번", "답함", "읽음"]
    assert {line["who"] for line in told} == {"재무과 담당 1"}
