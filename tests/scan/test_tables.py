"""The scan tables: they hold what the recognizers say, miss nothing, and refuse bytes that are none."""

import re
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.soundness import mutated, tried
from pii_guard.catalog import load_catalog
from pii_guard.fold.folding import FOLDED_BY
from pii_guard.scan import openers, prefilter, tables
from pii_guard.scan.columns import matchers_of
from pii_guard.scan.scanner import Scanner
from pii_guard.scan.walk import Walker
from tests.fuzz.messages import messages

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))  # the builder is a script, and finds its neighbours so

from automata.building import build
from automata.deterministic import TooLargeError, determined
from automata.grouping import Group, grouped
from automata.layout import packed
from automata.positions import Counts, Positions, UnreadableError
from tables import expressions, say_stale

CATALOG = load_catalog()
runtime = tables.runtime()
needs_compiler = pytest.mark.skipif(runtime is None, reason="built without a C compiler: pip install -e . with one")


def test_the_tables_hold_every_expression_of_the_recognizers_and_of_folding(capsys):
    stale = say_stale(dict(expressions()))
    assert not stale, capsys.readouterr().out


def test_expressions_are_the_same_in_every_process():
    assert [e for _, e in expressions()] == [*owned(), *FOLDED_BY, *openers.expressions(CATALOG.recognizers)]


def owned():
    return [e for m in matchers_of(CATALOG.recognizers, CATALOG.bundled) for e in m.expressions]


@needs_compiler
def test_the_engine_in_force_is_named():
    assert Scanner(CATALOG).engine == "tables"


def without_tables(monkeypatch):
    monkeypatch.setattr(prefilter, "runtime", lambda: None)


def test_without_the_runtime_re2_is_in_force(monkeypatch):
    without_tables(monkeypatch)
    assert Scanner(CATALOG).engine == "re2"


def test_a_damaged_or_missing_file_leaves_the_other_engines(monkeypatch, tmp_path):
    good = tables.FILE.read_bytes()
    for content in (None, b"", b"no tables", good[:-9], b"\0" + good[1:], b"\xff\xff\xff\x7f" + good[4:]):
        path = tmp_path / "tables.bin"
        if content is not None:
            path.write_bytes(content)
        monkeypatch.setattr(tables, "FILE", path)
        tables.runtime.cache_clear()
        assert tables.runtime() is None
    tables.runtime.cache_clear()


# -- soundness --------------------------------------------------------------------------------------------------------


@needs_compiler
@pytest.mark.slow
def test_ten_thousand_spoilt_texts_hold_nothing_that_was_not_reported():
    tally = tried(CATALOG, mutated(CATALOG, 10_000))
    assert tally.texts == 10_000
    assert tally.missed == ()
    assert len(tally.reported) > 200


@needs_compiler
@given(messages)
@pytest.mark.slow
def test_whatever_a_message_holds_is_reported(message):
    assert tried(CATALOG, [message]).missed == ()


@needs_compiler
@given(messages)
@pytest.mark.slow
def test_every_engine_gives_the_same_findings(message):
    assert len({findings(scanner, message) for scanner in ENGINES.values()}) == 1


def findings(scanner, message):
    return scanner.scan(scanner.fold(message), decoys=True)


def scanners():
    """One of each engine."""
    with pytest.MonkeyPatch.context() as patch:
        made = {"tables": Scanner(CATALOG)}
        without_tables(patch)
        made["re2"] = Scanner(CATALOG)
        patch.setattr(prefilter, "re2", None)
        made["re"] = Scanner(CATALOG)
    return made


ENGINES = scanners()


# -- the builder ------------------------------------------------------------------------------------------------------

pieces = st.sampled_from(
    [
        "a",
        "b",
        "[ab]",
        "[^a]",
        "ab",
        "a{2}",
        "b{1,3}",
        "(?:a|bc)",
        "c?",
        "(?:^|[^a])",
        "(?:[^b]|$)",
        "가",
        "[가-하]",
        ".",
    ]
)
bodies = st.lists(pieces, min_size=1, max_size=5).map("".join)
exactly = Counts(1_000, 1_000)


def reported(automaton, text):
    """What an automaton reports, by the book."""
    column = {c: k for low, high, k in automaton.classes for c in {*map(ord, text)} if low <= c <= high}
    state, seen = 0, set()
    for k in [*(column[ord(c)] for c in text), automaton.end_class]:
        state = automaton.rows[state][k]
        seen |= {*automaton.reports[state]}
    return seen


@given(st.lists(bodies, min_size=1, max_size=3), st.text("abc가나\n\ud800\U0010ffff", max_size=8))
@example(["(?:[^b]|$)(?:[^b]|$)"], "")
@example(["(?:[^b]|$)(?:[^b]|$)"], "a")
@example(["(?:^|b)(?:^|가)a"], "a")
def test_an_automaton_reports_the_expressions_that_re_finds(several, text):
    positions = Positions()
    try:
        for number, body in enumerate(several):
            positions.add(body, number, exactly)
    except UnreadableError:
        return
    assert reported(determined(positions, 10_000), text) == {i for i, b in enumerate(several) if re.search(b, text)}


@given(bodies, st.integers(0, 2), st.text("abc가나", max_size=8))
def test_lowered_counts_only_match_more(body, count, text):
    positions = Positions()
    try:
        positions.add(body, 0, Counts(count, count))
    except UnreadableError:
        return
    if re.search(body, text):
        assert reported(determined(positions, 10_000), text) == {0}


