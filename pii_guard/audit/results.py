"""Results of cases for machines and for people: JUnit's XML, which every CI reads, and a page."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pii_guard.audit.book.sheet import facts, head
from pii_guard.model import Provenance
from pii_guard.sentences import Lang, spoken
from pii_guard.sentences import audit as say


class Result(NamedTuple):
    """One case or example: where it stands, its name, what is wrong with it, and why it came out so."""

    source: str
    name: str
    faults: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it came out as written down."""
        return not self.faults


def as_junit(results: Sequence[Result]) -> str:
    """An XML document of one suite a source."""
    root = Element("testsuites", name="pii-guard", tests=str(len(results)), failures=str(_failed(results)))
    for source in dict.fromkeys(result.source for result in results):
        of = [result for result in results if result.source == source]
        suite = SubElement(root, "testsuite", name=source, tests=str(len(of)), failures=str(_failed(of)))
        for result in of:
            case = SubElement(suite, "testcase", classname=source, name=result.name)
            if not result.holds:
                failure = SubElement(case, "failure", message=result.faults[0])
                failure.text = "\n".join((*result.faults, *result.reasons))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def as_page(results: Sequence[Result], deciders: Iterable[Provenance], on: date, lang: Lang) -> str:
    """A page that loads nothing: what decided, then what does not hold with its reasons, then what holds."""
    title = spoken(say.RESULTS, lang)
    counts = spoken(say.COUNTED(total=len(results), failed=_failed(results)), lang)
    failed = "".join(_article(result, lang) for result in results if not result.holds)
    return f"""{head(title, lang)}
<body>
<div class="frame">
<header class="title"><h1>{escape(title)}</h1><p class="sub">{escape(counts)}</p>{facts(deciders, on, lang)}</header>
<main>{failed}{_holding([result for result in results if result.holds], lang)}</main>
</div>
</body>
</html>
"""


def _article(result: Result, lang: Lang) -> str:
    sign = spoken(say.FAILS, lang)
    title = f"<header><h3>{escape(result.name)}</h3><p>{escape(sign)} · {escape(result.source)}</p></header>"
    lines = "".join(f"<li>{escape(line)}</li>" for line in (*result.faults, *result.reasons))
    return f"<article>{title}<ul>{lines}</ul></article>"


def _holding(results: Sequence[Result], lang: Lang) -> str:
    if not results:
        return ""
    sign = escape(spoken(say.HOLDS, lang))
    rows = "".join(
        f'<tr><td>{escape(result.name)}</td><td>{escape(result.source)}</td><td class="count">{sign}</td></tr>'
        for result in results
    )
    heads = "".join(f'<th scope="col">{escape(spoken(one, lang))}</th>' for one in (say.CASE, say.FILE))
    title = f'<h2 class="part">{escape(spoken(say.HOLDING, lang))}</h2>'
    return f"{title}<table><thead><tr>{heads}<td></td></tr></thead><tbody>{rows}</tbody></table>"


def _failed(results: Sequence[Result]) -> int:
    return sum(not result.holds for result in results)
