"""The whole book as one HTML file that loads nothing and runs nothing: it can be mailed, filed and printed."""

from collections.abc import Sequence
from html import escape

from pii_guard.audit.book.book import Book, Chapter
from pii_guard.audit.book.chapter import EXPECTS, chapter_html, chips, claim_html, expressions_html
from pii_guard.audit.book.clauses import entries_html
from pii_guard.audit.book.markup import BookLang, both, paragraphs, speaks, written_in
from pii_guard.audit.book.sheet import SHEET, head
from pii_guard.audit.book.whole import changes_html, policy_html
from pii_guard.recognizer.example import Expects
from pii_guard.sentences import Lang

_LEGEND = (
    """이 책은 실행 중인 규칙에서 바로 만들어졌습니다. 모든 사례는 만들 때 실제로 실행했고,
✓는 적힌 대로였음을, ✗는 적힌 것과 달랐음을 뜻합니다. <mark>표시한 부분</mark>이 찾아야 할 곳이며,
모든 번호와 이름은 지어낸 것입니다.""",
    """This book is made from the rules in force. Every example was run when the book was made:
✓ it is as written, ✗ it is not. The marked part is what has to be found; every number and name is invented.""",
)
_ABOUT_DECOYS = (
    "개인정보처럼 보이지만 아닌 번호입니다. 같은 글자를 두고 개인정보 규칙과 겨루며, 더 가까운 이름표가 이깁니다.",
    "Numbers that look personal and are not. They compete for the same characters; the nearer label wins.",
)
_ABOUT_GAPS = (
    "알고 있는 결함입니다. ✓는 아직 그대로임을 뜻하며, 고쳐지면 ✗가 되어 이 목록에서 옮겨야 합니다.",
    "Defects that are known. ✓ means: still so. Once mended, ✗ asks to move the example out of this list.",
)


def page(book: Book, lang: BookLang = "both", sheet: str = SHEET) -> str:
    """HTML of the book; the same book gives the same bytes. `sheet` is its style."""
    with written_in(lang):
        return _page(book, "en" if lang == "en" else "ko", sheet)


def _page(book: Book, lang: Lang, sheet: str) -> str:
    return f"""{head(f"개인정보 탐지 규칙서 · pii_guard rule book {book.on.isoformat()}", lang, sheet=sheet)}
<body>
<a class="skip" href="#rules">{both("규칙으로 건너뛰기", "skip to the rules")}</a>
<div class="frame">
{_title(book)}
<div class="layout">
{_contents(book)}
<main>
{_introduction(book)}
{changes_html(book)}
{_overview(book)}
{policy_html(book)}
{_part("rules", ("찾는 개인정보", "what is found"), book.personal)}
{_public(book)}
{_decoys(book)}
{_gaps(book)}
{_expressions(book)}
</main>
</div>
<footer>{_colophon(book)}</footer>
</div>
</body>
</html>
"""


def _title(book: Book) -> str:
    p = book.provenance
    facts = (
        ("작성일", "date", f'<time datetime="{book.on.isoformat()}">{book.on.isoformat()}</time>'),
        ("프로그램", "software", f"pii_guard {escape(book.version)}"),
        ("정책", "policy", f"{escape(p.policy_id)} · {escape(p.policy_version)}"),
        ("승인", "approved by", escape(book.policy.approved_by or "–")),
        ("시행일", "effective", escape(book.policy.effective.isoformat() if book.policy.effective else "–")),
        ("대체한 판", "supersedes", escape(book.policy.supersedes or "–")),
        ("규칙 지문", "catalog sha256", f"<code>{p.catalog_sha256}</code>"),
        ("정책 지문", "policy sha256", f"<code>{p.policy_sha256}</code>"),
    )
    rows = "".join(_fact(*fact) for fact in facts)
    korean, english = (
        "개인정보 탐지 규칙서",
        "Rule book of the privacy filter: what it finds, by which law, and every example as it ran",
    )
    title = f"<h1>{korean}</h1>" if speaks("ko") else f'<h1 lang="en">{english}</h1>'
    sub = f'<p class="sub" lang="en">{english}</p>' if speaks("ko") and speaks("en") else ""
    return f"""<header class="title">{title}
{sub}<dl class="facts">{rows}</dl></header>"""


def _fact(ko: str, en: str, value: str) -> str:
    wide = ' class="wide"' if "sha256" in en else ""
    return f"<div{wide}><dt>{both(ko, en)}</dt><dd>{value}</dd></div>"


