"""The places of KakaoTalk's skill requests, as a backend uses them without the gateway."""

import copy

import pytest

from pii_guard import KAKAO_SKILL, Action, Guard, RequestError
from pii_guard.json.channels import Places

GUARD = Guard()
PHONE = "010-2345-6789"
REQUEST = {
    "intent": {"id": "5c", "name": "지방세"},
    "userRequest": {"utterance": "안녕하세요", "params": {}, "user": {"id": "1023456789", "type": "botUserKey"}},
    "action": {"params": {}, "detailParams": {}, "clientExtra": None},
    "contexts": [],
}


def check(request):
    return GUARD.check_json(request, KAKAO_SKILL.required, optional=KAKAO_SKILL.optional)


def changed(value, *path):
    request = copy.deepcopy(REQUEST)
    inner = request
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return request


def test_an_ordinary_request_is_allowed_and_one_without_optional_members_too():
    assert check(REQUEST).action is Action.ALLOW
    assert check({"userRequest": {"utterance": "네"}}).action is Action.ALLOW


@pytest.mark.parametrize(
    "request_",
    [
        changed(f"제 번호는 {PHONE}", "userRequest", "utterance"), changed({"memo": PHONE}, "userRequest", "params"),
        changed({"tel": PHONE}, "action", "params"), changed({"a": [PHONE]}, "action", "clientExtra"),
        changed({"tel": {"origin": PHONE}}, "action", "detailParams"),
        changed({"tel": PHONE}, "action", "detailParams"),
        changed([{"name": "c", "params": {"p": {"value": PHONE}}}], "contexts"),
    ],
)  # fmt: skip
def test_a_number_in_every_place_is_redacted(request_):
    result = check(request_)
    assert result.action is Action.REDACT
    assert PHONE not in str(result.payload)


@pytest.mark.parametrize(
    "request_",
    [
        [REQUEST], {}, {"utterance": PHONE}, changed(PHONE, "userRequest"), changed(PHONE, "action"),
        changed(PHONE, "contexts"), changed(PHONE, "action", "detailParams"), changed(PHONE, "action", "params"),
        changed(7, "action", "clientExtra"),
    ],
)  # fmt: skip
def test_what_has_not_the_shape_of_a_request_is_refused(request_):
    with pytest.raises(RequestError) as caught:
        check(request_)
    assert "2345" not in str(caught.value)


def test_places_are_true_where_there_are_any_and_can_be_joined_by_more():
    assert not Places()
    assert Places(("/a",)).with_more(("/b",)) == Places(("/a",), ("/b",))
    assert KAKAO_SKILL.with_more(("",)).keys == KAKAO_SKILL.keys
