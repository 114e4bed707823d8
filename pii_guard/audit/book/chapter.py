"""One chapter of the book as HTML: the rule, what the policy does with it, and its examples as they ran."""

from collections.abc import Iterable
from html import escape

from pii_guard.audit.book.book import Chapter
from pii_guard.audit.book.clauses import chip, clauses_html
from pii_guard.audit.book.markup import both, link, linked, marked, prose, speaks
from pii_guard.audit.examples import ExampleResult
from pii_guard.model import Evidence
from pii_guard.recognizer import Pattern, Recognizer
from pii_guard.recognizer.example import Expects, Weight

EXPECTS = {
    Expects.CATCHES: ("찾는다", "catches: the marked part is found, to the character"),
    Expects.IGNORES: ("찾지 않는다", "ignores: looks alike and is let through"),
    Expects.MISSES: ("아직 놓친다", "misses: a known gap, the marked part should be found"),
    Expects.OVERREACHES: ("지나치게 찾는다", "overreaches: a known false alarm, the marked part should not be found"),
}
EVIDENCE = {
    Evidence.CONFIRMED: ("확인됨", "confirmed"),
    Evidence.PLAUSIBLE: ("추정됨", "plausible"),
}
IN_CONTEXT = {True: ("문맥 있음", "in context"), False: ("문맥 없음", "no context")}
READABLE = (  # the rest of a weight, in its order
    ("일부 가림", "partial mask"),
    ("남길 수 있는 앞부분", "front that may stay"),
    ("공개된 값과 같음", "equals the listed"),
    ("공개된 값과 다름", "is not the listed"),
)
_DEFECTS = (Expects.MISSES, Expects.OVERREACHES)


def chapter_html(chapter: Chapter) -> str:
    """The chapter, with the entity as its anchor."""
    r = chapter.recognizer
    return f"""<article id="{r.entity}" aria-labelledby="{r.entity}-title">
<header><h3 id="{r.entity}-title">{both(r.label, r.label_en)}</h3>
<span><span class="entity">{r.entity}</span> {chips(chapter)}</span></header>
{_story(chapter)}
<dl class="about">{"".join(_about(chapter))}</dl>
{"".join(_claims(expects, chapter.said(expects)) for expects in Expects)}
</article>"""


def _story(chapter: Chapter) -> str:
    """What it is, in Korean, then the docstring of its file; that alone where there is no Korean."""
    about = chapter.recognizer.about
    korean = f'<p class="lead">{escape(about)}</p>' if about and speaks("ko") else ""
    return korean + (prose(chapter.story) if speaks("en") or not korean else "")


def expressions_html(chapter: Chapter) -> str:
    """The expressions of a rule, for the appendix."""
    r = chapter.recognizer
    name = f'<h3><a href="#{r.entity}">{both(r.label, r.label_en)}</a></h3>'
    return f'<section class="expressions">{name}{_shapes(r)}</section>'


def chips(chapter: Chapter) -> str:
    """The actions of the policy on this rule, strongest first."""
    if chapter.recognizer.decoy:
        return f'<span class="chip none">{both("개인정보 아님", "not personal")}</span>'
    return " ".join(chip(action) for action in chapter.actions)


def weighed(weight: Weight) -> Iterable[tuple[str, str]]:
    """The expectations of a weight, in Korean and English; nothing of what it leaves open."""
    if weight.kind:
        yield weight.kind, weight.kind
    if weight.evidence:
        yield EVIDENCE[weight.evidence]
    if weight.in_context is not None:
        yield IN_CONTEXT[weight.in_context]
    for (ko, en), said in zip(READABLE, weight[3:], strict=True):
        if said is not None:
            yield f"{ko} {said}", f"{en} {said}"


def claim_html(result: ExampleResult, *, with_link: bool = False) -> str:
    """One example, whether it holds, and what was found instead where it does not."""
    example = result.example
    defect = example.expects in _DEFECTS
    parts = result.found if example.expects is Expects.OVERREACHES else example.parts
    verdict = ("✓", "holds") if result.holds else ("✗", "does not hold")
    where = f'<a href="#{result.recognizer.entity}">{escape(result.recognizer.label)}</a> · ' if with_link else ""
    home = f' <span class="sign">{escape(example.office.home)}</span>' if example.office.home else ""
    weight = _weight(example.weight)
    return (
        f'<li class="{"holds" if result.holds else "broken"}">'
        f'<span class="verdict">{verdict[0]}<span class="unseen"> {verdict[1]}</span></span>'
        f'<p class="said">{marked(example.text, parts, "gap" if defect else "")}</p>'
        f'<p class="because">{where}{escape(_why(result))}{home}{weight}</p>'
        f"{'' if result.holds else _got(result)}</li>"
    )


