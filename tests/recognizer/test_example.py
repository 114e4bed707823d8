from pii_guard.model import Evidence, Span
from pii_guard.recognizer import catches
from pii_guard.recognizer.example import Expects, Weight


def test_a_marked_example_knows_its_text_and_its_parts():
    example = catches("앞 «900101» 뒤 «1990027»", "two parts")
    assert example.text == "앞 900101 뒤 1990027"
    assert example.parts == (Span(2, 8), Span(11, 18))
    assert example.expects is Expects.CATCHES


def test_an_example_says_how_its_finding_weighs_or_leaves_that_open():
    found = Weight(Evidence.CONFIRMED, in_context=True, kind="old")
    assert catches("«AC-1234»", "plain").weight.agrees(found)
    assert catches("«AC-1234»", "a label", in_context=True, kind="old").weight.agrees(found)
    assert not catches("«AC-1234»", "no label", in_context=False).weight.agrees(found)
    assert not catches("«AC-1234»", "no sum", evidence=Evidence.PLAUSIBLE).weight.agrees(found)
