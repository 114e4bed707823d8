"""A client that waits as long as KakaoTalk does, and shows what KakaoTalk would show."""

import time

import httpx
import pytest

from tests import servers

SECONDS = 5.0  # KakaoTalk shows nothing that comes later
RRN, PHONE = "900101-1990027", "010-2345-6789"


@pytest.fixture
def room(tmp_path, upstream):
    """A function: an utterance -> what the resident sees, and whether in time; `None` when the room stays silent."""
    upstream.answers({"version": "2.0", "template": {"outputs": [{"simpleText": {"text": "지방세과입니다."}}]}})
    file = tmp_path / "gateway.toml"
    file.write_text(f'[[route]]\nname = "kakao"\nadapter = "kakao-skill"\nupstream = "{upstream.url}"\n', "utf-8")
    with servers.sidecar(PII_GUARD_GATEWAY=str(file)) as sidecar:

        def says(utterance):
            request = {"userRequest": {"utterance": utterance, "user": {"id": "u"}}, "action": {}, "contexts": []}
            begun = time.monotonic()
            try:
                answer = httpx.post(f"{sidecar.url}/gateway/kakao", json=request, timeout=SECONDS, trust_env=False)
            except httpx.TransportError:
                return None
            if answer.status_code != 200 or time.monotonic() - begun > SECONDS:
                return None
            return answer.json()["template"]["outputs"][0]["simpleText"]["text"]

        says.sidecar = sidecar
        yield says


def test_an_ordinary_question_is_answered(room, upstream):
    assert room("자동차세는 언제 내나요?") == "지방세과입니다."
    assert upstream.last["userRequest"]["utterance"] == "자동차세는 언제 내나요?"


def test_a_phone_number_never_reaches_the_skill_server(room, upstream):
    assert room(f"{PHONE}으로 연락 주세요") == "지방세과입니다."
    assert b"2345" not in upstream.everything


def test_a_resident_registration_number_is_told_about_and_goes_nowhere(room, upstream):
    assert "주민등록번호" in room(f"제 번호는 {RRN}예요")
    assert upstream.seen == []


def test_the_room_is_not_silent_when_the_skill_server_sleeps(room, upstream):
    upstream.waits(7)
    assert "잠시 뒤" in room("언제 되나요")


def test_the_room_is_not_silent_when_the_skill_server_is_broken(room, upstream):
    upstream.breaks_off()
    assert "잠시 뒤" in room("언제 되나요")


def test_without_the_sidecar_the_room_is_silent_and_nothing_reaches_the_skill_server(room, upstream):
    room.sidecar.kill()
    assert room(f"제 번호는 {RRN}예요") is None
    assert upstream.seen == []
