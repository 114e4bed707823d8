"""The console as an auditor uses it: in a real browser, by keyboard too, in both languages."""

import tomllib

import pytest

from tests import browser as browsing
from tests import servers

pytestmark = [pytest.mark.process, pytest.mark.slow]

PARTS = ("try", "rules", "cases", "now")
PLATE = "제 차는 12가3456입니다"


@pytest.fixture(scope="module")
def sidecar():
    with servers.sidecar(PII_GUARD_POLICY="office-example") as one:
        yield one


@pytest.fixture(scope="module")
def keyed():
    with servers.sidecar(PII_GUARD_API_KEYS="auditor explain key-of-an-auditor") as one:
        yield one


@pytest.fixture(scope="module")
def chromium():
    with browsing.chromium() as one:
        yield one


def explained(page, url, message=PLATE):
    """The console with the explanation of a message."""
    page.goto(f"{url}/console#try")
    page.locator("#topic option").nth(1).wait_for(state="attached")
    page.get_by_label("글", exact=True).fill(message)
    page.get_by_role("button", name="설명").click()
    page.locator("#explained .card").first.wait_for()
    return page.locator("#explained")


@pytest.mark.parametrize("screen", browsing.SCREENS)
def test_every_part_is_easy_to_use_on_every_screen(chromium, sidecar, screen):
    with browsing.page(chromium, screen) as page:
        explained(page, sidecar.url, "설계도 123-45-67890, 제 이름은 홍길동, 연락처 010-2345-6789")
        for part in PARTS:
            page.goto(f"{sidecar.url}/console#{part}")
            if part == "rules":
                page.locator("#book details").first.wait_for()
                page.locator("#book summary").nth(3).click()
            if part == "cases":
                page.get_by_role("button", name="실행").click()
                page.locator("#ran .verdict").wait_for()
            if part == "now":
                page.locator("#stands dl").wait_for()
            assert browsing.complaints(page) == []
            assert browsing.sideways(page) == 0
        assert page.said == []


def test_it_says_why_and_why_not(chromium, sidecar):
    with browsing.page(chromium) as page:
        result = explained(page, sidecar.url, "설계도 123-45-67890").inner_text()
        assert "사업자등록번호 아님: 검증숫자가 맞지 않음: 끝자리는 1이어야 함" in result
        assert "값 ✗" in result
        assert page.locator("mark.near").all_inner_texts() == ["123-45-67890"]


def test_two_policies_stand_side_by_side(chromium, sidecar):
    with browsing.page(chromium, "desk") as page:
        page.goto(f"{sidecar.url}/console")
        page.locator("#other option").nth(1).wait_for(state="attached")
        page.get_by_label("글", exact=True).fill(PLATE)
        page.get_by_label("주제").select_option("local-tax")
        page.get_by_label("견줄 정책").select_option("strict")
        page.get_by_role("button", name="설명").click()
        page.locator("#explained .card").nth(1).wait_for()
        first, second = page.locator("#explained .card").all_inner_texts()
        assert "그대로 보냅니다" in first
        assert "가리고 보냅니다" in second
        assert browsing.complaints(page) == []


def test_a_message_is_taken_away_as_a_case_that_can_be_read(chromium, sidecar):
    with browsing.page(chromium) as page:
        explained(page, sidecar.url, '연락처 "010-2345-6789"\n입니다')
        with page.expect_download() as download:
            page.get_by_role("button", name="사례로 담기").click()
        (case,) = tomllib.loads(download.value.path().read_text("utf-8"))["case"]
        assert (case["expect"], case["text"], case["by"]) == ("redact", '연락처 "[전화번호]"\n입니다', ["otherwise"])


def test_everything_is_reached_by_the_keyboard(chromium, sidecar):
    with browsing.page(chromium, "desk") as page:
        page.goto(f"{sidecar.url}/console")
        page.locator("#topic option").nth(1).wait_for(state="attached")
        met = []
        for _ in range(30):
            page.keyboard.press("Tab")
            met.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
        for name in ("lang", "시험", "규칙", "사례", "지금", "text", "direction", "topic", "channel", "other", "설명"):
            assert name in met
        page.get_by_role("button", name="설명").focus()
        page.keyboard.press("Enter")
        page.locator("#explained .card").wait_for()
        assert page.evaluate("document.activeElement.id") == "explained", "the answer is read out"


def test_it_speaks_english_too(chromium, sidecar):
    with browsing.page(chromium, "desk") as page:
        explained(page, sidecar.url)
        page.get_by_role("button", name="English").click()
        assert page.evaluate("document.documentElement.lang") == "en"
        page.get_by_role("button", name="Explain").click()
        page.get_by_text("clause plates-for-car-tax: does not apply (only for topic local-tax)").first.wait_for()
        assert browsing.complaints(page) == []


def test_where_keys_are_set_it_asks_for_one_and_keeps_it_nowhere(chromium, keyed):
    with browsing.page(chromium) as page:
        page.goto(f"{keyed.url}/console#now")
        page.locator("#key").wait_for()
        page.locator("#key").fill("key-of-an-auditor")
        page.locator("#key").press("Enter")
        page.locator("#stands dl").wait_for()
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_the_cases_of_the_policy_are_run(chromium, sidecar):
    with browsing.page(chromium) as page:
        page.goto(f"{sidecar.url}/console#cases")
        page.get_by_role("button", name="실행").click()
        page.locator("#ran .verdict").wait_for()
        assert "모두 맞습니다" in page.locator("#ran .verdict").inner_text()
