"""The whole policy in the book: every clause in its order, what else it says, and what changed since an older one."""

from html import escape

from pii_guard.audit.book.book import Book
from pii_guard.audit.book.changes import Change, changes
from pii_guard.audit.book.clauses import chip, where
from pii_guard.audit.book.markup import both, speaks
from pii_guard.policy.ruling import Clause

WHAT = {"added": ("새로", "added"), "removed": ("없앰", "removed"), "changed": ("바꿈", "changed")}
PART = {
    "clause": ("조항", "clause"),
    "allow": ("허용 목록", "allow-list"),
    "deny": ("금지 목록", "deny-list"),
    "names": ("이름 아닌 말", "words that are no names"),
    "setting": ("설정", "setting"),
}
_STYLES = {
    "label": ("이름표로 바꿈: [전화번호]", "a label: [전화번호]"),
    "numbered": ("번호 붙은 이름표: [전화번호1]", "a numbered label: [전화번호1]"),
    "partial": ("일부만 남김: 010-****-5678", "partly shown: 010-****-5678"),
    "fixed": ("***", "***"),
}


def policy_html(book: Book) -> str:
    """Every clause with its conditions, then what the policy says besides."""
    policy = book.policy
    rows = "".join(_row(n, clause, book) for n, clause in enumerate(policy.clauses, 1))
    heads = "".join(
        f'<th scope="col">{both(ko, en)}</th>'
        for ko, en in (
            ("조항", "clause"),
            ("개인정보", "identifiers"),
            ("조건", "conditions"),
            ("조치", "action"),
            ("까닭", "why"),
        )
    )
    rest = _otherwise(book)
    facts = "".join(f"<dt>{both(ko, en)}</dt><dd>{value}</dd>" for ko, en, value in _facts(book))
    note = both("위에서부터 조건이 맞는 첫 조항이 정함", "the first whose conditions hold decides")
    return f"""<h2 class="part" id="policy">{both("정책 전체", "the whole policy")}</h2>
<table class="clauses-table"><caption>{note}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}{rest}</tbody></table>
<dl class="about">{facts}</dl>"""


def _row(number: int, clause: Clause, book: Book) -> str:
    known = {c.recognizer.entity: c.recognizer for c in book.chapters}
    labels = ", ".join(_label(known[e].label, known[e].label_en) if e in known else e for e in clause.entities)
    said = " · ".join(both(ko, en) for ko, en in where(clause)) or both("조건 없음", "no condition")
    basis = (
        f'<p class="note">{escape(clause.legal_basis)} {escape(clause.approved_by)}</p>' if clause.legal_basis else ""
    )
    return (
        f'<tr><th scope="row">{number}. <code>{escape(clause.id)}</code></th><td>{escape(labels)}</td><td>{said}</td>'
        f"<td>{chip(clause.action)}</td><td>{escape(clause.why)}{basis}</td></tr>"
    )


def _otherwise(book: Book) -> str:
    name = both("그 밖의 모든 것", "everything else")
    return (
        f'<tr><th scope="row"><code>otherwise</code></th><td>{name}</td><td></td><td>{chip(book.policy.otherwise)}</td>'
        f"<td>{both('따로 정한 조항이 없음', 'no clause names it')}</td></tr>"
    )


def _label(ko: str, en: str) -> str:
    return ko if speaks("ko") else en


def _facts(book: Book) -> list[tuple[str, str, str]]:
    policy = book.policy
    facts = [("가리는 모양", "placeholders", both(*_STYLES[policy.style]))]
    if policy.keep:
        facts.append(("남기는 앞부분", "what stays readable", escape(policy.keep)))
    if policy.office.home:
        facts.append(("기관의 지역", "region of the office", escape(policy.office.home)))
    if policy.topics:
        facts.append(("주제", "topics", escape(", ".join(policy.topics))))
    if policy.channels:
        facts.append(("창구", "channels", escape(", ".join(policy.channels))))
    for denial in policy.deny:
        kept = both(
            f"{denial.entity} 값 {denial.count}개 (적지 않음)", f"{denial.count} values of {denial.entity}, not shown"
        )
        facts.append(
            (
                "금지 목록",
                "deny-list",
                f"<code>{escape(denial.id)}</code> {kept} · {escape(denial.owner)} · {escape(denial.why)}",
            )
        )
    if policy.names:
        never = f"{', '.join(policy.names.never)} · {policy.names.owner} · {policy.names.until} · {policy.names.why}"
        facts.append(("이름 아닌 말", "words that are no names", escape(never)))
    return facts


def changes_html(book: Book) -> str:
    """What changed since the older policy; nothing where none was given."""
    if book.since is None:
        return ""
    old = book.since
    found = list(changes(old, book.policy))
    listed = "".join(map(_change, found)) or f"<li>{both('바뀐 것이 없습니다.', 'Nothing has changed.')}</li>"
    since = f"{escape(old.id)} {escape(old.version)} <code>{old.sha256[:16]}</code>"
    return f"""<h2 class="part" id="changes">{both("바뀐 것", "what has changed")}</h2>
<p>{both("이전 정책", "since")}: {since}</p><ul class="changes">{listed}</ul>"""


def _change(change: Change) -> str:
    told = f"{both(*WHAT[change.what])} · {both(*PART[change.part])} <code>{escape(change.id)}</code>"
    was = f"<p><del>{escape(change.was)}</del></p>" if change.was else ""
    return f"<li>{told}{was}{f'<p><ins>{escape(change.now)}</ins></p>' if change.now else ''}</li>"
