import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pii_guard import Guard
from pii_guard.audit.book import Book, Chapter, open_book, page
from pii_guard.audit.book.book import reached
from pii_guard.audit.book.chapter import claim_html
from pii_guard.audit.examples import ExampleResult
from pii_guard.model import Action, Evidence, Provenance, Span
from pii_guard.policy.ruling import Clause
from pii_guard.recognizer import Pattern, Recognizer, catches, ignores, misses, overreaches
from pii_guard.recognizer.example import Weight

BADGE = Recognizer(
    entity="ACME_BADGE",
    label="사원증 번호",
    label_en="badge number",
    source="https://example.com/badge?a=1&b=2",
    legal_basis="사내 규정 <제3조>",
    kinds=("old", "new"),
    patterns=(Pattern("old", "AC-[0-9]{2}", left="[0-9]", kind="old"), Pattern("new", "AD[0-9]{3}", kind="new")),
    context=("사원증",),
    context_reach=(12, 4),
    needs_context=True,
    examples=(
        catches("사원증 «AC-12»\u200b 입니다", "plain & simple"),
        ignores("AC-12 <script>alert(1)</script>", "no cue"),
        misses("사원증 «AC 12»", "a blank"),
        overreaches("사원증 색 AD123", "a colour"),
    ),
)
STORY = "Badge number: what it is.\n\nSee https://example.com/law.\n\n  digit  meaning\n  1      year"
FOUND = ((Span(4, 9),), (), (), (Span(6, 11),))
RESULTS = tuple(ExampleResult(BADGE, example, found) for example, found in zip(BADGE.examples, FOUND, strict=True))
OFFICE = Guard("office-example").policy
CLAUSES = (
    Clause("badges-stay", ("ACME_BADGE",), ("old", "other"), (), ("web",), "officer", Action.BLOCK, "사내 <규정>"),
    Clause("otherwise", ("ACME_BADGE",), (), (), (), None, Action.REDACT, ""),
)
CHAPTER = Chapter(BADGE, STORY, CLAUSES, OFFICE.allow[:1], RESULTS)
DECOY = Chapter(
    replace(BADGE, entity="ACME_PART", label="부품 번호", decoy=True),
    "Part number.",
    (),
    (),
    (ExampleResult(BADGE, BADGE.examples[0], ()),),
)
PROVENANCE = Provenance("office", "2026-12-01", "a" * 64, "b" * 64)
BOOK = Book((CHAPTER, DECOY), PROVENANCE, OFFICE, date(2026, 11, 24), "9.9")
HTML = page(BOOK)
VOID = {"meta", "link", "wbr"}


