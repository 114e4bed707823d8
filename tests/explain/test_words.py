"""The words that a rule asks for: where they stand, and which stands too far away."""

from pii_guard.explain.words import Words
from pii_guard.model import Evidence, Span
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Pattern
from tests.explain.invented import rule

ASKS = Pattern("asks", "AC[0-9]{4}", needs_context=True)
NEVER = Pattern("never", "AD[0-9]{4}", needs_context=False)
AS_ITS_RULE = Pattern("as-its-rule", "AE[0-9]{4}")
FAR = "가" * 60


def missing(folded, badge="AC1234", context=("사원증", "출입증")):
    start = folded.index(badge)
    recognizer = rule(ASKS, context=context, needs_context=True)
    candidate = Candidate("asks", (Span(start, start + len(badge)),), Evidence.PLAUSIBLE)
    return Words([recognizer]).missing(recognizer, Text(folded, folded), candidate).ko


def test_a_pattern_may_ask_for_a_word_or_not_whatever_its_rule_does():
    for needs in (True, False):
        recognizer = rule(ASKS, NEVER, AS_ITS_RULE, context=("사원증",), needs_context=needs)
        words = Words([recognizer])
        contented = [words.suffice(recognizer, name, "AC1234", 0, 6) for name in ("asks", "never", "as-its-rule")]
        assert contented == [False, True, not needs]
        assert words.suffice(recognizer, "asks", "사원증 AC1234", 4, 10)


def test_beside_a_rule_without_words_none_stands():
    recognizer = rule(Pattern("plain", "AC[0-9]{4}"))
    assert not Words([recognizer]).stand_near(recognizer, 4, 10, "사원증 AC1234")


def test_the_nearest_word_outside_the_reach_is_named_with_its_distance():
    assert "'사원증'" in missing(f"사원증{FAR}AC1234")
    assert "60" in missing(f"사원증{FAR}AC1234")
    assert "61" in missing(f"AC1234{FAR} 사원증")
    assert "'출입증'" in missing(f"사원증{FAR}AC1234{FAR[1:]}출입증")
    assert "'사원증'" in missing(f"사원증{FAR[1:]}AC1234{FAR}출입증")


def test_without_any_word_the_rule_alone_is_said():
    assert "60" not in missing("AC1234")
    assert missing("AC1234") == missing(f"{FAR}AC1234{FAR}")
