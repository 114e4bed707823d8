"""pii-guard policy: lint and schema."""

import json

from tests.cli.samples import POLICY


def test_a_sound_policy_is_fine(run, office):
    code, out, _ = run("policy", "lint", office / "office.toml", "strict")
    assert code == 0
    assert "office.toml: fine (1 clauses, 0 allowed)" in out
    assert "strict: fine" in out


def test_lint_names_every_fault_of_every_file(run, office):
    bad = office / "bad.toml"
    bad.write_text('id = "bad"\nversion = "1"\notherwise = "allow"\ncolour = 1\n', encoding="utf-8")
    code, out, _ = run("policy", "lint", bad, office / "office.toml", office / "none.toml")
    assert code == 2
    for fault in ("bad.toml: otherwise", "bad.toml: colour", "office.toml: fine", "none.toml: cannot be read"):
        assert fault in out


def test_an_expired_entry_is_a_warning(run, office):
    entry = (
        '[[allow]]\nentity = "PHONE_NUMBER"\nprefixes = ["063-560-"]\n'
        'owner = "정보통신팀"\nuntil = 2020-12-31\nwhy = "부서 전화"\n'
    )
    (office / "office.toml").write_text(POLICY + entry, encoding="utf-8")
    code, out, _ = run("policy", "lint", office / "office.toml")
    assert code == 0
    assert out.startswith("warning office.toml: allow[1].until")


def test_the_schema_is_json(run):
    code, out, _ = run("policy", "schema")
    assert code == 0
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
