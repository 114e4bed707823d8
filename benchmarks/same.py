"""Whether two trees decide alike: `python -m benchmarks.same --base REF [--texts 50000]`.

The same texts go through the working tree and through a commit, each in a process of its own: natural lines, every
class of messages, the probe, and spoilt examples of the rules. Compared are the action, the text and every finding.
Rules that changed since that commit show up as differences; for the engine alone, compare with the commit in which
only it changed, or leave out --base: then every engine of the working tree is compared with the tables.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import messages
from benchmarks.first_seen import ROOT, checked_out, installed
from benchmarks.soundness import mutated
from pii_guard.catalog import load_catalog

DECIDE = """
import json, sys
from pathlib import Path
from pii_guard import Guard
if sys.argv[3] != "tables":
    from pii_guard.scan import prefilter
    prefilter.runtime = lambda: None
    if sys.argv[3] == "re":
        prefilter.re2 = None
guard = Guard("office-example")
def told(text):
    d = guard.check(text, deadline_ms=600_000)
    findings = [[f.rule, f.parts, f.evidence.value, f.action.value, f.clause] for f in d.findings]
    return [d.action.value, d.text, d.code, findings]
texts = json.loads(Path(sys.argv[1]).read_text("ascii"))
Path(sys.argv[2]).write_text(json.dumps([told(text) for text in texts]), "ascii")
"""


def main() -> int:
    """Print how many differ, and the first of them; 1 where there is any."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.same", description=__doc__)
    parser.add_argument("--base", metavar="REF", help="a commit to compare with; without it, the other engines")
    parser.add_argument("--texts", type=int, default=50_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = collected(options.texts)
        (folder / "texts.json").write_text(json.dumps(texts), "ascii")
        now = installed(ROOT, folder / "now")
        ours = decided(now, folder, "tables")
        others = (
            {options.base: decided(checked_out(options.base, folder), folder, "tables")}
            if options.base
            else {engine: decided(now, folder, engine) for engine in ("re2", "re")}
        )
    failed = False
    for other, theirs in others.items():
        differ = [i for i, (a, b) in enumerate(zip(ours, theirs, strict=True)) if a != b]
        print(f"{len(texts)} texts, tables and {other}: {len(differ)} decisions differ")
        for i in differ[:10]:
            print(f"  {texts[i]!r}\n    {ours[i]}\n    {theirs[i]}")
        failed = failed or bool(differ)
    return int(failed)


def collected(count: int) -> list[str]:
    """Texts of every kind, each once."""
    classes = [make for name, make in messages.classes().items() if "characters" not in name]
    share = max(1, count // 2 // len(classes))
    chosen = [text for make in classes for text in make()[:share]]
    chosen += mutated(load_catalog(), count - len(chosen))
    return list(dict.fromkeys(chosen))


def decided(home: Path, folder: Path, engine: str) -> list[object]:
    """What the tree at `home` decides on the texts."""
    out = folder / "decided.json"
    command = [sys.executable, "-c", DECIDE, str(folder / "texts.json"), str(out), engine]
    subprocess.run(command, cwd=home, env={**os.environ, "PYTHONPATH": str(home)}, check=True)
    found: list[object] = json.loads(out.read_text("ascii"))
    return found


if __name__ == "__main__":
    sys.exit(main())
