"""Everything that people read of this program, in Korean and in English, side by side.

Each module is a table: of the command, of faults in policies and recognizers, of requests. A sentence never quotes a
message. Korean and English say the same; a sentence with {names} is called with their values. In Korean {name:은} is
the value with the form of the particle that agrees, and {name:'은} the same in quotation marks.
"""

import re
from collections.abc import Mapping
from typing import Literal

from pii_guard.sentences.particles import with_particle

Lang = Literal["ko", "en"]
_WEIGHT = re.compile(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")


class Sentence(str):
    """A sentence for people: as text it is the English one, `ko` is the Korean one."""

    __slots__ = ("ko",)
    ko: str

    def __new__(cls, ko: str, en: str) -> "Sentence":
        """Both languages, always."""
        sentence = super().__new__(cls, en)
        sentence.ko = ko
        return sentence

    def __reduce__(self) -> tuple[type["Sentence"], tuple[str, str]]:
        """Another process gets both languages."""
        return Sentence, (self.ko, str(self))

    def __call__(self, **values: object) -> "Sentence":
        """The sentence with its {names} filled in, a Sentence among the values in either language."""
        korean = {name: _Korean(value.ko if isinstance(value, Sentence) else value) for name, value in values.items()}
        return Sentence(self.ko.format(**korean), self.format(**values))

    def at(self, place: str) -> "Sentence":
        """The sentence behind the place that it speaks of: `office.toml: clause[2].action: …`."""
        return Sentence(f"{place}: {self.ko}", f"{place}: {self}")

    def below(self, key: str) -> "Sentence":
        """The sentence, which begins with a key, below the key of a table: `case[1].topic: …`."""
        return Sentence(f"{key}.{self.ko}", f"{key}.{self}")


class _Korean(str):
    """A value in a Korean sentence."""

    __slots__ = ()

    def __format__(self, particle: str) -> str:
        """The value and the agreeing form of the particle, if one is given."""
        shown = f"'{self}'" if particle.startswith("'") else str(self)
        wanted = particle.removeprefix("'")
        return shown + with_particle(str(self), wanted).removeprefix(str(self)) if wanted else shown


def language_of(environ: Mapping[str, str]) -> Lang:
    """The language of an environment: Korean where LANG says so."""
    return "ko" if environ.get("LANG", "").startswith("ko") else "en"


def accepted(header: str) -> Lang:
    """The language of an Accept-Language field (RFC 9110, section 12.5.4): the one of ours with the greater weight."""
    weights = {"ko": 0.0, "en": 0.0}
    for one in header.lower().split(",")[:20]:
        tag, _, rest = one.strip().partition(";")
        name = tag.strip().partition("-")[0]
        weight = rest.strip().removeprefix("q=")
        if name in weights:
            weights[name] = max(weights[name], float(weight) if _WEIGHT.fullmatch(weight) else float(not rest))
    return "ko" if weights["ko"] > weights["en"] else "en"


def spoken(sentence: str, lang: Lang) -> str:
    """The sentence in a language; what has only one is given as it is."""
    return sentence.ko if lang == "ko" and isinstance(sentence, Sentence) else str(sentence)
