"""What is written in a policy, read without pydantic: the same as with it, and only where it was checked before."""

import subprocess
import sys
from hashlib import sha256
from importlib.resources import files

import pytest

from pii_guard.catalog import load_catalog
from pii_guard.errors import PolicyError
from pii_guard.policy import PolicySource, bundled_policies, load_policy
from pii_guard.policy.schema import PolicyTable
from pii_guard.policy.toml import parse_toml, read_toml
from pii_guard.policy.written import POLICIES, WrittenPolicy, was_checked

LEAST = 'id = "least"\nversion = "1"\n'
MORE = f"""{LEAST}
topics = ["tax"]
channels = ["web", {{ name = "kakao", bubble_stays = true }}]
[[clause]]
id = "one"
entities = ["PERSON"]
action = "redact"
why = "x"
[[allow]]
entity = "PHONE_NUMBER"
owner = "x"
until = 2030-01-01
why = "x"
[[deny]]
id = "own"
entity = "PERSON"
values = ["솔바람회"]
owner = "x"
why = "x"
[names]
never = ["한마음회관"]
owner = "x"
until = 2030-01-01
why = "x"
[style]
placeholder = "fixed"
[notice]
show_id = true
"""


def tables(value):
    """Named tuples as tables, however deep."""
    if hasattr(value, "_asdict"):
        return {key: tables(inner) for key, inner in value._asdict().items()}
    return [tables(inner) for inner in value] if isinstance(value, list | tuple) else value


def contents():
    yield from (read_toml(name).content for name in bundled_policies())
    yield from (parse_toml("own.toml", text.encode()).content for text in (LEAST, MORE))


@pytest.mark.parametrize("content", list(contents()), ids=[*bundled_policies(), "least", "more"])
def test_it_is_what_the_schema_reads(content):
    assert tables(WrittenPolicy.of(content)) == PolicyTable.model_validate(content).model_dump()


@pytest.mark.parametrize("name", bundled_policies())
def test_a_bundled_policy_is_known_as_checked(name):
    how = "cd pii_guard/policies && ls *.toml | grep -v cases | xargs sha256sum > checked.txt"
    assert was_checked(read_toml(name).sha256), how
    PolicyTable.model_validate(read_toml(name).content)


def test_nothing_else_is_known_as_checked():
    listed = files(POLICIES).joinpath("checked.txt").read_text("ascii").splitlines()
    assert listed == [f"{read_toml(name).sha256}  {name}.toml" for name in bundled_policies()]
    assert not was_checked(sha256(b"").hexdigest())


def test_a_bundled_policy_with_another_byte_is_checked_again():
    source = PolicySource("default.toml", files(POLICIES).joinpath("default.toml").read_bytes() + b'colour = "red"\n')
    with pytest.raises(PolicyError, match="colour"):
        load_policy(source, load_catalog())


@pytest.mark.process
def test_a_guard_by_a_bundled_policy_starts_without_what_only_others_need():
    code = (
        "import sys\nbefore = {*sys.modules}\nfrom pii_guard import Guard\nGuard().check('010-2345-6789')\n"
        "print(*{*sys.modules} - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"pydantic", "multiprocessing", "asyncio", "pii_guard.explain"}
    assert "pii_guard.guard.guard" in loaded
