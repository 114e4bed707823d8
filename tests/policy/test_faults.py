"""What is wrong with a policy is said at once, with file and key."""

import json
from datetime import date
from pathlib import Path

import pytest

from pii_guard.errors import PolicyError
from pii_guard.model import Action
from pii_guard.policy import bundled_policies, load_policy
from pii_guard.policy.schema import policy_schema

HEAD = 'id = "p"\nversion = "1"\n'
CLAUSE = '[[clause]]\nid = "{id}"\nentities = {entities}\naction = "{action}"\nwhy = "w"\n{more}\n'
ALLOW = '[[allow]]\nentity = "{entity}"\nowner = "o"\nuntil = {until}\nwhy = "w"\n{more}\n'


def clause(name="c", entities='["PERSON"]', action="redact", more=""):
    return CLAUSE.format(id=name, entities=entities, action=action, more=more)


def allow(entity="PHONE_NUMBER", until="2099-01-01", more='values = ["044-204-2000"]'):
    return ALLOW.format(entity=entity, until=until, more=more)


def names(never='["한마음"]', until="2099-01-01"):
    return f'[names]\nnever = {never}\nowner = "o"\nuntil = {until}\nwhy = "w"\n'


@pytest.fixture
def load(small_catalog, tmp_path):
    def run(content):
        path = tmp_path / "p.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return load_policy(path, small_catalog)

    return run


@pytest.fixture
def faults(load):
    def run(content):
        with pytest.raises(PolicyError) as caught:
            load(content)
        assert all(fault.startswith(("p.toml: ", "/")) for fault in caught.value.faults)
        return caught.value.faults

    return run


ONE_FAULT = {
    "otherwise allow": (HEAD + 'otherwise = "allow"', "otherwise: must be 'redact' or 'block'"),
    "unknown key": (HEAD + 'colour = "red"', "colour: is not a known key"),
    "unknown key in a clause": (HEAD + clause(more="until = 2026-01-01"), "clause[1].until: is not a known key"),
    "missing key": ('version = "1"', "id: is missing"),
    "version is no text": ('id = "p"\nversion = 1', "version: must be text in quotes"),
    "date in quotes": (HEAD + allow(until='"2026-01-01"'), "allow[1].until: must be a date"),
    "unknown action": (HEAD + clause(action="hide"), "clause[1].action: must be one of"),
    "unknown direction": (HEAD + clause(more='direction = "x"'), "clause[1].direction: must be one of"),
    "unknown style": (HEAD + '[style]\nplaceholder = "x"', "style.placeholder: must be one of"),
    "nobody keeps that": (HEAD + '[style]\nkeep = "street"', "style.keep: no recognizer can keep 'street' readable"),
    "no why": (HEAD + clause().replace('"w"', '" "'), "clause[1].why: is empty"),
    "clause id with blanks": (HEAD + clause("a b"), "clause[1].id: must be lower-case"),
    "no entities": (HEAD + clause(entities="[]"), "clause[1].entities: is an empty list"),
    "unknown entity": (HEAD + clause(entities='["KR_SSN"]'), "clause[1] (c).entities: no recognizer finds 'KR_SSN'"),
    "decoy": (HEAD + clause(entities='["KR_CRN"]'), "clause[1] (c).entities: KR_CRN is a decoy"),
    "unknown topic": (HEAD + clause(more='topics = ["tax"]'), "clause[1] (c).topics: the policy declares no 'tax'"),
    "a channel without a name": (HEAD + "channels = [{ bubble_stays = true }]", "channels[1].name: is missing"),
    "a channel that is no name": (HEAD + "channels = [1]", "channels[1]: must be a table"),
    "unknown channel": (HEAD + clause(more='channels = ["fax"]'), "clause[1] (c).channels: the policy declares no"),
    "reserved id": (HEAD + clause("otherwise"), "clause[1] (otherwise).id: 'otherwise' is reserved"),
    "id twice": (HEAD + clause() + clause(entities='["KR_BRN"]'), "clause.id: 'c' is used twice"),
    "allow for a unique identifier": (
        HEAD + clause(entities='["KR_PASSPORT"]', action="allow"),
        "clause[1] (c).action: to allow KR_PASSPORT",
    ),
    "public unique identifier": (HEAD + allow("KR_RRN"), "allow[1].entity: KR_RRN is a unique identifier"),
    "unknown public entity": (HEAD + allow("KR_X"), "allow[1].entity: no recognizer finds 'KR_X'"),
    "short prefix": (HEAD + allow(more='prefixes = ["063-56"]'), "allow[1].prefixes: '063-56' needs area code"),
    "empty entry": (HEAD + allow(more=""), "allow[1].values: give values or prefixes"),
    "word of one letter": (HEAD + names('["김"]'), "names.never: '김' needs 2 letters"),
    "word twice": (HEAD + names('["한마음", "한마음"]'), "names.never: '한마음' is used twice"),
    "no words": (HEAD + names("[]"), "names.never: is an empty list"),
    "value of separators": (HEAD + allow(more='values = ["-"]'), "allow[1].values: a value without"),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_FAULT)
def test_one_fault_is_one_sentence_with_file_and_key(faults, name):
    content, start = ONE_FAULT[name]
    (fault,) = faults(content)
    assert fault.startswith(f"p.toml: {start}")


