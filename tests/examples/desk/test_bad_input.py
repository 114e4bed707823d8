"""Whatever is sent: the page says what is wrong, the draft is there, and nothing is done twice."""

import pytest

from tests.examples.desk.visitor import Visitor
from tests.service import leaks

pytestmark = [pytest.mark.process, pytest.mark.slow]
WILD = '<script>alert(1)</script><b>굵게</b> & "따옴표" {{ 7*7 }}'


@pytest.fixture
def resident(running):
    with Visitor(running.url) as one:
        yield one.choose("local-tax")


@pytest.fixture
def officer(running):
    with Visitor(running.url) as one:
        yield one.enter("finance-1", running.passwords["finance-1"])


def test_an_empty_message_is_not_sent(resident):
    resident.say(" \n\t ")
    assert (resident.page.status_code, resident.said) == (422, [])
    assert 'role="alert"' in resident.page.text


def test_a_message_that_is_too_long_comes_back_whole(resident):
    long = "길" * 8_001
    resident.say(long)
    assert (resident.page.status_code, resident.draft, resident.said) == (422, long, [])
    assert "글이 너무 길어" in resident.page.text


def test_what_no_message_could_need_is_refused_unread(resident):
    fields = resident.form() | {"text": "가" * 400_000}
    assert resident.post(resident.here, fields).page.status_code == 413


def test_two_clicks_are_one_message(resident):
    fields = resident.form() | {"text": "두 번 누른 물음"}
    here = resident.here
    resident.post(here, fields)
    resident.post(here, fields)
    assert resident.said == ["두 번 누른 물음"]


def test_an_old_page_does_not_send_another_text_as_the_same_message(resident):
    old, here = resident.form(), resident.here
    resident.say("처음 물음")
    resident.post(here, old | {"text": "뒤로 가서 고친 물음"})
    assert (resident.page.status_code, resident.draft) == (409, "뒤로 가서 고친 물음")
    resident.say(resident.draft)  # the page that says so can send it
    assert resident.said == ["처음 물음", "뒤로 가서 고친 물음"]


def test_two_tabs_write_into_one_talk_in_order(resident):
    one, other, here = resident.form(), resident.get(resident.here).form(), resident.here
    resident.post(here, one | {"text": "왼쪽 창"})
    resident.post(here, other | {"text": "오른쪽 창"})
    assert resident.said == ["왼쪽 창", "오른쪽 창"]


def test_html_stays_text(resident, officer):
    resident.say(WILD)
    assert "<script>alert" not in resident.page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in resident.page.text
    officer.get(f"/officer{resident.here}")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in officer.page.text
    assert "<script>alert" not in officer.page.text


def test_a_talk_is_seen_by_nobody_else(resident, running):
    resident.say("나만 보는 물음")
    with Visitor(running.url) as other:
        assert other.get(resident.here).page.status_code == 403
        assert "나만 보는 물음" not in other.page.text
        assert other.get(f"{resident.here}/log").page.status_code == 403
        assert other.get(f"{resident.here}/text").page.status_code == 403


def test_a_form_of_another_site_is_refused(resident):
    fields = resident.form() | {"text": "남이 시킨 글"}
    assert resident.post(resident.here, fields, **{"sec-fetch-site": "cross-site"}).page.status_code == 403
    resident.post("/talk", {"topic": "jobs", "form_token": "guessed"})
    assert resident.page.status_code == 403


def test_an_expired_talk_gives_the_draft_back_and_takes_it_along(resident):
    fields = resident.form() | {"text": "오래 쓴 물음"}
    here = resident.here
    resident.cookies.clear()
    resident.post(here, fields)
    assert (resident.page.status_code, resident.draft) == (403, "오래 쓴 물음")
    resident.submit("/talk", topic="local-tax", text=resident.draft)
    assert resident.draft == "오래 쓴 물음"


def test_an_officer_of_another_department_is_refused(resident, running):
    resident.say("재무과에 묻습니다")
    with Visitor(running.url) as other:
        other.enter("jobs-1", running.passwords["jobs-1"])
        assert other.get(f"/officer{resident.here}").page.status_code == 403
        assert "재무과에 묻습니다" not in other.page.text
        fields = {"form_token": other.get("/officer").form("/officer/leave")["form_token"]}
        more = {"department": "jobs", "reason": "", "text": "남의 부서 답"}
        for step in ("", "/claim", "/transfer", "/end"):
            assert other.post(f"/officer{resident.here}{step}", fields | more).page.status_code == 403
    assert "063-560-2114" in resident.get(resident.here).page.text  # it is where it was
    assert resident.said == ["재무과에 묻습니다"]


def test_a_chief_reads_the_access_record_and_no_talk(resident, running):
    resident.say("과장은 읽지 않습니다")
    with Visitor(running.url) as chief:
        chief.enter("finance-chief", running.passwords["finance-chief"])
        assert chief.here == "/officer/access"
        assert chief.get(f"/officer{resident.here}").page.status_code == 403


