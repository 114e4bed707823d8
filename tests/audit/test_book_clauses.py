"""For every clause of every bundled policy: the conditions that the book prints produce the action that it prints."""

import re
from html.parser import HTMLParser
from itertools import product

import pytest

from pii_guard import Guard
from pii_guard.audit.book import open_book, page
from pii_guard.model import Setting
from pii_guard.model.clock import today
from pii_guard.policy import bundled_policies

EACH = 2  # examples of each kind


class Printed(HTMLParser):
    """The clauses of each chapter as they are printed, in English: action, clause, conditions."""

    def __init__(self, html):
        super().__init__()
        self.clauses, self._entity, self._inside, self._english = {}, None, False, False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "article":
            self._entity = given["id"]
        if tag == "ol" and given.get("class") == "clauses":
            self._inside = True
        if self._inside and tag == "li":
            self.clauses.setdefault(self._entity, []).append([])
        self._english = given.get("lang") == "en" or tag == "code"

    def handle_endtag(self, tag):
        self._inside &= tag != "ol"
        self._english = False

    def handle_data(self, data):
        if self._inside and self._english:
            self.clauses[self._entity][-1].append(data)


def said(conditions, name):
    """The printed choices of one condition; None where it is not printed."""
    found = [c.removeprefix(f"{name}: ").split(", ") for c in conditions if c.startswith(f"{name}: ")]
    return found[0] if found else None


def decides(printed, kind, setting):
    """The clause and action of the first printed clause whose printed conditions hold."""
    for action, clause, *conditions in printed:
        chosen = (
            ("kinds", kind),
            ("topics", setting.topic),
            ("channels", setting.channel),
            ("direction", setting.direction),
        )
        if all(said(conditions, name) is None or value in said(conditions, name) for name, value in chosen):
            return clause, action
    raise AssertionError("nothing that is printed decides")


def samples(guard):
    """For each entity some messages, each with the kind of what is found in it."""
    for recognizer in guard.catalog.recognizers:
        seen = {}
        for example in recognizer.examples:
            for ruling in () if recognizer.decoy else guard.survey(example.text).findings:
                if ruling.entity == recognizer.entity and seen.setdefault(ruling.kind, 0) < EACH:
                    seen[ruling.kind] += 1
                    yield recognizer.entity, example.text


@pytest.mark.slow
@pytest.mark.parametrize("name", bundled_policies())
def test_the_printed_conditions_produce_the_printed_action(name):
    guard = Guard(name)
    policy = guard.policy
    printed = Printed(page(open_book(guard, today()))).clauses
    settings = [
        Setting(*s) for s in product(("citizen", "officer", "bot"), (None, *policy.topics), (None, *policy.channels))
    ]
    seen = set()
    for entity, text in samples(guard):
        for setting in settings:
            for ruling in guard.decide(text, setting).findings:
                if ruling.entity == entity and not ruling.clause.startswith("allow:"):
                    assert decides(printed[entity], ruling.kind, setting) == (ruling.clause, ruling.action.value)
                    seen.add(ruling.clause)
    assert seen >= {clause.id for clause in policy.clauses}, "every clause of the policy decided something"


def test_the_terminal_prints_the_same_clauses_as_the_book(capsys):
    from pii_guard.cli import main

    main(["rules", "KR_VEHICLE_PLATE", "--policy", "office-example", "--lang", "en"])
    out = capsys.readouterr().out
    allows, redacts = re.findall(r"^action: (.*)$", out, re.MULTILINE)
    assert allows.startswith("allow [plates-for-car-tax] (topics: local-tax; direction: citizen) ")
    assert redacts.startswith("redact [otherwise] (no condition)")
    main(["rules", "PHONE_NUMBER", "--policy", "office-example", "--lang", "en"])
    assert "prefixes: 063-560- · owner: 정보통신팀 · last day: 2027-12-31" in capsys.readouterr().out
