"""The one thing that pyproject.toml cannot say: a C extension that may fail to build, for one wheel a platform.

Without a compiler the package installs as well, and gives the same results with RE2 or `re`.
"""

from setuptools import Extension, setup

setup(
    ext_modules=[
        Extension("pii_guard.scan._automata", ["pii_guard/scan/_automata.c"], py_limited_api=True, optional=True)
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)