def test_a_kind_nobody_declares_is_a_fault(faults):
    text = "\n".join(faults(HEAD + clause(entities='["KR_BRN"]', more='kinds = ["nice"]')))
    assert "kinds: no entity of the clause has the kind 'nice'" in text


def test_all_faults_are_reported_at_once(faults):
    shape = faults('id = "P!"\nversion = 1\notherwise = "allow"\n' + clause(action="x"))
    assert len(shape) == 4
    names = faults(HEAD + clause(entities='["A", "B"]') + allow("C") + clause("c", more='topics = ["t"]'))
    assert len(names) == 5


def test_unreadable_toml_is_reported_with_its_line(faults):
    assert "line 3" in faults(HEAD + "clause = [")[0] or "at end" in faults(HEAD + "clause = [")[0]
    assert "line 3" in faults(HEAD + "= 1\n")[0]
    assert faults(b'id = "p"\nversion = "\xff"') == ("p.toml: line 2: is not UTF-8",)


def test_what_an_editor_on_windows_writes_is_read(load):
    assert load(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode()).id == "p"


def test_a_missing_file_and_an_unknown_name_are_faults(small_catalog, tmp_path):
    for source in (tmp_path / "none.toml", "no-such-policy", tmp_path):
        with pytest.raises(PolicyError, match="cannot be read"):
            load_policy(source, small_catalog)


def test_an_allowed_unique_identifier_needs_law_and_approval_on_the_clause_itself(faults, load):
    law, name = 'legal_basis = "여권법"', 'approved_by = "보호책임자"'
    passport = {"entities": '["KR_PASSPORT"]', "action": "allow"}
    assert "approved_by" in faults(HEAD + name + "\n" + clause(**passport, more=law))[0]
    assert "legal_basis" in faults(HEAD + clause(**passport, more=name))[0]
    assert load(HEAD + clause(**passport, more=f"{law}\n{name}")).clauses[0].action is Action.ALLOW


@pytest.mark.parametrize(
    ("before", "after", "reached"),
    [
        ({}, {}, False),
        ({"more": 'kinds = ["person"]'}, {}, True),
        ({}, {"more": 'kinds = ["person"]'}, False),
        ({"more": 'topics = ["a"]'}, {}, True),
        ({}, {"more": 'topics = ["a"]'}, False),
        ({"more": 'topics = ["a", "b"]'}, {"more": 'topics = ["b"]'}, False),
        ({"more": 'direction = "citizen"'}, {"more": 'direction = "officer"'}, True),
        ({"more": 'channels = ["w"]'}, {"more": 'topics = ["a"]'}, True),
        ({"more": 'topics = ["a"]'}, {"more": 'topics = ["a"]\nchannels = ["w"]'}, False),
    ],
)
def test_a_clause_that_others_hide_is_a_fault(load, before, after, reached):
    brn = {"entities": '["KR_BRN"]'}
    content = (
        HEAD
        + 'topics = ["a", "b"]\nchannels = ["w"]\n'
        + clause("one", **brn, **before)
        + clause("two", **brn, **after)
    )
    if reached:
        load(content)
    else:
        with pytest.raises(PolicyError, match=r"clause\[2\] \(two\): is never reached"):
            load(content)


def test_a_clause_that_several_others_hide_together_is_a_fault(load):
    content = HEAD + clause("one", '["PERSON"]') + clause("two", '["KR_BRN"]') + clause("three", '["KR_BRN", "PERSON"]')
    with pytest.raises(PolicyError, match="three"):
        load(content)


def test_an_expired_entry_is_a_warning_that_names_its_owner(load):
    policy = load(HEAD + allow(until="2020-01-01"))
    assert policy.warnings == ("p.toml: allow[1].until: expired on 2020-01-01; ask o",)
    assert load(HEAD + allow()).warnings == ()


def test_an_expired_list_of_no_names_is_a_warning_too(load):
    policy = load(HEAD + names(until="2020-01-01"))
    assert policy.warnings == ("p.toml: names.until: expired on 2020-01-01; ask o",)
    assert load(HEAD + names()).warnings == ()


def test_a_policy_before_its_day_is_a_warning(load):
    assert load(HEAD + "effective = 2099-01-01").warnings == ("p.toml: effective: only from 2099-01-01",)


def test_a_policy_says_who_answers_for_it(load):
    policy = load(
        HEAD + 'approved_by = "a"\neffective = 2020-01-01\nsupersedes = "0"\nhome = "전북 고창군"\notherwise = "block"'
    )
    assert (policy.approved_by, policy.effective, policy.supersedes) == ("a", date(2020, 1, 1), "0")
    assert (policy.office.home, policy.otherwise, policy.style, len(policy.sha256)) == (
        "전북 고창군",
        Action.BLOCK,
        "label",
        64,
    )


def test_three_policies_are_bundled():
    assert bundled_policies() == ("default", "logs", "office-example", "strict")


def test_the_published_schema_is_that_of_the_code():
    committed = Path(__file__).parents[2] / "docs" / "policy.schema.json"
    assert json.loads(committed.read_text(encoding="utf-8")) == policy_schema()
