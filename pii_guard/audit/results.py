"""Results of cases for machines and for people: JUnit's XML, which every CI reads, and a page."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pii_guard.audit.book.sheet import head
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


def as_page(results: Sequence[Result], lang: Lang) -> str:
    """A page that loads nothing: what does not hold first, each with its reasons."""
    title = spoken(say.RESULTS, lang)
    ordered = sorted(results, key=lambda result: result.holds)
    counts = spoken(say.COUNTED(total=len(results), failed=_failed(results)), lang)
    return f"""{head(title, lang)}
<body>
<div class="frame">
<header class="title"><h1>{escape(title)}</h1><p class="sub">{escape(counts)}</p></header>
<main>{"".join(_article(result, lang) for result in ordered)}</main>
</div>
</body>
</html>
"""


def _article(result: Result, lang: Lang) -> str:
    sign = spoken(say.HOLDS if result.holds else say.FAILS, lang)
    title = f"<header><h3>{escape(result.name)}</h3><p>{escape(sign)} · {escape(result.source)}</p></header>"
    lines = "".join(f"<li>{escape(line)}</li>" for line in (*result.faults, *result.reasons))
    return f"<article>{title}{f'<ul>{lines}</ul>' if lines else ''}</article>"


def _failed(results: Sequence[Result]) -> int:
    return sum(not result.holds for result in results)