@given(bodies | st.sampled_from(["[0-9]a", "1b{1,2}", "(?:12|a)b"]), st.text("abc가나12\n", max_size=8))
def test_every_match_holds_the_clues_of_its_expression(body, text):
    positions = Positions()
    try:
        positions.add(body, 0, exactly)
    except UnreadableError:
        return
    if (found := re.search(body, text)) is None:
        return
    assert not positions.digit or re.search("[0-9]", found[0])
    if positions.clues is not None:
        singles, pairs = positions.clues
        one = any(low <= ord(c) <= high for c in text for low, high in singles)
        assert one or any((ord(a), ord(b)) in pairs for a, b in pairwise(text))


def test_of_what_a_match_must_hold_the_rarest_is_looked_for():
    positions = Positions()
    positions.add("여권 ?번호[^0-9]{0,3}[0-9]{8}", 0, exactly)
    assert positions.digit
    assert positions.clues == ((), {(ord("여"), ord("권"))})


@pytest.mark.parametrize("body", ["(?=a)b", r"(a)\1", r"\ba", "(?i)é", "a{0,3}"])
def test_what_no_automaton_can_stand_for_is_refused(body):
    with pytest.raises(UnreadableError):
        Positions().add(body, 0, exactly)


def test_an_expression_that_has_no_automaton_is_named(monkeypatch):
    with pytest.raises(UnreadableError, match="KR_X/ahead: "):
        grouped({"KR_X/ahead": "(?=a)b"}, [], build)
    monkeypatch.setattr("automata.building.ALONE", 2)
    with pytest.raises(TooLargeError, match="KR_X/long: no lowering of its counts"):
        grouped({"KR_X/long": "abcdefgh"}, [], build)


def test_groups_are_kept_and_what_is_new_gets_a_place():
    named = {"a": "[0-9]a", "b": "[0-9]b", "c": "[0-9]c"}
    assert [set(g.names) for g in grouped(named, [["a", "gone"]], build)] == [{"a", "b", "c"}]
    assert grouped(named, [["a", "b"], ["c"]], build) == grouped(named, [["a", "b"], ["c"]], build)


def small():
    """Tables of two automata, and the expressions that they hold."""
    several = ["[0-9]{3}", "가나$", "a[^b]c", "^x"]
    groups = [Group(("0", "1"), build(several[:2])), Group(("2", "3"), build(several[2:]))]
    return packed(groups, {str(i): i for i in range(4)}), several


@needs_compiler
@given(st.text("0123abcx가나\n\ud800\U0010ffff\0", max_size=10))
def test_the_runtime_reports_what_re_finds(text):
    data, several = small()
    assert tables.compiled.Automata(data).scan(text) == tuple(
        i for i, body in enumerate(several) if re.search(body, text)
    )


@needs_compiler
@pytest.mark.parametrize("length", [0, 1, 1_023, 1_024, 1_025, 5_000])
def test_a_text_of_any_length_is_read_to_its_end(length):
    data, _ = small()
    assert tables.compiled.Automata(data).scan("y" * length + "123가나") == (0, 1)


@needs_compiler
@pytest.mark.slow
def test_bytes_that_end_too_soon_or_too_late_are_refused():
    data, _ = small()
    for end in range(len(data)):
        with pytest.raises(ValueError, match="no scan tables"):
            tables.compiled.Automata(data[:end])
    with pytest.raises(ValueError, match="no scan tables"):
        tables.compiled.Automata(data + b"\0")


@needs_compiler
@pytest.mark.parametrize("wrong", [None, 1, "text"])
def test_what_are_no_bytes_is_a_type_error(wrong):
    with pytest.raises(TypeError):
        tables.compiled.Automata(wrong)


@needs_compiler
@pytest.mark.parametrize("wrong", [None, 1, b"text"])
def test_what_is_no_text_is_a_type_error(wrong):
    with pytest.raises(TypeError):
        tables.compiled.Automata(small()[0]).scan(wrong)


@needs_compiler
@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_whatever_holds_bytes_is_read(kind):
    data, _ = small()
    assert tables.compiled.Automata(kind(data)).scan("010") == tables.compiled.Automata(data).scan("010")


# -- where matches end ------------------------------------------------------------------------------------------------


def ended(bodies, text):
    """Where matches end, by the book: one more where they need the end of the text, two with a line feed before it."""
    ends = set()
    for number, body in enumerate(bodies):
        needs_end = body.endswith("$")
        for start in range(len(text) + 1):
            for end in range(start + 1, len(text) + 1):
                if re.compile(body.removesuffix("$")).fullmatch(text, start, end) and (
                    not needs_end or end == len(text)
                ):
                    ends.add((number, end + needs_end))
    return ends


@needs_compiler
@given(st.text("0123abcx가나\n\ud800\U0010ffff\0", max_size=10))
def test_the_runtime_and_the_walk_say_where_matches_end(text):
    several = ["[0-9]{3}", "가나$", "a[^b]c", "x{1,2}"]
    groups = [Group(("0", "1"), build(several[:2])), Group(("2", "3"), build(several[2:]))]
    data = packed(groups, {str(i): i for i in range(4)})
    text = text.rstrip("\n")
    for ends in (tables.compiled.Automata(data).ends, Walker(data).ends):
        assert set(ends(text, (0, 1, 2, 3))) == ended(several, text)
        assert set(ends(text, (3,))) == {e for e in ended(several, text) if e[0] == 3}


@needs_compiler
def test_the_walk_reads_the_committed_tables_as_the_runtime_does():
    numbers = tuple(range(len(tables.runtime().numbers)))
    walk = tables.whereabouts()[1]
    for text in mutated(CATALOG, 40):
        assert walk(text, numbers) == tables.runtime().ends(text, numbers)


@needs_compiler
@pytest.mark.parametrize("number", [-1, 4, 5_000])
def test_an_expression_that_is_not_there_has_no_ends(number):
    data, _ = small()
    with pytest.raises(ValueError, match="no expression"):
        tables.compiled.Automata(data).ends("123", (number,))
