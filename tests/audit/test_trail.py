from dataclasses import fields

from pii_guard import Action, Guard
from pii_guard.audit.trail import AuditEvent, audit_event
from pii_guard.model import Setting

GUARD = Guard("office-example")


def test_an_event_counts_and_names_but_holds_no_text():
    message = "주민번호 900101-1990027 연락처 010-2345-6789"
    event = audit_event(GUARD.check(message), Setting(topic="local-tax"), "website")
    assert event.action is Action.BLOCK
    assert event.counts["KR_RRN", Action.BLOCK] == 1
    assert event.setting == Setting(topic="local-tax")
    assert event.provenance is GUARD.provenance
    assert "900101" not in repr(event)
    assert "2345" not in repr(event)


def test_no_field_of_an_event_could_hold_a_message():
    assert not {"text", "message", "value", "original"} & {f.name for f in fields(AuditEvent)}
