"""KakaoTalk, by way of the sidecar's gateway: the flow, the stop-watch, the limits, where an answer may be posted."""

import re
import time
from secrets import token_hex

import httpx
import pytest

from tests.examples.desk.visitor import Visitor
from tests.service import leaks

pytestmark = [pytest.mark.process, pytest.mark.slow]
PATIENCE = 5.0  # seconds that KakaoTalk waits for a skill


class Someone:
    """A resident in KakaoTalk; `slowest` is the longest that an answer took."""

    def __init__(self, url):
        self.url, self.user, self.slowest = url, token_hex(16), 0.0

    def says(self, utterance, callback=None):
        """(texts, words to touch) of the skill's answer."""
        asked = {
            "intent": {"id": "i", "name": "물음"},
            "userRequest": {
                "timezone": "Asia/Seoul",
                "params": {},
                "block": {"id": "b", "name": "상담"},
                "utterance": utterance,
                "lang": "kr",
                "user": {"id": self.user, "type": "botUserKey", "properties": {"plusfriendUserKey": "p"}},
                **({"callbackUrl": callback} if callback else {}),
            },
            "contexts": [],
            "bot": {"id": "o", "name": "군청"},
            "action": {"id": "a", "name": "상담", "clientExtra": {}, "params": {}, "detailParams": {}},
        }
        begun = time.monotonic()
        answer = httpx.post(self.url, json=asked, timeout=PATIENCE, trust_env=False)
        self.slowest = max(self.slowest, time.monotonic() - begun)
        assert answer.status_code == 200
        self.document = answer.json()
        template = self.document.get("template", {"outputs": []})
        texts = [output["simpleText"]["text"] for output in template["outputs"]]
        return texts, [quick["messageText"] for quick in template.get("quickReplies", [])]


@pytest.fixture
def someone(running):
    one = Someone(f"{running.intake}/gateway/kakao")
    yield one
    assert one.slowest < PATIENCE


@pytest.fixture
def officer(running):
    with Visitor(running.url) as one:
        yield one.enter("finance-1", running.passwords["finance-1"])


def answer(officer, question, text):
    """Find the talk in which something was asked, and answer it."""
    links = set(re.findall(r"/officer/talk/[\w-]+", officer.get("/officer").page.text))
    link = next(link for link in sorted(links) if question in officer.get(link).said)
    officer.get(link).say(text)
    assert officer.page.status_code == 200


def test_from_the_first_word_to_the_rating(someone, officer):
    texts, quick = someone.says("상담")
    assert quick == ["지방세", "일자리", "농업"]
    texts, quick = someone.says("지방세")
    assert texts[0] == "재무과(063-560-2114)에 물어볼 것을 써 주세요."
    texts, quick = someone.says("자동차세는 언제 내나요 카톡")
    assert texts == ["재무과에 전달했습니다 · 063-560-2114"]
    assert quick[0] == "답변 확인"
    assert someone.says("답변 확인")[0] == ["아직 답변이 없습니다. 조금 뒤에 ‘답변 확인’을 눌러 주세요."]
    answer(officer, "자동차세는 언제 내나요 카톡", "6월과 12월에 냅니다. 문의 063-560-2114")
    assert someone.says("답변 확인")[0] == ["6월과 12월에 냅니다. 문의 063-560-2114"]
    assert someone.says("답변 확인")[0] == ["아직 답변이 없습니다. 조금 뒤에 ‘답변 확인’을 눌러 주세요."]
    assert someone.says("상담 마치기")[1][:5] == ["5점", "4점", "3점", "2점", "1점"]
    assert someone.says("4점")[0] == ["고맙습니다. 점수를 받았습니다."]
    assert someone.says("또 물어봅니다")[0] == ["끝난 상담이라 전하지 않았습니다. 다시 일을 골라 주세요."]


def test_what_is_personal_is_hidden_or_stopped_and_the_resident_is_told(someone, officer):
    someone.says("지방세")
    texts, _ = someone.says(f"연락처는 {leaks.PHONE}예요 카톡가림")
    assert texts[1] == "개인정보는 가리고 전달했습니다. 대화방의 글은 길게 눌러 지워 주세요."
    texts, _ = someone.says(f"주민번호는 {leaks.RRN}입니다")
    assert "전달하지 않았습니다" in texts[0]
    officer.get("/officer")
    assert "카카오톡" in officer.page.text
    answer(officer, "연락처는 [전화번호]예요 카톡가림", "확인했습니다")


def test_a_number_in_two_messages_is_joined_by_the_intake(someone, officer, running):
    someone.says("지방세")
    someone.says("제 번호는 010-7391 카톡나눔")
    someone.says("전화 010-73")
    someone.says("91-4826")
    with Visitor(running.url) as officer:
        officer.enter("finance-2", running.passwords["finance-2"])
        time.sleep(0.5)
        links = set(re.findall(r"/officer/talk/[\w-]+", officer.get("/officer").page.text))
        told = " ".join(" ".join(officer.get(link).said) for link in links)
    assert "91-4826" not in told


def test_a_long_answer_comes_in_several_pieces_of_a_thousand(someone, officer):
    someone.says("지방세")
    someone.says("긴 답을 주세요 카톡길이")
    answer(officer, "긴 답을 주세요 카톡길이", "신청은 읍사무소에서 받습니다. " * 240)
    first, _ = someone.says("답변 확인")
    second, _ = someone.says("답변 확인")
    assert [len(first), all(len(text) <= 1_000 for text in first + second)] == [3, True]
    assert " ".join(first + second).split() == ("신청은 읍사무소에서 받습니다. " * 240).split()


def test_a_talk_is_erased_after_a_second_word(someone):
    someone.says("농업")
    someone.says("지워질 물음입니다")
    assert someone.says("대화 지우기")[1][0] == "네, 지워 주세요"
    assert someone.says("네, 지워 주세요")[0] == ["대화를 지웠습니다. 이 방의 글은 직접 지워 주세요."]
    assert someone.says("답변 확인")[0] == ["지금 하고 있는 상담이 없습니다. ‘상담’이라고 써 주세요."]


@pytest.mark.parametrize(
    "callback",
    ["https://127.0.0.1/x", "http://bot-api.kakao.com/x", "https://bot-api.kakao.com@127.0.0.1/x", "https://evil.example/x",
     "https://bot-api.kakao.com.evil.example/x", "https://bot-api.kakao.com:8443/x", "file:///etc/passwd", "https://[::1"],
)  # fmt: skip
def test_an_answer_is_posted_to_hosts_of_the_list_alone(someone, running, callback):
    someone.says("일자리")
    texts, _ = someone.says("어디로 답하나요", callback)
    assert texts[0].startswith("신활력경제과에 전달했습니다")  # answered at once, without a callback
    assert "127.0.0.1/x" not in running.said


def test_the_skill_listens_to_the_gateway_alone(running):
    asked = {"userRequest": {"user": {"id": "x"}, "utterance": f"번호 {leaks.PHONE}"}}
    for said in ({}, {"x-pii-guard": "block"}, {"x-pii-guard": "DELIVER_UNCHECKED"}, {"x-pii-guard": "observed"}):
        refused = httpx.post(f"{running.url}/kakao/skill", json=asked, headers=said, trust_env=False)
        assert refused.status_code == 403
        assert leaks.PHONE not in refused.text