def _contents(book: Book) -> str:
    personal, decoys = _links(book.personal), _links(book.decoys)
    return f"""<nav class="contents" aria-label="차례 · contents">
<h2>{both("찾는 개인정보", "found")}</h2><ol>{personal}</ol>
<h2>{both("개인정보가 아닌 번호", "not personal")}</h2><ol>{decoys}</ol>
<ol><li><a href="#policy">{both("정책 전체", "the whole policy")}</a></li>
<li><a href="#public">{both("공개된 값", "public values")}</a></li>
<li><a href="#gaps">{both("알려진 한계", "known gaps")}</a></li>
<li><a href="#expressions">{both("부록: 정규식", "appendix: expressions")}</a></li></ol></nav>"""


def _links(chapters: Sequence[Chapter]) -> str:
    named = (
        (c.recognizer.entity, escape(c.recognizer.label if speaks("ko") else c.recognizer.label_en)) for c in chapters
    )
    return "".join(f'<li><a href="#{entity}">{label}</a></li>' for entity, label in named)


def _introduction(book: Book) -> str:
    held = len(book.results) - book.broken
    tally = (
        ("", len(book.personal), "규칙", "rules"),
        ("", len(book.decoys), "유사 번호", "look-alikes"),
        ("good", held, "사례 일치", "examples hold"),
        ("bad" if book.broken else "", book.broken, "사례 불일치", "do not hold"),
        ("", len(book.gaps), "알려진 한계", "known gaps"),
    )
    cards = "".join(f'<li class="{tone}"><b>{n}</b>{both(ko, en)}</li>' for tone, n, ko, en in tally)
    return f"""<ul class="tally">{cards}</ul>
<section class="intro">
{paragraphs(*_LEGEND)}
</section>"""


def _overview(book: Book) -> str:
    rows = "".join(_overview_row(chapter) for chapter in book.personal)
    return f"""<table><caption>{both(f"정책 {book.provenance.policy_id}의 조치", "actions of this policy")}</caption>
<thead><tr><th scope="col">{both("개인정보", "identifier")}</th><th scope="col">{both("조치", "action")}</th>
<th scope="col">{both("사례", "examples")}</th></tr></thead><tbody>{rows}</tbody></table>"""


def _overview_row(chapter: Chapter) -> str:
    r = chapter.recognizer
    name = r.entity.replace("_", "_<wbr>")
    verdict = f'<span class="got">✗ {chapter.broken}</span>' if chapter.broken else "✓"
    return (
        f'<tr><th scope="row"><a href="#{r.entity}">{escape(r.label)}</a> <span class="entity">{name}</span></th>'
        f'<td>{chips(chapter)}</td><td class="count">{len(chapter.results)} {verdict}</td></tr>'
    )


def _part(anchor: str, heading: tuple[str, str], chapters: Sequence[Chapter], about: str = "") -> str:
    body = "\n".join(chapter_html(chapter) for chapter in chapters)
    return f'<h2 class="part" id="{anchor}">{both(*heading)}</h2>{about}\n{body}'


def _public(book: Book) -> str:
    heading = f'<h2 class="part" id="public">{both("공개된 값", "public values: the allow-list")}</h2>'
    return heading + entries_html(book.policy.allow, book.on)


def _decoys(book: Book) -> str:
    if not book.decoys:
        return ""
    about = f"<p>{both(*_ABOUT_DECOYS)}</p>"
    return _part("decoys", ("개인정보가 아닌 번호", "look-alikes that are not personal"), book.decoys, about)


def _gaps(book: Book) -> str:
    heading = f'<h2 class="part" id="gaps">{both("알려진 한계", "known gaps")}</h2>'
    if not book.gaps:
        return heading + f"<p>{both('적어 둔 한계가 없습니다.', 'None is written down.')}</p>"
    about = f"<p>{both(*_ABOUT_GAPS)}</p>"
    return heading + about + "".join(_gap_list(book, expects) for expects in (Expects.MISSES, Expects.OVERREACHES))


def _gap_list(book: Book, expects: Expects) -> str:
    items = "".join(claim_html(gap, with_link=True) for gap in book.gaps if gap.example.expects is expects)
    return f'<h3 class="sort">{both(*EXPECTS[expects])}</h3><ol class="examples">{items}</ol>' if items else ""


def _expressions(book: Book) -> str:
    heading = f'<h2 class="part" id="expressions">{both("부록: 정규식", "appendix: expressions, in RE2 syntax")}</h2>'
    return heading + "".join(map(expressions_html, (*book.personal, *book.decoys)))


def _colophon(book: Book) -> str:
    catalog = book.provenance.catalog_sha256[:16]
    return f"pii_guard {escape(book.version)} · {book.on.isoformat()} · catalog <code>{catalog}</code>"
