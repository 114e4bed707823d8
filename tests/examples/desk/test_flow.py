"""From a question to the figures, in a real browser, with everything behind it running: nothing is stood in for."""

import re
import threading

import httpx
import pytest

from tests.browser import page
from tests.examples.desk.acting import choose, enter, log, press, send, sound, take_up
from tests.service import leaks

pytestmark = [pytest.mark.process, pytest.mark.slow]

SPELLED = "공일공 칠삼구일 사팔이육"
ACCOUNT = "302-7391-4826-91"
VALUES = (*leaks.CANARIES, "칠삼구일", "사팔이육", "4826이에", "7391 이고", "2970033", ACCOUNT)


def finds(raw):
    """(value, encoding) of whatever of the typed numbers lies in these bytes."""
    for value in VALUES:
        for name, encode in leaks.ENCODINGS.items():
            form = encode(value)
            if form and (form in raw or (not name.startswith("base64") and form.lower() in raw.lower())):
                yield value, name


class Overheard(threading.Thread):
    """Every byte of the intake's event stream."""

    def __init__(self, url):
        super().__init__(daemon=True)
        self.url, self.raw = f"{url}/v1/events?after=0", b""
        self.start()

    def run(self):
        with httpx.stream("GET", self.url, timeout=None, trust_env=False) as answer:
            for piece in answer.iter_raw():
                self.raw += piece


def test_a_resident_asks_an_officer_answers_and_nothing_personal_is_anywhere(running, browser):
    overheard = Overheard(running.intake)
    with page(browser) as resident, page(browser, "desk") as officer:
        resident.goto(running.url)
        sound(resident)
        choose(resident, running, "지방세")
        sound(resident)
        send(resident, "명의 변경은 어디서 해요")
        assert log(resident) == ["명의 변경은 어디서 해요"]

        send(resident, f"제 주민번호는 {leaks.RRN}이에요")
        assert resident.title().startswith("전달하지 않았습니다")
        assert resident.evaluate("document.activeElement.id") == "stopped"
        assert resident.locator("mark.stopped-part").inner_text().startswith(leaks.RRN)
        assert resident.input_value("#text") == f"제 주민번호는 {leaks.RRN}이에요"
        sound(resident)

        enter(officer, running, "finance-1")
        sound(officer)
        take_up(officer, resident)
        assert log(officer) == ["명의 변경은 어디서 해요"]
        sound(officer)
        officer.get_by_role("button", name="본인 확인은 전화로").click()
        assert "063-560-2114" in officer.input_value("#text")
        send(officer, officer.input_value("#text"))
        assert "063-560-2114" in log(officer)[-1]  # the office's own number stays readable

        send(resident, f"전화는 {SPELLED[:8]}")
        send(resident, f"{SPELLED[9:]}이에요")
        send(resident, "연락처는 010")
        send(officer, "네, 말씀하세요")
        send(resident, "7391 이고")
        send(resident, "4826이에요")
        send(officer, "주민번호 뒷자리는요?")
        send(resident, leaks.RRN[7:])
        send(resident, f"환급은 농협 {ACCOUNT} 계좌로 해 주세요")
        send(resident, f"집은 전북 고창군 고창읍 {leaks.ADDRESS}, 203동 1104호예요")
        officer.locator(".said", has_text="[주소]").wait_for()  # behind whatever was held
        sound(officer)
        told = " ".join(log(officer))
        assert {"[전화번호]", "[주소]", "[계좌번호]"} <= set(re.findall(r"\[[가-힣]+\]", told))
        assert list(finds(officer.content().encode())) == []

        press(officer, "상담 마치기")
        resident.reload()
        sound(resident)
        resident.check("input[value='5']")
        press(resident, "점수 보내기")
        assert resident.get_by_role("status").inner_text().startswith("고맙습니다")
        kept = resident.request.get(f"{resident.url}/text").text()
        assert "명의 변경은 어디서 해요" in kept
        assert list(finds(kept.encode())) == []
        officer.goto(f"{running.url}/officer/effects")
        assert "5 미만" in officer.locator(".figure", has_text="상담").first.inner_text()
        sound(officer)
    assert overheard.raw.count(b"message.accepted") >= 8
    assert list(finds(overheard.raw)) == []
    assert list(finds(running.said.encode())) == []
    for file in running.folder.rglob("*"):
        assert not file.is_file() or list(finds(file.read_bytes())) == [], file.name


