"""The compiled wheel: the same decisions and the same reasons as the Python sources, which the rules are."""

import json
import subprocess
import sys
from random import Random

import pytest

from benchmarks import messages
from pii_guard.catalog import load_catalog

pytestmark = [pytest.mark.process, pytest.mark.slow]

ASK = """
import json, sys
import pii_guard.recognizers.person.scoring as scoring
from pii_guard import Guard
guard = Guard("office-example")
def told(answer):
    facts = answer.as_json()
    for part in (facts, facts.get("decision", {})):
        part.pop("decision_id", None), part.pop("took_us", None)
    return facts
print(json.dumps([scoring.__file__, guard.engine, guard.catalog.sha256]))
for i, text in enumerate(json.load(sys.stdin)):
    print(json.dumps(told(guard.check(text))))
    if not i % 10:
        print(json.dumps(told(guard.explain(text)), default=str))
"""


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """A folder with the wheel of scripts/compiled.py in it."""
    dist, home = tmp_path_factory.mktemp("dist"), tmp_path_factory.mktemp("home")
    subprocess.run([sys.executable, "scripts/compiled.py", "--to", dist], check=True, capture_output=True)
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", home]
    subprocess.run([*pip, *dist.glob("*.whl")], check=True, capture_output=True)
    return home


def texts():
    """Everything that the rules say of themselves, and some of each class of messages."""
    of_rules = [example.text for r in load_catalog().recognizers for example in r.examples]
    classes = (make() for name, make in messages.classes().items() if "4,000" not in name)
    return of_rules + [text for some in classes for text in Random(7).sample(some, 150)]


def answers(home, asked):
    run = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=home,
        env={"PYTHONPATH": str(home), "PYTHONHASHSEED": "0"},
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    first, *others = map(json.loads, run.stdout.splitlines())
    return first, others


def test_the_compiled_wheel_decides_and_explains_as_the_sources_do(compiled, tmp_path):
    asked = texts()
    (file, engine, catalog), found = answers(compiled, asked)
    assert file.endswith(".so"), "nothing is compiled"
    (source, _, ours), expected = answers(tmp_path, asked)
    assert source.endswith(".py")
    assert (engine, catalog) == ("tables", ours), "the hash of the rules is of their sources"
    different = [one for one, other in zip(found, expected, strict=True) if one != other]
    assert not different
