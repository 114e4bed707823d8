"""An evaluation as a page that loads nothing: bars with a table beside them, and what leaked with its reasons."""

from collections.abc import Iterable
from html import escape

from pii_guard.audit.book.sheet import head
from pii_guard.audit.evaluate import Evaluation, Score
from pii_guard.explain import Explanation
from pii_guard.sentences import Lang, spoken
from pii_guard.sentences import audit as say

_BAR = 240  # pixels of a whole bar

Explained = Iterable[tuple[str, tuple[str, ...], Explanation]]


def page(evaluation: Evaluation, explained: Explained, lang: Lang) -> str:
    """HTML. `explained` are the worst messages by their places; none of them is quoted."""
    title = spoken(say.EVALUATION, lang)
    entities = {spoken(say.ALL, lang): evaluation.whole, **dict(sorted(evaluation.by_entity.items()))}
    forms = dict(sorted(evaluation.by_form.items()))
    confusion = "".join(
        f"<tr><td>{escape(gold)}</td><td>{escape(found)}</td><td>{n}</td></tr>"
        for (gold, found), n in evaluation.confusion.most_common()
    )
    by_form = f'<h2 class="part">{escape(spoken(say.BY_FORM, lang))}</h2>{_chart(forms, lang)}{_table(forms, lang)}'
    return f"""{head(title, lang)}
<body>
<div class="frame">
<header class="title"><h1>{escape(title)}</h1>
<p class="sub">{escape(spoken(say.MESSAGES(count=evaluation.messages), lang))}</p></header>
<main>
<h2 class="part">{escape(spoken(say.BY_ENTITY, lang))}</h2>{_chart(entities, lang)}{_table(entities, lang)}
{by_form if forms else ""}
<h2 class="part">{escape(spoken(say.CONFUSION, lang))}</h2>
<table><thead><tr><th>{escape(spoken(say.MARKED, lang))}</th><th>{escape(spoken(say.FOUND_AS, lang))}</th>
<th>{escape(spoken(say.COUNT, lang))}</th></tr></thead><tbody>{confusion}</tbody></table>
<h2 class="part">{escape(spoken(say.WORST, lang))}</h2>{"".join(_article(*one, lang) for one in explained)}
</main>
</div>
</body>
</html>
"""


def _chart(scores: dict[str, Score], lang: Lang) -> str:
    """The leak of each as a bar; the table below says the same in figures."""
    bars = "".join(
        f'<text x="0" y="{24 * n + 16}" fill="currentColor" font-size="13">{escape(name)}</text>'
        f'<rect x="200" y="{24 * n + 4}" width="{max(1, round(_BAR * score.leak))}" height="14" fill="currentColor"/>'
        f'<text x="{206 + round(_BAR * score.leak)}" y="{24 * n + 16}" fill="currentColor" font-size="13">'
        f"{score.leak:.1%}</text>"
        for n, (name, score) in enumerate(scores.items())
    )
    label = escape(spoken(say.LEAK_CHART, lang))
    return f'<svg role="img" aria-label="{label}" viewBox="0 0 520 {24 * len(scores)}" width="100%">{bars}</svg>'


def _table(scores: dict[str, Score], lang: Lang) -> str:
    heads = (say.ENTITY, say.LEAK, say.PRECISION, say.RECALL, say.F2, say.PARTIAL, say.COUNT)
    row = "".join(f"<th>{escape(spoken(one, lang))}</th>" for one in heads)
    return f"<table><thead><tr>{row}</tr></thead><tbody>{''.join(map(_row, scores, scores.values()))}</tbody></table>"


def _row(name: str, score: Score) -> str:
    m = score.measured()
    shown = (
        f"{m['leak']:.1%}",
        *(f"{m[k]:.3f}" for k in ("precision_strict", "recall_strict", "f2_strict", "f2_partial")),
    )
    return f"<tr><th>{escape(name)}</th>{''.join(f'<td>{one}</td>' for one in shown)}<td>{score.gold}</td></tr>"


def _article(place: str, entities: tuple[str, ...], why: Explanation, lang: Lang) -> str:
    lines = "".join(
        f"<li>{escape(spoken(step.label, lang))}: {escape(spoken(step.summary, lang))}</li>" for step in why.steps
    )
    title = f"<header><h3>{escape(place)}</h3><p>{escape(', '.join(entities))}</p></header>"
    return f"<article>{title}<ul>{lines}</ul></article>"
