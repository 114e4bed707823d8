"""The pages of the sidecar as people see them."""

import pytest

from tests import browser as browsing
from tests import servers

pytestmark = [pytest.mark.process, pytest.mark.slow]


@pytest.fixture(scope="module")
def sidecar():
    with servers.sidecar() as one:
        yield one


@pytest.fixture(scope="module")
def keyed():
    with servers.sidecar(PII_GUARD_API_KEYS="browser check a-key-of-a-browser") as one:
        yield one


@pytest.fixture(scope="module")
def chromium():
    with browsing.chromium() as one:
        yield one


@pytest.mark.parametrize("screen", browsing.SCREENS)
@pytest.mark.parametrize("path", ["/", "/docs"])
def test_a_page_is_easy_to_use_on_every_screen(chromium, sidecar, path, screen):
    with browsing.page(chromium, screen) as page:
        page.goto(sidecar.url + path)
        assert browsing.complaints(page) == []
        assert browsing.sideways(page) == 0
        assert page.said == []


@pytest.mark.parametrize(
    ("sample", "verdict", "shown"),
    [
        ("전화번호를 풀어 쓴 글", "가리고 보냅니다", "연락처는 [전화번호]예요"),
        ("주민등록번호가 든 글", "막습니다", "보내신 글에 주민등록번호가 있어"),
        ("가릴 것이 없는 글", "그대로 보냅니다", "접수번호 20260313-0012345 처리 언제 되나요"),
    ],
)
def test_the_box_says_what_becomes_of_a_sample(chromium, sidecar, sample, verdict, shown):
    with browsing.page(chromium) as page:
        page.goto(sidecar.url)
        page.get_by_role("button", name=sample).click()
        page.locator(".verdict").wait_for()
        result = page.locator("#result").inner_text()
        assert verdict in result
        assert shown in result
        assert browsing.complaints(page) == []
        assert browsing.sideways(page) == 0


def test_the_box_marks_just_what_was_hidden_also_behind_a_character_of_two_units(chromium, sidecar):
    with browsing.page(chromium) as page:
        page.goto(sidecar.url)
        page.get_by_label("글", exact=True).fill("😀 연락처는 010-2345-6789, 집은 [전화번호]예요")
        page.get_by_role("button", name="살펴보기").click()
        page.locator("mark").first.wait_for()
        assert page.locator("mark").all_inner_texts() == ["[전화번호]"]


def test_where_keys_are_set_the_box_asks_for_one_and_keeps_it_nowhere(chromium, keyed):
    with browsing.page(chromium) as page:
        page.goto(keyed.url)
        page.get_by_role("button", name="전화번호를 풀어 쓴 글").click()
        page.get_by_label("키", exact=True).fill("a-key-of-a-browser")
        page.get_by_label("키", exact=True).press("Enter")
        page.locator("mark").wait_for()
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_route_can_be_tried_on_the_page_of_the_contract(chromium, sidecar):
    with browsing.page(chromium, "desk") as page:
        page.goto(sidecar.url + "/docs")
        form = page.locator('form[data-path="/v1/check"]')
        form.get_by_label("Request").fill('{"text": "연락처 010-2345-6789"}')
        form.get_by_role("button").click()
        form.locator("pre").wait_for()
        assert form.locator("pre").inner_text().startswith("200 OK")
        assert '"text": "연락처 [전화번호]"' in form.locator("pre").inner_text()
        assert page.said == []
