"""pii-guard rules: the rule book on the terminal, one chapter of it, or the auditors' HTML."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pii_guard.audit.book import Book, Chapter, open_book, page, printed
from pii_guard.audit.book.changes import changes
from pii_guard.audit.book.chapter import EXPECTS, weighed
from pii_guard.audit.book.clauses import ACTIONS, ALWAYS, conditions, entry_lines
from pii_guard.audit.book.markup import BookLang
from pii_guard.audit.book.whole import PART, WHAT
from pii_guard.audit.examples import ExampleResult
from pii_guard.cli.screen import CommandError, Screen, visible
from pii_guard.guard import Guard
from pii_guard.model import Span
from pii_guard.model.clock import today
from pii_guard.policy import load_policy
from pii_guard.policy.allow import Entry
from pii_guard.policy.ruling import Clause
from pii_guard.recognizer.example import Expects, Weight

STDOUT = "-"


def rules(args: Namespace, screen: Screen) -> int:
    """1 when an example does not hold."""
    files = [name for name in (args.html, args.pdf) if name]
    if args.entity and files:
        raise CommandError(screen.words("one_or_all"))
    for name in files:
        if name != STDOUT:
            with _told(name, screen), Path(name).open("a"):
                pass  # before the examples run, which takes a while
    guard = Guard(args.policy)
    since = load_policy(policy_named(args.since), guard.catalog) if args.since else None
    entities = [_known(args.entity, guard, screen)] if args.entity else []
    book = open_book(guard, today(), entities, since)
    if files:
        _write(book, args, screen)
    elif args.entity:
        _read_out(book, screen)
    else:
        _list(book, screen)
    return int(bool(book.broken))


def marked(text: str, parts: Iterable[Span]) -> str:
    """An example as its file writes it, with «marks», on one line."""
    out, last = "", 0
    for part in parts:
        out += f"{text[last : part.start]}«{text[part.start : part.end]}»"
        last = part.end
    return visible((out + text[last:]).replace("\n", "⏎"))


def got(result: ExampleResult, screen: Screen) -> str:
    """The parts that were found instead, and how they weigh."""
    found = marked(result.example.text, result.found) if result.found else screen.words("nothing")
    return found + "".join(said_of(weight, screen) for weight in result.weights)


def said_of(weight: Weight, screen: Screen) -> str:
    """In brackets; empty where the weight says nothing."""
    said = ", ".join(screen.words.of(pair) for pair in weighed(weight))
    return f" ({said})" if said else ""


def policy_named(name: str) -> str | Path:
    """A policy as it is named on the command line: a file, or a bundled one."""
    return Path(name) if name.endswith(".toml") or "/" in name else name


def _write(book: Book, args: Namespace, screen: Screen) -> None:
    lang: BookLang = getattr(args, "lang", "both")
    if args.html == STDOUT:
        screen.line(page(book, lang).removesuffix("\n"))
    elif args.html:
        _put(args.html, page(book, lang).encode(), book, screen)
    if args.pdf:
        try:
            document = printed(book, getattr(args, "lang", "ko"))
        except (ImportError, OSError):
            raise CommandError(screen.words("no_pdf")) from None
        _put(args.pdf, document, book, screen)


def _put(name: str, content: bytes, book: Book, screen: Screen) -> None:
    with _told(name, screen):
        Path(name).write_bytes(content)
    screen.line(screen.words("written", name=name, rules=len(book.chapters), examples=len(book.results)))


@contextmanager
def _told(name: str, screen: Screen) -> Iterator[None]:
    """Expects in words why a file cannot be written."""
    try:
        yield
    except OSError as error:
        raise CommandError(screen.words("no_write", name=name, reason=error.strerror)) from None


def _known(name: str, guard: Guard, screen: Screen) -> str:
    """The entity of that name or label: KR_RRN, 주민등록번호, or what begins so and is the only one."""
    if name.upper() in guard.catalog.by_entity:
        return name.upper()
    plain = name.replace(" ", "").lower()
    labels = {
        r.entity: (r.label.replace(" ", "").lower(), r.label_en.replace(" ", "").lower())
        for r in guard.catalog.recognizers
    }
    same = [entity for entity, both in labels.items() if plain in both]
    alike = same or [entity for entity, both in labels.items() if any(one.startswith(plain) for one in both)]
    if len(alike) != 1 or not plain:
        names = alike or guard.catalog.by_entity
        raise CommandError(screen.words("no_entity", names=", ".join(names)))
    return alike[0]


def _list(book: Book, screen: Screen) -> None:
    words = screen.words
    heads = [words(key) for key in ("rule", "label", "action", "examples", "kinds")]
    screen.table(heads, (_listed(chapter, screen) for chapter in (*book.personal, *book.decoys)))
    screen.line()
    screen.line(f"  catalog {book.provenance.catalog_sha256}")
    p, policy = book.provenance, book.policy
    screen.line(f"  policy  {p.policy_id} {p.policy_version} {p.policy_sha256}")
    day = policy.effective.isoformat() if policy.effective else "–"
    for name, value in (("approved_by", policy.approved_by), ("effective", day), ("supersedes", policy.supersedes)):
        screen.line(f"          {words(name)}: {value or '–'}")
    for entry in policy.allow:
        screen.line(f"  allow   {entry.entity} · {_entry(entry, book, screen)}")
    for change in changes(book.since, policy) if book.since else ():
        screen.line(f"\n  {words.of(WHAT[change.what])} · {words.of(PART[change.part])} {change.id}")
        for sign, said in (("-", change.was), ("+", change.now)):
            if said:
                screen.line(f"    {sign} {visible(said)}")


def _listed(chapter: Chapter, screen: Screen) -> tuple[str, ...]:
    r, words = chapter.recognizer, screen.words
    actions = "/".join(words.of(ACTIONS[a]) for a in chapter.actions) or words("not_personal")
    verdict = f"✗ {chapter.broken}" if chapter.broken else "✓"
    return r.entity, words.of((r.label, r.label_en)), actions, f"{len(chapter.results)} {verdict}", " ".join(r.kinds)


def _read_out(book: Book, screen: Screen) -> None:
    chapter = book.chapters[0]
    r, words = chapter.recognizer, screen.words
    screen.line(screen.paint("bold", f"{r.label} · {r.label_en} · {r.entity}"))
    korean = r.about if words.lang == "ko" else ""
    screen.line(f"\n{korean or chapter.story.strip()}\n")
    for key, value in _about(chapter, book, screen):
        screen.line(f"{screen.paint('dim', words(key))}: {value}")
    for expects in Expects:
        if results := chapter.said(expects):
            screen.line()
            screen.line(screen.paint("bold", words.of(EXPECTS[expects])))
            for result in results:
                _example(result, screen)


def _about(chapter: Chapter, book: Book, screen: Screen) -> Iterable[tuple[str, str]]:
    r, words = chapter.recognizer, screen.words
    if r.legal_basis:
        yield "law", r.legal_basis
    yield "source", r.source
    for clause in chapter.clauses:
        yield "action", _clause(clause, chapter, screen)
    for entry in chapter.entries:
        yield "public", _entry(entry, book, screen)
    if r.decoy:
        yield "action", words("not_personal")
    if r.context:
        before, after = r.context_reach
        needed = f"; {words('required')}" if r.needs_context else ""
        yield "context", f"{', '.join(r.context)} ({words('reach', before=before, after=after)}{needed})"
    korean = r.korean if words.lang == "ko" else {}
    named = (f"{korean[p.name]} ({p.name})" if p.name in korean else p.name for p in r.patterns)
    yield "patterns", ", ".join(named) or words("grammar")


def _clause(clause: Clause, chapter: Chapter, screen: Screen) -> str:
    action = screen.paint(clause.action.value, screen.words.of(ACTIONS[clause.action]))
    said = [screen.words.of(pair) for pair in conditions(clause, chapter.recognizer)] or [screen.words.of(ALWAYS)]
    basis = [f"{screen.words('law')}: {clause.legal_basis}"] if clause.legal_basis else []
    approved = [f"{screen.words('approved_by')}: {clause.approved_by}"] if clause.approved_by else []
    return f"{action} [{clause.id}] ({'; '.join([*said, *basis, *approved])}) {clause.why}".rstrip()


def _entry(entry: Entry, book: Book, screen: Screen) -> str:
    return " · ".join(f"{screen.words.of((ko, en))}: {value}" for ko, en, value in entry_lines(entry, book.on))


def _example(result: ExampleResult, screen: Screen) -> None:
    example = result.example
    sign = screen.paint("allow", "✓") if result.holds else screen.paint("bad", "✗")
    parts = result.found if example.expects is Expects.OVERREACHES else example.parts
    why = result.recognizer.korean.get(example.why, example.why) if screen.words.lang == "ko" else example.why
    because = f"{why}{said_of(example.weight, screen)}"
    screen.line(f"  {sign} {marked(example.text, parts)}  {screen.paint('dim', because)}")
    if not result.holds:
        screen.line(f"    {screen.words('got')}: {got(result, screen)}")