def test_an_officer_s_expired_session_keeps_the_draft_and_goes_back_to_the_talk(resident, officer, running):
    resident.say("답을 기다립니다")
    officer.get(f"/officer{resident.here}")
    fields, here = officer.form() | {"text": "길게 쓴 답"}, officer.here
    officer.cookies.clear()
    officer.post(here, fields)
    assert (officer.page.status_code, officer.draft) == (401, "길게 쓴 답")
    officer.submit("/officer/enter", name="finance-1", password=running.passwords["finance-1"])
    officer.submit(f"{here}/look")
    assert officer.draft == "길게 쓴 답"
    officer.submit(here)
    assert officer.said == ["답을 기다립니다", "길게 쓴 답"]


def test_an_officer_s_answer_goes_through_the_guard_too(resident, officer):
    resident.say("답에도 번호는 안 됩니다")
    officer.get(f"/officer{resident.here}")
    officer.say(f"주민번호 {leaks.RRN} 맞으신가요")
    assert (officer.page.status_code, officer.draft) == (422, f"주민번호 {leaks.RRN} 맞으신가요")
    officer.say("063-560-2114로 전화해 주세요")
    assert officer.said[-1] == "063-560-2114로 전화해 주세요"


def test_a_talk_that_was_handed_on_is_seen_by_the_other_department_and_the_resident_is_told(resident, officer, running):
    resident.say("사실은 농사 이야기입니다")
    here = resident.here
    officer.get(f"/officer{here}")
    officer.submit(f"/officer{here}/transfer", department="farming", reason="직불금 문의")
    assert officer.get(f"/officer{here}").page.status_code == 403
    assert "063-560-2441" in resident.get(here).page.text
    with Visitor(running.url) as other:
        other.enter("farming-1", running.passwords["farming-1"])
        assert other.get(f"/officer{here}").said == ["사실은 농사 이야기입니다"]


def test_a_wrong_password_does_not_tell_whether_the_name_exists(running):
    with Visitor(running.url) as one, Visitor(running.url) as other:
        one.enter("finance-1", "틀린 것")
        other.enter("nobody", "틀린 것")
        assert one.page.status_code == other.page.status_code == 401
        assert one.page.text.replace(one.form("/officer/enter")["form_token"], "") == other.page.text.replace(
            other.form("/officer/enter")["form_token"], ""
        ).replace('value="nobody"', 'value="finance-1"')


def test_ten_wrong_passwords_close_the_door_for_a_while(running):
    with Visitor(running.url) as one:
        for _ in range(10):
            one.enter("farming-2", "틀린 것")
        one.enter("farming-2", running.passwords["farming-2"])
        assert one.page.status_code == 401
        assert "10분 뒤" in one.page.text


def test_logging_in_takes_another_token(running):
    with Visitor(running.url) as one:
        before = one.get("/officer/enter").cookies["desk-officer"]
        one.enter("jobs-2", running.passwords["jobs-2"])
        assert one.cookies["desk-officer"] != before
        one.submit("/officer/leave")
        assert one.get("/officer").page.status_code == 401


def test_cookies_are_out_of_the_reach_of_scripts_and_of_other_sites(running):
    with Visitor(running.url) as one:
        given = one.get("/").page.headers["set-cookie"].lower()
        assert "httponly" in given
        assert "samesite=lax" in given


def test_no_page_loads_anything_from_elsewhere(resident, officer):
    for path in ("/", resident.here, "/privacy"):
        assert resident.get(path).page.headers["content-security-policy"].startswith("default-src 'none'")
        assert "https://" not in resident.page.text
        assert " style=" not in resident.page.text
        assert resident.page.headers["cache-control"] == "no-store"


def test_an_unknown_path_and_a_foreign_name_are_refused_calmly(running):
    with Visitor(running.url) as one:
        assert one.get("/nowhere").page.status_code == 404
        assert "그런 화면이 없습니다" in one.page.text
        one.page = one._http.get("/", headers={"host": "evil.example"})
        assert one.page.status_code == 421


@pytest.mark.parametrize("month", ["", "2026-11", "2026-13", "<b>"])
def test_the_access_record_takes_any_month(running, month):
    with Visitor(running.url) as chief:
        chief.enter("jobs-chief", running.passwords["jobs-chief"])
        assert chief.get(f"/officer/access?month={month}").page.status_code == 200


@pytest.mark.parametrize("query", ["?from1=2026-11-30&to1=2026-11-01", "?from1=x", "?to2=9999-99-99"])
def test_periods_that_are_none_are_explained(officer, query):
    assert officer.get(f"/officer/effects{query}").page.status_code == 422
    assert 'role="alert"' in officer.page.text


def test_the_figures_can_be_taken_along_as_csv(officer):
    shown = officer.get("/officer/effects/csv").page
    assert shown.headers["content-type"].startswith("text/csv")
    assert shown.content.startswith("\ufeff보기,이름,".encode())