def _why(result: ExampleResult) -> str:
    """Its reason: in Korean where the rule has one and the book speaks it."""
    why = result.example.why
    korean = result.recognizer.korean.get(why, "")
    return korean if korean and speaks("ko") else why


def _got(result: ExampleResult) -> str:
    found = marked(result.example.text, result.found) if result.found else both("아무것도 찾지 않음", "nothing found")
    weights = "".join(map(_weight, result.weights))
    return f'<p class="got">{both("실제 결과", "what was found")}: <span class="said">{found}</span>{weights}</p>'


def _weight(weight: Weight) -> str:
    said = " · ".join(both(ko, en) for ko, en in weighed(weight))
    return f' <span class="note">({said})</span>' if said else ""


def _claims(expects: Expects, results: tuple[ExampleResult, ...]) -> str:
    if not results:
        return ""
    items = "".join(claim_html(result) for result in results)
    return f'<h4>{both(*EXPECTS[expects])}</h4><ol class="examples">{items}</ol>'


def _about(chapter: Chapter) -> Iterable[str]:
    r = chapter.recognizer
    if r.legal_basis:
        yield _row("법적 근거", "law", linked(r.legal_basis))
    yield _row("출처", "source", link(r.source))
    if chapter.clauses:
        yield _row("정책", "policy", clauses_html(chapter.clauses, r))
    if chapter.entries:
        names = ", ".join(entry.id for entry in chapter.entries)
        yield _row("공개된 값", "public values", f'<a href="#public">{escape(names)}</a>')
    if r.unique_identifier or r.firm:
        yield _row("특별 취급", "special care", "".join(_care(r)))
    yield _row("문맥 단어", "context words", _context(r))
    if r.patterns:
        yield _row(
            "모양", "patterns", f'<ul class="words">{"".join(f"<li>{_named(r, p)}</li>" for p in r.patterns)}</ul>'
        )


def _row(ko: str, en: str, content: str) -> str:
    return f"<dt>{both(ko, en)}</dt><dd>{content}</dd>"


def _care(r: Recognizer) -> Iterable[str]:
    if r.unique_identifier:
        yield f"<p>{both('고유식별정보 (개인정보 보호법 제24조)', 'unique identifier, never on an allow-list')}</p>"
    if r.firm:
        yield f"<p>{both('다른 번호의 이름표가 있어도 제외되지 않음', 'no look-alike label removes it')}</p>"


def _context(r: Recognizer) -> str:
    if not r.context:
        return both("쓰지 않음", "none used")
    before, after = r.context_reach
    words = "".join(f"<li>{escape(word)}</li>" for word in r.context)
    reach = both(f"앞 {before}자, 뒤 {after}자 안", f"within {before} characters before, {after} after")
    needed = f"; {both('없으면 찾지 않음', 'required')}" if r.needs_context else ""
    return f'<ul class="words">{words}</ul><p class="note">{reach}{needed}</p>'


def _shapes(r: Recognizer) -> str:
    if r.patterns:
        note = both("left, right: 바로 옆에 있으면 안 되는 것", "what must not stand beside it")
        listed = "".join(_pattern(r, p) for p in r.patterns)
        return f'<p class="note">{note}</p><ul class="patterns">{listed}</ul>'
    note = both("문법으로 읽음. 다음이 있을 때만 살핌", "read by a grammar, only where one of these occurs")
    return f'<p class="note">{note}</p><div class="patterns">{_code(" | ".join(r.triggers))}</div>'


def _pattern(r: Recognizer, p: Pattern) -> str:
    needs = r.needs_context if p.needs_context is None else p.needs_context
    kind = f" <code>{escape(p.kind)}</code>" if p.kind else ""
    cue = f" · {both('문맥 단어가 있을 때만', 'only with a context word')}" if needs else ""
    edges = (f" · {side} <code>{escape(edge)}</code>" for side, edge in (("left", p.left), ("right", p.right)) if edge)
    return f'<li>{_named(r, p)}{kind}<span class="note">{"".join(edges)}{cue}</span>{_code(p.body)}</li>'


def _named(r: Recognizer, p: Pattern) -> str:
    """The name of a pattern, which findings cite, and what it means in Korean."""
    korean = r.korean.get(p.name, "")
    return (
        f"{escape(korean)} <code>{escape(p.name)}</code>"
        if korean and speaks("ko")
        else f"<code>{escape(p.name)}</code>"
    )


def _code(body: str) -> str:
    return f'<pre tabindex="0">{escape(body)}</pre>'
