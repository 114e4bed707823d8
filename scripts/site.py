"""Builds the documentation into a folder of pages, Korean first: `make site`.

    python scripts/site.py [--into FOLDER]
    python -m http.server -d dist/site          # to look at it; opened as files the pages are whole but for the search

Works without a network, as do the pages. Exits with 1 where a link of a page leads nowhere.
"""

import os
import re
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ROOT / "scripts" / "site.yml"
STAGE = ROOT / "build" / "site"
KOREAN = ("integrate", "operate", "audit", "desk")  # the order in which a newcomer reads
CONTRAST = """[data-md-color-scheme="default"] { --md-default-fg-color--light: hsla(0, 0%, 0%, .68); }
[data-md-color-scheme="slate"] { --md-default-fg-color--light: hsla(225, 15%, 90%, .78); }
.md-typeset a { text-decoration: underline; text-underline-offset: .15em; }
.md-typeset { word-break: keep-all; overflow-wrap: anywhere; }
"""  # what the theme paints too pale, or tells by colour alone, as axe says; Korean words stay whole
AROUND = ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
SOURCE = re.compile(r"\[([^\]]+)\]\((?:\.\./)*(?:deploy|examples|service|pii_guard)(?:/[^)]*)?\)")  # no pages


def stage() -> None:
    """Lay out what becomes a page: README.ko.md is the first one, the folders stay where they are."""
    shutil.rmtree(STAGE, ignore_errors=True)
    shutil.copytree(ROOT / "docs", STAGE / "docs")
    for name in ("README.md", "README.ko.md", *AROUND):
        shutil.copy(ROOT / name, STAGE / name)
    (STAGE / "site.css").write_text(CONTRAST, "utf-8")
    for page in STAGE.rglob("*.md"):
        page.write_text(_moved(page), "utf-8")
    (STAGE / "README.ko.md").rename(STAGE / "index.md")
    (STAGE / "README.md").rename(STAGE / "en.md")


def _moved(page: Path) -> str:
    """The text of a page, its links following the two that get other names, those into the source without a link."""
    text = SOURCE.sub(r"\1", page.read_text("utf-8"))
    return re.sub(r"\(((?:\.\./)*)README(\.ko)?\.md", lambda m: f"({m[1]}{'index' if m[2] else 'en'}.md", text)


def navigation() -> list[Any]:
    """Korean pages, then English ones, each under its own first heading."""
    korean = [page for name in KOREAN if (page := STAGE / "docs" / "ko" / f"{name}.md").exists()]
    korean += [page for page in sorted((STAGE / "docs" / "ko").glob("*.md")) if page not in korean]
    english = sorted((STAGE / "docs").glob("*.md"))
    around = [STAGE / name for name in AROUND]
    return [
        {"한국어": [_entry(STAGE / "index.md"), *map(_entry, korean)]},
        {"English": [_entry(STAGE / "en.md"), *map(_entry, english), *map(_entry, around)]},
    ]


def _entry(page: Path) -> dict[str, str]:
    title = TITLE.search(page.read_text("utf-8"))
    assert title, f"{page.name} needs a first heading: # …"
    return {title[1]: str(page.relative_to(STAGE))}


def build(into: Path) -> int:
    """Write the pages. Returns mkdocs' exit code: 1 where a link leads nowhere."""
    stage()
    more = {"nav": navigation(), "docs_dir": str(STAGE), "site_dir": str(into)}
    config = STAGE.parent / "mkdocs.yml"
    config.write_text(f"INHERIT: {CONFIG}\n{yaml.safe_dump(more, allow_unicode=True, sort_keys=False)}", "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean", "--config-file", str(config)]
    return subprocess.run(command, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=False).returncode


def main() -> int:
    """Build, and say where."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--into", type=Path, default=ROOT / "dist" / "site", help="default: dist/site")
    into = parser.parse_args().into.resolve()
    failed = build(into)
    if not failed:
        print(f"{sum(1 for _ in into.rglob('*.html'))} pages: {into / 'index.html'}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
