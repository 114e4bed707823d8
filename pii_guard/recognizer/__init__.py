"""All that a recognizer file imports: how it declares itself, and the examples that prove it."""

from pii_guard.recognizer.declaration import CONTEXT_REACH, Keep, Recognizer, stars
from pii_guard.recognizer.example import Example, Expects, Weight, catches, ignores, misses, overreaches
from pii_guard.recognizer.faults import MAX_REACH
from pii_guard.recognizer.opening import Opening, Question
from pii_guard.recognizer.pattern import AFTER_LABEL, DIGIT_EDGE, GAP, LINE_GOES_ON, SEP, WORD_EDGE, Match, Pattern
from pii_guard.recognizer.verdict import CONFIRMED, PLAUSIBLE, Candidate, Fired, Verdict, refuted
from pii_guard.sentences import Sentence

__all__ = [
    "AFTER_LABEL",
    "CONFIRMED",
    "CONTEXT_REACH",
    "DIGIT_EDGE",
    "GAP",
    "LINE_GOES_ON",
    "MAX_REACH",
    "PLAUSIBLE",
    "SEP",
    "WORD_EDGE",
    "Candidate",
    "Example",
    "Expects",
    "Fired",
    "Keep",
    "Match",
    "Opening",
    "Pattern",
    "Question",
    "Recognizer",
    "Sentence",
    "Verdict",
    "Weight",
    "catches",
    "ignores",
    "misses",
    "overreaches",
    "refuted",
    "stars",
]
