"""What the policy says in the book: clauses with their conditions, and the public values with who answers for them."""

from collections.abc import Iterator
from datetime import date
from html import escape

from pii_guard.audit.book.markup import both
from pii_guard.model import Action
from pii_guard.policy.allow import Entry
from pii_guard.policy.ruling import Clause
from pii_guard.recognizer import Recognizer

ACTIONS = {
    Action.BLOCK: ("차단", "block"),
    Action.REDACT: ("가림", "redact"),
    Action.ALLOW: ("통과", "allow"),
}
ALWAYS = ("조건 없음", "no condition")
_DIRECTIONS = {"citizen": "주민이 쓴 글", "officer": "직원이 쓴 글", "bot": "챗봇이 쓴 글"}


def conditions(clause: Clause, recognizer: Recognizer) -> Iterator[tuple[str, str]]:
    """Each condition under which a clause speaks of findings of this rule, in Korean and English."""
    if clause.kinds:
        kinds = ", ".join(kind for kind in clause.kinds if kind in recognizer.kinds)
        yield f"종류: {kinds}", f"kinds: {kinds}"
    yield from elsewhere(clause)


def where(clause: Clause) -> Iterator[tuple[str, str]]:
    """Each condition of a clause, in Korean and English."""
    if clause.kinds:
        yield f"종류: {', '.join(clause.kinds)}", f"kinds: {', '.join(clause.kinds)}"
    yield from elsewhere(clause)


def elsewhere(clause: Clause) -> Iterator[tuple[str, str]]:
    """The conditions that do not depend on the rule: of what the caller says of a message."""
    if clause.topics:
        yield f"주제: {', '.join(clause.topics)}", f"topics: {', '.join(clause.topics)}"
    if clause.channels:
        yield f"창구: {', '.join(clause.channels)}", f"channels: {', '.join(clause.channels)}"
    if clause.direction:
        yield _DIRECTIONS[clause.direction], f"direction: {clause.direction}"


def chip(action: Action) -> str:
    """One action as a small label."""
    return f'<span class="chip {action.value}">{both(*ACTIONS[action])}</span>'


def clauses_html(clauses: tuple[Clause, ...], recognizer: Recognizer) -> str:
    """The clauses in their order: the first whose conditions hold decides."""
    listed = "".join(f"<li>{_clause_html(clause, recognizer)}</li>" for clause in clauses)
    note = both("위에서부터 조건이 맞는 첫 조항이 정함", "the first whose conditions hold decides")
    return f'<ol class="clauses">{listed}</ol>' + (f'<p class="note">{note}</p>' if len(clauses) > 1 else "")


def _clause_html(clause: Clause, recognizer: Recognizer) -> str:
    said = list(conditions(clause, recognizer)) or [ALWAYS]
    approved = "".join(
        f" · {both(ko, en)}: {escape(value)}"
        for ko, en, value in (
            ("법적 근거", "legal basis", clause.legal_basis),
            ("승인", "approved by", clause.approved_by),
        )
        if value
    )
    when = " · ".join(both(ko, en) for ko, en in said)
    return (
        f"{chip(clause.action)} <code>{escape(clause.id)}</code> {escape(clause.why)}"
        f'<p class="note">{when}{approved}</p>'
    )


def entry_lines(entry: Entry, on: date) -> Iterator[tuple[str, str, str]]:
    """An entry of the allow-list as Korean name, English name and value."""
    yield "조항", "clause", entry.id
    if entry.values:
        yield "값", "values", ", ".join(entry.values)
    if entry.prefixes:
        yield "앞자리", "prefixes", ", ".join(entry.prefixes)
    if entry.direction:
        yield "조건", "direction", entry.direction
    if entry.detail:
        yield "동·층·호", "detail", "public too"
    yield "책임", "owner", entry.owner
    expired = " (지남, expired)" if entry.until < on else ""
    yield "마지막 날", "last day", entry.until.isoformat() + expired
    yield "까닭", "why", entry.why


def entries_html(entries: tuple[Entry, ...], on: date) -> str:
    """Public values as a list; a sentence where there are none."""
    if not entries:
        return f"<p>{both('공개된 값이 없습니다.', 'Nothing is public.')}</p>"
    return f"<ul>{''.join(f'<li>{_entry_html(entry, on)}</li>' for entry in entries)}</ul>"


def _entry_html(entry: Entry, on: date) -> str:
    lines = (f"{both(ko, en)}: {escape(value)}" for ko, en, value in entry_lines(entry, on))
    return f"<code>{escape(entry.entity)}</code> · " + " · ".join(lines)
