"""What must hold of every message there is: of folding, scanning and redacting it."""

from functools import cache
from itertools import pairwise
from pathlib import Path

from pii_guard import Guard
from pii_guard.fold.folding import fold
from pii_guard.model import Action
from pii_guard.scan.scanner import Scanner

STYLES = ("label", "numbered", "partial", "fixed")
HOUR = 3_600_000  # milliseconds: a slow machine must not look like a fault
POLICY = """
id = "fuzzed"
version = "1"
otherwise = "redact"
home = "전북 고창군"
[[clause]]
id = "company"
entities = ["KR_BRN"]
kinds = ["corporate"]
action = "allow"
why = "a clause that lets something through"
[[allow]]
id = "office"
entity = "PHONE_NUMBER"
prefixes = ["063-560-"]
owner = "office"
until = 2099-12-31
why = "an entry that lets something through"
[style]
placeholder = "{style}"
"""


@cache
def guards(folder: Path) -> tuple[Guard, ...]:
    """A guard for each style, none of which blocks; `folder` takes their policies."""
    made = []
    for style in STYLES:
        path = folder / f"{style}.toml"
        path.write_text(POLICY.replace("{style}", style), encoding="utf-8")
        made.append(Guard(path))
    return tuple(made)


@cache
def scanner(folder: Path) -> Scanner:
    """The scanner alone, without a guard's policy."""
    return Scanner(guards(folder)[0].catalog)


def examine(message: str, folder: Path) -> None:
    """Raise AssertionError when anything that must hold of a message does not."""
    _folded(message)
    _scanned(message, scanner(folder))
    for guard in guards(folder):
        _redacted(message, guard)


def _folded(message: str) -> None:
    text = fold(message)
    spans = [text.span(i, i + 1) for i in range(len(text.folded))]
    assert all(0 <= s.start < s.end <= len(message) for s in spans), "a folded character stands for nothing typed"
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(spans)), "folding changes the order"


def _scanned(message: str, alone: Scanner) -> None:
    findings = alone.scan(alone.fold(message), decoys=True)
    for f in findings:
        assert f.parts, "a finding without a part"
        assert all(0 <= p.start < p.end <= len(message) for p in f.parts), f"{f.rule} lies outside of the message"
        assert all(a.end <= b.start for a, b in pairwise(f.parts)), f"the parts of {f.rule} overlap"
    assert list(findings) == sorted(findings, key=lambda f: (f.start, f.end, f.entity)), "findings out of order"
    assert alone.scan(alone.fold(message), decoys=True) == findings, "a second scan finds something else"


def _redacted(message: str, guard: Guard) -> None:
    first = guard.check(message, deadline_ms=HOUR)
    assert first.code is None, f"not examined: {first.code}"
    assert first.text is not None, "blocked by a policy that blocks nothing"
    assert first.action is not Action.ALLOW or first.text == message, "allowed and yet changed"
    assert "".join(first.text[s.span.start : s.span.end] for s in first.segments) == first.text, "segments have a gap"
    again = guard.check(first.text, deadline_ms=HOUR)
    assert again.text == first.text, f"redacting twice changes more ({guard.policy.style})"
    assert all(f.action is Action.ALLOW for f in again.findings), "something personal was left"
