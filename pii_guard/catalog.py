"""Finds every recognizer there is: ours, those of installed plug-ins, and the caller's own."""

import importlib
import importlib.resources.abc
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from inspect import getmodule, getsource
from types import MappingProxyType

from pii_guard.errors import CatalogError
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.catalog import Catalog
from pii_guard.recognizer.faults import neighbour_faults
from pii_guard.sentences import Sentence
from pii_guard.sentences import catalog as say

HOME = "pii_guard.recognizers"  # the package of our own files, and the entry-point group of others
LOOKALIKES = "/lookalikes"  # the folder of the decoys among them


def load_catalog(own: Iterable[Recognizer] = ()) -> Catalog:
    """Our recognizers, those of the entry-point group `pii_guard.recognizers`, and `own`.

    Raises CatalogError with every fault of every file at once.
    """
    faults: list[Sentence] = []
    bundled = [*_bundled(faults)]
    others = [*_plugged_in(faults), *((r, "") for r in own)]
    faults += [fault for r, _ in others for fault in neighbour_faults(r)]
    if faults:
        raise CatalogError(faults)
    found = sorted([*bundled, *others], key=lambda pair: pair[0].entity)
    stories = MappingProxyType({r.entity: story for r, story in found})
    rules = _digest(sorted((r for r, _ in others), key=lambda r: r.entity))
    return Catalog(tuple(r for r, _ in found), stories, rules, frozenset(r.entity for r, _ in bundled))


def _bundled(faults: list[Sentence]) -> Iterator[tuple[Recognizer, str]]:
    for folder in ("", LOOKALIKES):
        package = importlib.import_module(HOME + folder.replace("/", "."))
        for info in pkgutil.iter_modules(package.__path__):
            if f"/{info.name}" != LOOKALIKES:
                yield from _declared(f"{folder}/{info.name}", faults)


def _declared(file: str, faults: list[Sentence]) -> Iterator[tuple[Recognizer, str]]:
    """The recognizer that a file declares; `file` is its path below the folder of recognizers, without the ending."""
    try:
        module = importlib.import_module(HOME + file.replace("/", "."))
    except CatalogError as error:
        faults += error.faults
        return
    recognizer, (folder, _, name) = getattr(module, "RECOGNIZER", None), file.rpartition("/")
    if not isinstance(recognizer, Recognizer):
        faults.append(say.NO_RECOGNIZER.at(f"recognizers{file}"))
    elif recognizer.entity.lower() != name:
        faults.append(say.FILE_NAME(entity=recognizer.entity).at(f"recognizers{file}"))
    elif recognizer.decoy is not (folder == LOOKALIKES):
        faults.append(say.WRONG_FOLDER.at(f"recognizers{file}"))
    else:
        yield recognizer, module.__doc__ or ""


def _plugged_in(faults: list[Sentence]) -> Iterator[tuple[Recognizer, str]]:
    for entry in _entries(entry_points):
        try:
            loaded = entry.load()
        except CatalogError as error:
            faults += error.faults
            continue
        for recognizer in [loaded] if isinstance(loaded, Recognizer) else loaded:
            if isinstance(recognizer, Recognizer):
                yield recognizer, f"From the installed package behind the entry point {entry.name!r}."
            else:
                faults.append(say.NO_PLUGIN.at(f"entry point {entry.name}"))


@lru_cache(maxsize=1)
def _entries(look: Callable[..., Iterable[EntryPoint]]) -> tuple[EntryPoint, ...]:
    """Those of our group, looked for once by each way to `look`: it reads a file of every package that is installed."""
    return tuple(look(group=HOME))


def _digest(others: Iterable[Recognizer]) -> str:
    """sha256 over our sources and data files, and over all that the recognizers of others declare and run."""
    digest = sha256(_sources())
    for r in others:
        digest.update(_declaration({f.name: getattr(r, f.name) for f in fields(r)}).encode())
    return digest.hexdigest()


def _declaration(value: object) -> str:
    """What a field of a declaration holds, the same in every process."""
    if isinstance(value, Mapping):
        return _declaration(sorted(value.items()))
    if isinstance(value, set | frozenset):
        return _declaration(sorted(value))
    if isinstance(value, list | tuple):
        return f"({', '.join(map(_declaration, value))})"
    return _function(value) if callable(value) else repr(value)


def _function(value: Callable[..., object]) -> str:
    """A function by its name, what was given to the one that made it (`stars(1, 4)`), and its module's source.

    Where nobody can read the module, as at a prompt, without that.
    """
    name, code = getattr(value, "__qualname__", type(value).__qualname__), getattr(value, "__code__", None)
    cells = [cell.cell_contents for cell in getattr(value, "__closure__", None) or ()]
    module, source = getmodule(value), ""
    with suppress(OSError, TypeError):  # of no file, or built in
        source = getsource(module) if module else ""
    return f"{name} {code and code.co_firstlineno} {_declaration([c for c in cells if not callable(c)])} {source}"


@cache
def _sources() -> bytes:
    """sha256 over our sources and data files as they were with the first catalog, when they were imported."""
    digest = sha256()
    for root in (files(HOME), files("pii_guard").joinpath("data")):
        for path in sorted(_walk(root), key=lambda p: p[0]):
            digest.update(path[0].encode() + b"\0" + path[1] + b"\0")
    return digest.digest()


def _walk(root: "importlib.resources.abc.Traversable", prefix: str = "") -> Iterator[tuple[str, bytes]]:
    if not root.is_dir():
        return
    for entry in root.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _walk(entry, f"{prefix}{entry.name}/")
        elif not entry.is_dir() and not entry.name.endswith(".pyc"):
            yield prefix + entry.name, entry.read_bytes()
