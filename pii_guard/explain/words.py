"""The words that must stand near a value: whether they do, and which one stands too far away."""

from collections.abc import Iterable

from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Recognizer
from pii_guard.scan.scanner import NO_LABEL, Search, label_search
from pii_guard.sentences import Sentence
from pii_guard.sentences import explanation as say

SHOWN = 3  # words of the list, as examples


class Words:
    """The context words of all recognizers, searched as the scan does."""

    def __init__(self, recognizers: Iterable[Recognizer]) -> None:
        self._needed = {
            f"{r.entity}/{p.name}": r.needs_context if p.needs_context is None else p.needs_context
            for r in recognizers
            for p in r.patterns
        }
        self._searches: dict[str, Search | None] = {}

    def stand_near(self, recognizer: Recognizer, start: int, end: int, folded: str) -> bool:
        """Whether one of them stands within reach of a place of the folded text."""
        search = self._search_of(recognizer)
        return search is not None and search(folded, start, end) < NO_LABEL

    def suffice(self, recognizer: Recognizer, name: str, folded: str, start: int, end: int) -> bool:
        """Whether the pattern `name` would have been content with the words around this place."""
        return not self._needed[f"{recognizer.entity}/{name}"] or self.stand_near(recognizer, start, end, folded)

    def missing(self, recognizer: Recognizer, text: Text, candidate: Candidate) -> Sentence:
        """Which words are asked for and within which reach; and one that stands outside it."""
        before, after = recognizer.context_reach
        words = "·".join(dict.fromkeys(word.strip() for word in recognizer.context[:SHOWN])) + "…"
        rule = say.NEEDS_WORD(before=before, after=after, words=words)
        outside = _nearest(text.folded.lower(), recognizer, candidate)
        return say.WORD_OUTSIDE(rule=rule, word=outside[1], far=outside[0]) if outside else rule

    def _search_of(self, recognizer: Recognizer) -> Search | None:
        if recognizer.entity not in self._searches:  # two threads may both compile, with the same result
            self._searches[recognizer.entity] = label_search(recognizer)
        return self._searches[recognizer.entity]


def _nearest(folded: str, recognizer: Recognizer, candidate: Candidate) -> tuple[int, str] | None:
    start, end = candidate.parts[0].start, candidate.parts[-1].end
    found = []
    for word in map(str.lower, recognizer.context):
        before, behind = folded.rfind(word, 0, start), folded.find(word, end)
        if before >= 0:
            found.append((start - before - len(word), word))
        if behind >= 0:
            found.append((behind - end, word))
    return min(found) if found else None
