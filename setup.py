"""What pyproject.toml cannot say: packages are found, an extension may fail to build, links lead somewhere.

Without a compiler the package installs as well, and gives the same results with RE2 or `re`. The page of a package
knows no files: links of the README are plain text there, unless HOMEPAGE=https://… names the public repository.
"""

import os
import re
import tomllib
from pathlib import Path

from setuptools import Extension, find_packages, setup

DECLARED = tomllib.loads(Path(__file__).with_name("pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
FOLDERS = {"pii_guard": "pii_guard", **DECLARED["package-dir"]}
HOMEPAGE = os.environ.get("HOMEPAGE", "").rstrip("/")
PLACES = {"Homepage": "", "Documentation": "/blob/HEAD/docs", "Changelog": "/blob/HEAD/CHANGELOG.md"}


def described():
    """README.md without pictures, its links into the repository absolute or plain."""
    text = re.sub(r"^!\[.*\)\n", "", Path(__file__).with_name("README.md").read_text("utf-8"), flags=re.MULTILINE)
    return re.sub(r"\[([^\]]+)\]\((?!https?:)([^)]+)\)", rf"[\1]({HOMEPAGE}/blob/HEAD/\2)" if HOMEPAGE else r"\1", text)


def packages():
    """Every package there is: a rule that becomes one is named in no list."""
    found = [(home, find_packages(folder)) for home, folder in FOLDERS.items()]
    return [name for home, below in found for name in (home, *(f"{home}.{one}" for one in below))]


setup(
    packages=packages(),
    long_description=described(),
    long_description_content_type="text/markdown",
    project_urls={name: HOMEPAGE + place for name, place in PLACES.items()} if HOMEPAGE else {},
    ext_modules=[
        Extension("pii_guard.scan._automata", ["pii_guard/scan/_automata.c"], py_limited_api=True, optional=True)
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)