def test_the_pages_beside_the_talk_are_as_good_for_everybody(running, browser):
    with page(browser) as resident, page(browser, "desk") as officer, page(browser, "desk") as chief:
        for path in ("/privacy", "/nowhere", "/talk/of-nobody", "/officer/enter"):
            resident.goto(f"{running.url}{path}")
            sound(resident)
        resident.fill("#name", "finance-1")
        resident.fill("#password", "틀린 것")
        press(resident, "들어가기")
        sound(resident)
        enter(officer, running, "finance-2")
        officer.goto(f"{running.url}/officer/access")  # the chief's alone
        sound(officer)
        officer.goto(f"{running.url}/officer/effects?from1=2026-12-31&to1=2026-01-01")
        sound(officer)
        enter(chief, running, "finance-chief")
        assert chief.get_by_role("heading", name="접속 기록").is_visible()
        sound(chief)


def test_the_same_without_scripts(running, browser):
    with (
        page(browser, java_script_enabled=False) as resident,
        page(browser, "desk", java_script_enabled=False) as officer,
    ):
        choose(resident, running, "일자리")
        send(resident, "일자리 신청은 어디서 하나요")
        send(resident, f"주민번호 {leaks.RRN}")
        assert resident.title().startswith("전달하지 않았습니다")
        assert resident.input_value("#text") == f"주민번호 {leaks.RRN}"
        enter(officer, running, "jobs-1")
        take_up(officer, resident)
        press(officer, "일자리 신청")
        press(officer, "보내기")
        resident.fill("#text", "하나 더 여쭐게요")
        press(resident, "새 답변 보기")
        assert "신청서는 군청 누리집에 있습니다" in log(resident)[-1]
        assert resident.input_value("#text") == "하나 더 여쭐게요"  # looking does not cost the draft
        resident.locator("summary").click()
        press(resident, "상담 마치기")
        resident.check("input[value='4']")
        press(resident, "점수 보내기")
        assert resident.get_by_role("status").inner_text().startswith("고맙습니다")


def test_the_size_of_the_text_is_remembered_and_costs_no_draft(running, browser):
    with page(browser) as resident:
        choose(resident, running, "농업")
        resident.fill("#text", "쓰던 글")
        press(resident, "글자 + 크게")
        assert resident.input_value("#text") == "쓰던 글"
        assert resident.evaluate("document.documentElement.dataset.size") == "1"
        resident.goto(running.url)
        assert resident.evaluate("document.documentElement.dataset.size") == "1"


def test_everything_can_be_done_with_the_keyboard_alone(running, browser):
    with page(browser) as resident:
        resident.goto(running.url)
        resident.keyboard.press("Tab")
        assert resident.evaluate("document.activeElement.className") == "skip"
        for _ in range(20):
            resident.keyboard.press("Tab")
            if resident.evaluate("document.activeElement.value") == "local-tax":
                break
        with resident.expect_navigation():
            resident.keyboard.press("Enter")
        for _ in range(20):
            resident.keyboard.press("Tab")
            if resident.evaluate("document.activeElement.id") == "text":
                break
        resident.keyboard.type("자판으로만 묻습니다")
        resident.keyboard.press("Tab")
        with resident.expect_navigation():
            resident.keyboard.press("Enter")
        assert log(resident) == ["자판으로만 묻습니다"]


def test_a_resident_erases_a_talk_and_it_is_gone(running, browser):
    with page(browser) as resident:
        choose(resident, running, "농업")
        send(resident, "지울 물음입니다 모시적삼")
        resident.locator("summary").click()
        press(resident, "대화 지우기")
        sound(resident)
        talk = resident.url
        assert resident.goto(talk.removesuffix("/erase")).status == 403
    for file in running.folder.rglob("*"):
        assert not file.is_file() or "모시적삼".encode() not in file.read_bytes(), file.name
