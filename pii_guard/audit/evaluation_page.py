"""An evaluation as a page that loads nothing: bars with a table beside them, and what leaked with its reasons."""

from collections.abc import Iterable
from datetime import date
from html import escape

from pii_guard.audit.book.sheet import facts, head
from pii_guard.audit.evaluate import Evaluation, Score
from pii_guard.explain import Explanation
from pii_guard.model import Provenance
from pii_guard.sentences import Lang, Sentence, spoken
from pii_guard.sentences import audit as say

_BAR = 340  # units of a whole bar: so many pixels has a narrow screen, and letters stay as large as they are
_ROW = 38

Explained = Iterable[tuple[str, tuple[str, ...], Explanation]]


def page(evaluation: Evaluation, explained: Explained, decider: Provenance, on: date, lang: Lang) -> str:
    """HTML. `explained` are the worst messages by their places; none of them is quoted. `decider` was measured."""
    title = spoken(say.EVALUATION, lang)
    entities = {spoken(say.ALL, lang): evaluation.whole, **dict(sorted(evaluation.by_entity.items()))}
    forms = dict(sorted(evaluation.by_form.items()))
    confusion = "".join(
        f"<tr><td>{escape(gold)}</td><td>{escape(found)}</td><td>{n}</td></tr>"
        for (gold, found), n in evaluation.confusion.most_common()
    )
    by_form = _part(say.BY_FORM, lang) + _chart(forms, lang) + _table(say.FORM, forms, lang)
    return f"""{head(title, lang)}
<body>
<div class="frame">
<header class="title"><h1>{escape(title)}</h1>
<p class="sub">{escape(spoken(say.MESSAGES(count=evaluation.messages), lang))}</p>{facts([decider], on, lang)}</header>
<main>
{_part(say.BY_ENTITY, lang)}{_chart(entities, lang)}{_table(say.ENTITY, entities, lang)}
{by_form if forms else ""}
{_part(say.CONFUSION, lang)}
<table><thead><tr><th>{escape(spoken(say.MARKED, lang))}</th><th>{escape(spoken(say.FOUND_AS, lang))}</th>
<th>{escape(spoken(say.COUNT, lang))}</th></tr></thead><tbody>{confusion}</tbody></table>
{_part(say.WORST, lang)}{"".join(_article(*one, lang) for one in explained)}
</main>
</div>
</body>
</html>
"""


def _part(title: Sentence, lang: Lang) -> str:
    return f'<h2 class="part">{escape(spoken(title, lang))}</h2>'


def _chart(scores: dict[str, Score], lang: Lang) -> str:
    """The leak of each as a bar below its name; the table says the same in figures. Wide as a telephone."""
    bars = "".join(
        f'<text x="0" y="{_ROW * n + 14}" fill="currentColor" font-size="13">{escape(name)} · {score.leak:.1%}</text>'
        f'<rect x="0" y="{_ROW * n + 20}" width="{max(1, round(_BAR * score.leak))}" height="10" fill="currentColor"/>'
        for n, (name, score) in enumerate(scores.items())
    )
    label = escape(spoken(say.LEAK_CHART, lang))
    return f'<svg role="img" aria-label="{label}" viewBox="0 0 {_BAR} {_ROW * len(scores)}">{bars}</svg>'


def _table(what: Sentence, scores: dict[str, Score], lang: Lang) -> str:
    heads = (what, say.LEAK, say.PRECISION, say.RECALL, say.F2, say.PARTIAL, say.COUNT)
    row = "".join(f'<th scope="col">{escape(spoken(one, lang))}</th>' for one in heads)
    table = f"<table><thead><tr>{row}</tr></thead><tbody>{''.join(map(_row, scores, scores.values()))}</tbody></table>"
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(spoken(what, lang))}">{table}</div>'


def _row(name: str, score: Score) -> str:
    m = score.measured()
    shown = (
        f"{m['leak']:.1%}",
        *(f"{m[k]:.3f}" for k in ("precision_strict", "recall_strict", "f2_strict", "f2_partial")),
        str(score.gold),
    )
    cells = "".join(f'<td class="count">{one}</td>' for one in shown)
    return f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>'


def _article(place: str, entities: tuple[str, ...], why: Explanation, lang: Lang) -> str:
    lines = "".join(
        f"<li>{escape(spoken(step.label, lang))}: {escape(spoken(step.summary, lang))}</li>" for step in why.steps
    )
    lines = lines or f"<li>{escape(spoken(say.NOTHING_NEAR, lang))}</li>"
    title = f"<header><h3>{escape(place)}</h3><p>{escape(', '.join(entities))}</p></header>"
    return f"<article>{title}<ul>{lines}</ul></article>"
