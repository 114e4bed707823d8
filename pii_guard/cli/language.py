"""The language of the command."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pii_guard.sentences import Lang, language_of
from pii_guard.sentences.command import TABLE


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    lang: Lang

    def __call__(self, key: str, **values: object) -> str:
        """The message `key` with its values filled in."""
        return self.of(TABLE[key]).format(**values)

    def of(self, pair: tuple[str, str]) -> str:
        """The one of (Korean, English) that this language is."""
        return pair[0] if self.lang == "ko" else pair[1]


def chosen(arguments: Sequence[str], environ: Mapping[str, str]) -> Lang:
    """The language of `--lang`, wherever it stands, else of the environment."""
    for option, value in zip(arguments, [*arguments[1:], ""], strict=False):
        wanted = value if option == "--lang" else option.removeprefix("--lang=")
        if option.startswith("--lang") and wanted in ("ko", "en"):
            return "ko" if wanted == "ko" else "en"
    return language_of(environ)
