"""The tries of `pii_guard.data`, each read once, when it is first asked for."""

from functools import cache
from importlib.resources import files

import marisa_trie


@cache
def trie(file: str) -> marisa_trie.Trie:
    """The trie in a file of `pii_guard.data`; it stays in memory."""
    return marisa_trie.Trie().frombytes(files("pii_guard.data").joinpath(file).read_bytes())