class Outline(HTMLParser):
    """Fails on tags that are not closed in order; collects anchors and links."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.tags = [], [], [], set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        given = dict(attrs)
        assert "style" not in given, "the policy lets no inline style in"
        assert not any(name.startswith("on") for name in given)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if "href" in given:
            self.links.append(given["href"])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def outline():
    parser = Outline()
    parser.feed(HTML)
    assert parser.open == []
    return parser


def test_tags_are_closed_in_order_and_ids_are_unique(outline):
    assert len(outline.ids) == len(set(outline.ids))


def test_every_link_leads_into_the_book_or_to_an_https_source(outline):
    for link in outline.links:
        assert link.startswith("https://") or link.removeprefix("#") in outline.ids, link


def test_nothing_is_loaded_and_nothing_runs(outline):
    assert not outline.tags & {"script", "img", "iframe", "link", "object", "form", "input"}
    assert "url(" not in HTML
    assert "@import" not in HTML


def test_the_content_security_policy_lets_in_the_style_sheet_alone():
    sheet = HTML.split("<style>")[1].split("</style>")[0]
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', HTML)
    assert policy
    assert policy[1] == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_text_of_rules_is_escaped():
    assert "<script>" not in HTML
    assert "&lt;script&gt;" in HTML
    assert "사내 규정 &lt;제3조&gt;" in HTML
    assert 'href="https://example.com/badge?a=1&amp;b=2"' in HTML


def test_marked_parts_are_highlighted_and_invisible_signs_shown():
    assert '사원증 <mark>AC-12</mark><span class="sign">U+200B</span> 입니다' in HTML


def test_a_known_false_alarm_shows_what_was_found():
    assert '사원증 색 <mark class="gap">AD123</mark>' in HTML


def test_an_example_that_does_not_hold_shows_what_was_found_instead():
    broken = HTML.split('<article id="ACME_PART"')[1].split("</article>")[0]
    assert "✗" in broken
    assert "nothing found" in broken
    assert "✗" not in HTML.split('<article id="ACME_BADGE"')[1].split("</article>")[0]


def test_an_example_shows_what_it_says_of_the_weight_and_what_it_weighed_instead():
    example = catches("사원증 «AC-12»", "weighed", evidence=Evidence.PLAUSIBLE, in_context=False, kind="old")
    shown = claim_html(ExampleResult(BADGE, example, example.parts, (Weight(Evidence.CONFIRMED, in_context=True),)))
    said, got = shown.split('class="got"')
    assert all(words in said for words in ("old", "plausible", "no context", "추정됨", "문맥 없음"))
    assert all(words in got for words in ("confirmed", "in context"))


def test_a_value_in_an_example_is_shown_as_it_is():
    example = catches("사원증 «AC-12»", "its mask", partial="A<C> & ***")
    shown = claim_html(ExampleResult(BADGE, example, example.parts))
    assert "partial mask A&lt;C&gt; &amp; ***" in shown


def test_law_policy_context_and_date_are_in_the_book():
    for words in ("badges-stay", "앞 12자, 뒤 4자 안", "AC-[0-9]{2}", "2026-11-24", "b" * 64, "a" * 64, "9.9"):
        assert words in HTML


def test_decoys_stand_apart_and_gaps_are_listed_once_more():
    assert HTML.index('id="ACME_BADGE"') < HTML.index('id="decoys"') < HTML.index('id="ACME_PART"')
    gaps = HTML.split('id="gaps"')[1]
    assert "a blank" in gaps
    assert "a colour" in gaps
    assert "no cue" not in gaps


def test_a_story_keeps_its_columns_and_links_its_sources():
    assert '<p class="lead">Badge number: what it is.</p>' in HTML
    assert '<pre class="story" tabindex="0">  digit  meaning' in HTML
    assert '<a href="https://example.com/law" rel="noreferrer">https://example.com/law</a>.' in HTML


def test_the_same_book_gives_the_same_bytes():
    assert page(BOOK) == HTML


def test_counts_are_by_what_really_happened():
    assert (BOOK.broken, len(BOOK.results), len(BOOK.gaps)) == (1, 5, 2)
    assert CHAPTER.actions == (Action.BLOCK, Action.REDACT)


def test_a_book_without_decoys_and_gaps_says_so():
    bare = page(Book((replace(CHAPTER, results=RESULTS[:2]),), PROVENANCE, OFFICE, date(2026, 11, 24)))
    assert 'id="decoys"' not in bare
    assert "None is written down." in bare


@pytest.fixture(scope="module")
def opened():
    guard = Guard()
    return guard, open_book(guard, date(2026, 11, 24))


@pytest.mark.slow
def test_the_open_book_has_a_chapter_for_every_rule(opened):
    guard, book = opened
    assert [c.recognizer for c in book.chapters] == list(guard.catalog.recognizers)
    assert all(len(c.results) == len(c.recognizer.examples) for c in book.chapters)
    assert all(c.story for c in book.chapters)
    assert book.provenance == guard.provenance


def test_a_clause_is_printed_with_all_its_conditions():
    chapter = HTML.split('<article id="ACME_BADGE"')[1].split("</article>")[0]
    for shown in (
        "kinds: old<",
        "channels: web",
        "direction: officer",
        "사내 &lt;규정&gt;",
        "no condition",
        'href="#public"',
    ):
        assert shown in chapter
    assert "other" not in re.findall(r"kinds: [^<]*", chapter)[0], "a kind of another rule"


def test_who_answers_for_policy_and_public_values_is_in_the_book():
    for shown in ("개인정보 보호책임자", "2026-11-01", "2026-06-01", "063-560-", "정보통신팀", "2027-12-31", "총무팀"):
        assert shown in HTML
    expired = page(replace(BOOK, on=date(2028, 1, 1)))
    assert expired.count("expired") == 3
    assert "expired" not in HTML


def test_a_clause_that_an_unconditional_one_stands_before_is_not_printed(tmp_path: Path):
    guard = Guard("office-example")
    printed = [c.id for c in reached(guard.policy, guard.catalog.by_entity["KR_RRN"])]
    assert printed == [
        "registration-number-shortened",
        "registration-number-in-doubt",
        "registration-number-never-leaves",
    ]
    plate = [(c.id, c.action) for c in reached(guard.policy, guard.catalog.by_entity["KR_VEHICLE_PLATE"])]
    assert plate == [("plates-for-car-tax", Action.ALLOW), ("otherwise", Action.REDACT)]
