"""`make site`: the documentation as pages that need no network."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from tests.test_docs import KOREAN, load

pytestmark = [pytest.mark.process, pytest.mark.slow]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    into = tmp_path_factory.mktemp("site")
    assert load("site").build(into) == 0
    return into


class Links(HTMLParser):
    """The places of a page, where its links lead, and what it loads."""

    def __init__(self, text):
        super().__init__()
        self.places, self.leads, self.loads = set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.places.add(given.get("id"))
        if tag == "a" and given.get("href"):
            self.leads.append(given["href"])
        if tag in ("script", "img", "iframe") and given.get("src"):
            self.loads.append(given["src"])
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "preconnect"):
            self.loads.append(given["href"])


def test_every_link_leads_to_a_page_that_is_there_and_to_a_place_on_it(site):
    pages = {page: Links(page.read_text("utf-8")) for page in site.rglob("*.html") if page.name != "404.html"}
    lost = []
    for page, links in pages.items():
        for lead in links.leads:
            there = urlsplit(lead)
            if there.scheme in ("http", "https", "mailto"):
                continue
            target = (page.parent / unquote(there.path)).resolve() if there.path else page
            target = target / "index.html" if target.is_dir() else target
            is_lost = not target.exists() or (
                there.fragment and target in pages and unquote(there.fragment) not in pages[target].places
            )
            lost += [f"{page.relative_to(site)}: {lead}"] if is_lost else []
    assert lost == []


def test_no_page_loads_anything_from_a_network(site):
    loaded = [load for page in site.rglob("*.html") for load in Links(page.read_text("utf-8")).loads]
    assert loaded
    assert [one for one in loaded if re.match("(?:https?:)?//", one)] == []


def test_it_opens_in_korean_and_every_page_in_korean_is_there(site):
    opened = (site / "index.html").read_text("utf-8")
    assert '<html lang="ko"' in opened
    assert "한국어 채팅 상담 앞에 두는 개인정보 필터" in opened
    assert {page.stem for page in (site / "docs" / "ko").glob("*.html")} == {p.stem for p in KOREAN} - {"README.ko"}
