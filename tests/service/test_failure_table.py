"""The failure table of docs/operate.md: every row of it names the tests that hold it, and each of them exists."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.sidecar import problems

DOCUMENT = Path("docs/operate.md").read_text(encoding="utf-8")
CLOSED = "service/test_failing_closed.py::test_"
GUARD = "guard/test_guard.py::test_"
STARTUP = "service/process/test_preflight.py::test_"
NATIVE = "service/contracts/test_native_conversations.py::test_"
STATE = "service/in_force/test_conversations.py::test_"
RELOAD = "service/in_force/test_reload.py::test_"
HEAD = "service/front/test_head.py::test_"
DOOR = "service/process/test_connection.py::test_"
CHANNELS = "service/gateway/test_channels.py::test_"

# what stands in the first column -> (tests of the library's cell, tests of the sidecar's)
HELD: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "message over 8,000 characters": (
        (GUARD + "a_megabyte_is_blocked_with_a_code",),
        (
            CLOSED + "a_message_that_is_too_long_is_blocked",
            "service/test_sidecar.py::test_a_batch_answers_in_order_and_a_too_long_message_is_blocked_alone",
        ),
    ),
    "deadline passed (1,000 ms unless `deadline_ms` says less)": (
        (GUARD + "a_message_past_its_deadline_is_blocked_with_a_code",),
        (CLOSED + "a_message_past_its_deadline_is_blocked",),
    ),
    "a recognizer raises": (
        (GUARD + "a_recognizer_that_raises_blocks_and_does_not_escape",),
        (CLOSED + "a_recognizer_that_raises_blocks",),
    ),
    "the store of conversations does not answer within 50 ms, or others are faster for a second": (
        ("conversation/test_kept.py::test_a_store_that_does_not_answer_blocks_and_forgets_nothing",),
        (STATE + "redis_down_or_frozen_blocks_with_a_code_and_flushed_blocks_a_piece_once",),
    ),
    "what was remembered may be gone: flushed, evicted, sealed under another key": (
        ("conversation/test_kept.py::test_what_may_be_lost_blocks_a_message_with_a_piece_and_no_other",),
        (STATE + "redis_down_or_frozen_blocks_with_a_code_and_flushed_blocks_a_piece_once",),
    ),
    "a conversation is named where several workers share no store": (
        (),
        (
            NATIVE + "workers_that_share_no_store_refuse_conversations_and_nothing_else",
            STATE + "several_workers_need_a_store_that_they_share",
        ),
    ),
    "a document that has none of the declared fields, or another shape": (
        (GUARD + "a_pointer_with_a_typo_is_an_error_and_an_optional_one_is_not",),
        (
            CHANNELS + "a_document_without_any_declared_field_goes_nowhere",
            CHANNELS + "an_answer_without_any_declared_field_is_a_502",
        ),
    ),
    "no request of HTTP/1.1": ((), (DOOR + "what_is_no_request_of_http_1_1_is_refused_and_the_connection_ends",)),
    "no JSON, not UTF-8, the client left half way, an announced body did not come": (
        (),
        (
            CLOSED + "what_is_no_json_in_utf8_is_refused",
            HEAD + "a_body_that_a_server_lost_is_refused_where_nothing_is_rewritten_too",
            HEAD + "a_chunked_body_with_nothing_in_it_is_not_taken_for_a_harmless_one",
        ),
    ),
    "wrong or missing key": ((), (CLOSED + "without_a_key_with_a_wrong_one_and_without_the_scope",)),
    "the key has not this scope": ((), (CLOSED + "without_a_key_with_a_wrong_one_and_without_the_scope",)),
    "a page of another site asked (`Sec-Fetch-Site: cross-site`)": ((), (HEAD + "a_page_of_another_site_may_not_ask",)),
    "no such route, another method": (
        (),
        (
            CLOSED + "no_such_route_and_another_method_are_refused",
            CHANNELS + "other_methods_routes_and_types_are_refused_by_name",
        ),
    ),
    "the head did not come within 5 s": ((), (DOOR + "half_a_head_is_answered_408_in_its_time",)),
    "the body did not come within 10 s": ((), (CLOSED + "a_body_that_does_not_come_is_refused",)),
    "body over 1 MiB, chunked ones too": (
        (),
        (
            CLOSED + "a_body_over_its_limit_is_refused_and_the_connection_ends",
            "service/test_sidecar.py::test_a_body_over_a_mebibyte_is_refused_chunked_or_not",
        ),
    ),
    "another content type than JSON, or none": (
        (),
        (
            CLOSED + "another_content_type_is_refused",
            HEAD + "what_a_page_may_send_to_another_site_reaches_no_route",
        ),
    ),
    "unknown direction, topic, channel; a wrong field; a batch over 1,000": (
        (GUARD + "an_unknown_direction_topic_or_channel_is_named_and_its_value_is_not",),
        (CLOSED + "a_wrong_field_is_refused", CLOSED + "a_batch_that_is_too_large_is_refused"),
    ),
    "without keys, sent to another name than this machine's": (
        (),
        (HEAD + "without_keys_a_name_that_a_page_made_to_mean_this_machine_is_refused",),
    ),
    "the key asks more often than `PII_GUARD_RATE`": (
        (),
        (CLOSED + "a_key_that_asks_too_often_is_told_when_to_come_again_and_others_are_not_held_up",),
    ),
    "head over 32 KiB": ((), (DOOR + "a_head_over_32_kib_is_refused",)),
    "an error nobody foresaw": ((), (CLOSED + "an_unexpected_error_is_a_500_without_text",)),
    "the server behind the gateway is down or slow": (
        (),
        (CHANNELS + "a_slow_upstream_is_a_504_and_a_dead_one_a_502",),
    ),
    "as many connections as may be": (
        (),
        (DOOR + "more_connections_than_may_be_are_refused_others_served_and_one_line_says_so",),
    ),
    "as many served and waiting as may be": (
        (),
        (
            CLOSED + "a_full_queue_refuses_at_once_and_a_place_that_comes_free_is_given_on",
            CLOSED + "a_full_house_refuses_at_once_serves_whom_it_has_and_stays_ready",
        ),
    ),
    "the audit file cannot take the line (disk full)": (
        (),
        (
            CLOSED + "a_full_disk_under_the_audit_file_lets_nothing_through",
            "service/record/test_audit_file.py::test_it_is_not_ready_while_lines_do_not_arrive_and_the_gap_shows",
        ),
    ),
    "the canary was not found, or it is stopping": (
        (),
        (
            CLOSED + "the_canary_must_be_found",
            CLOSED + "a_stop_in_the_middle_of_a_request_serves_it_and_is_not_ready_for_others",
        ),
    ),
    "SIGTERM in the middle of a request": (
        (),
        (CLOSED + "a_stop_in_the_middle_of_a_request_serves_it_and_is_not_ready_for_others",),
    ),
    "a worker process is killed": (
        (),
        (CLOSED + "a_worker_that_is_killed_is_replaced_and_nothing_was_answered_wrongly",),
    ),
    "policy or gateway file wrong or missing at the start": (
        (
            GUARD + "an_unknown_policy_is_an_error_when_the_guard_is_built",
            "policy/test_faults.py::test_all_faults_are_reported_at_once",
        ),
        (
            STARTUP + "every_fault_is_said_at_once_and_nothing_starts",
            STARTUP + "a_fault_names_its_setting",
            "service/declared/test_gateway.py::test_every_fault_is_told_at_once",
        ),
    ),
    "policy or gateway file becomes wrong, is a pipe, keeps its old version, or one of its cases fails": (
        (),
        (
            RELOAD + "a_bad_one_keeps_the_last_good_one_and_shows",
            RELOAD + "a_policy_whose_case_fails_is_a_bad_one",
            RELOAD + "a_pipe_in_the_place_of_a_file_is_refused_and_does_not_stop_the_reloader",
            RELOAD + "the_same_version_with_another_content_is_refused_and_the_old_content_is_not",
            RELOAD + "a_changed_gateway_takes_over_and_a_bad_one_keeps_the_last_good_one",
        ),
    ),
    "a rule file wrong, or no rules at all": (
        (
            "test_catalog.py::test_an_empty_catalog_is_refused",
            "test_catalog.py::test_the_faults_of_every_file_come_together",
        ),
        (STARTUP + "a_wrong_rule_file_stops_the_start",),
    ),
    "an extra that a setting needs is not installed": (
        (),
        (
            STARTUP + "traces_without_their_extra_are_one_readable_line_and_nothing_starts",
            "cli/test_usage.py::test_serve_without_its_extra_names_the_way_to_install_it",
        ),
    ),
    "the clock jumps": (
        ("policy/test_ruling.py::test_an_entry_holds_through_its_last_day",),
        (CLOSED + "a_clock_that_jumps_changes_no_decision_and_starves_nobody",),
    ),
    "an allow-list entry has expired": (
        ("policy/test_ruling.py::test_an_entry_holds_through_its_last_day",),
        (
            CLOSED + "an_entry_of_the_allow_list_lets_nothing_through_after_its_last_day",
            "cli/test_policies.py::test_an_expired_entry_is_a_warning",
        ),
    ),
    "the sidecar is down": (
        (),
        (
            CLOSED + "when_it_is_down_a_caller_sees_no_answer_that_could_mean_allow",
            "client/test_client.py::test_nobody_listens",
            "client/test_client.py::test_a_killed_sidecar_is_a_block_and_a_new_one_is_found_again",
        ),
    ),
    "the same message once more: its key, or its `message_id` under another key": (
        (),
        (
            "service/intake/test_contract.py::test_the_same_key_and_body_give_the_same_answer_and_one_row",
            "service/intake/test_contract.py::test_a_duplicate_of_the_channel_under_another_key_gets_the_same_answer",
        ),
    ),
    "the same key with another body; the same key at the same time": (
        (),
        (
            "service/intake/test_contract.py::test_the_same_key_with_another_body_is_a_conflict",
            "service/intake/test_failures.py::test_two_at_once_with_the_same_key_make_one_row",
        ),
    ),
    "a consultation that another officer has": (
        (),
        ("service/intake/test_contract.py::test_a_claim_is_held_by_one",),
    ),
    "an officer who is unknown, or of another department": (
        (),
        ("service/intake/test_contract.py::test_an_officer_who_is_unknown_or_of_another_department_is_refused",),
    ),
    "a consultation that has ended, or was erased": (
        (),
        (
            "service/intake/test_contract.py::test_an_ended_consultation_takes_a_rating_and_no_message",
            "service/intake/test_contract.py::test_an_erased_consultation_is_gone_and_stays_so",
        ),
    ),
    "a message that may not be stored; a file": (
        (),
        (
            "service/intake/test_contract.py::test_a_registration_number_is_refused_with_the_decision_and_nothing_is_stored",
            "service/intake/test_contract.py::test_a_registration_number_in_two_messages_is_refused_and_its_first_half_is_taken_out",
            "service/intake/test_contract.py::test_pictures_are_not_taken_unless_the_office_says_so",
        ),
    ),
    "the store of the intake is down, or locked for more than 2 s": (
        (),
        (
            "service/intake/test_failures.py::test_with_the_store_down_nothing_is_accepted_and_all_goes_on_when_it_is_back",
            "service/intake/test_failures.py::test_a_store_that_is_locked_for_more_than_two_seconds_accepts_nothing",
        ),
    ),
    "less than 64 MiB free beside a SQLite store; the disk is full": (
        (),
        (
            "service/intake/test_failures.py::test_a_disk_that_is_nearly_full_takes_nothing_more",
            "service/intake/test_failures.py::test_a_full_disk_is_a_503_and_what_was_accepted_is_whole",
        ),
    ),
    "kill -9 of the intake at any moment": (
        (),
        ("service/intake/test_soak.py::test_killed_again_and_again_nothing_is_lost_doubled_or_out_of_order",),
    ),
    "a desk is slow or down": (
        (),
        (
            "service/intake/test_delivery.py::test_a_slow_or_silent_desk_holds_up_its_consultation_and_no_other",
            "service/intake/test_delivery.py::test_a_pause_that_the_desk_asks_for_is_kept",
        ),
    ),
    "a desk refuses an event (4xx)": (
        (),
        (
            "service/intake/test_delivery.py::test_a_poison_message_is_dead_at_once_listed_and_what_follows_says_what_is_missing",
            "service/intake/test_delivery.py::test_with_stop_nothing_goes_past_a_dead_event_until_somebody_gives_it_up",
        ),
    ),
    "a delivery arrives after its lease": (
        (),
        ("service/intake/test_failures.py::test_what_arrives_after_its_lease_is_known_by_its_key",),
    ),
    "a message is edited or deleted after delivery": (
        (),
        ("service/intake/test_delivery.py::test_an_edit_and_a_deletion_after_delivery_are_events_of_their_own",),
    ),
    "the clock of the intake jumps by an hour": (
        (),
        (
            "service/intake/test_failures.py::test_a_clock_that_jumps_an_hour_leaves_no_lease_and_no_due_time_behind",
            "service/intake/test_failures.py::test_what_is_held_is_let_go_though_the_clock_was_turned_back",
        ),
    ),
    "two replicas on one consultation (PostgreSQL)": (
        (),
        ("service/intake/test_failures.py::test_two_replicas_on_one_consultation_keep_its_order",),
    ),
    "the master key of the intake is lost, or another": (
        (),
        (
            "service/intake/test_failures.py::test_another_master_key_makes_old_state_lost_and_a_held_piece_a_placeholder",
        ),
    ),
    "a migration of the store stopped half-way, or a newer version made the tables": (
        (),
        (
            "service/intake/test_failures.py::test_a_half_done_migration_is_not_started",
            "service/intake/test_failures.py::test_a_newer_version_s_tables_are_not_touched",
        ),
    ),
}


def rows():
    """(what happens, library, sidecar) of every row."""
    section = DOCUMENT.split("## When something fails", 1)[1].split("\n## ", 1)[0]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    return cells[2:]  # without the head and the line below it


@cache
def functions_in(path):
    tree = ast.parse(Path("tests", path).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_row_has_its_tests_and_no_test_is_named_for_a_row_that_is_gone():
    assert [what for what, _, _ in rows()] == [*HELD]


@pytest.mark.parametrize(("what", "library", "sidecar"), rows())
def test_each_cell_that_says_something_is_held_by_a_test_that_exists(what, library, sidecar):
    for cell, held in zip((library, sidecar), HELD[what], strict=True):
        assert bool(held) is (cell != "–")
        for path, _, name in (one.partition("::") for one in held):
            assert name in functions_in(path)


def test_every_reason_of_a_refusal_has_its_row():
    said = " ".join(sidecar for _, _, sidecar in rows())
    assert [reason for reason in problems.REASONS if f"`{reason}`" not in said] == []
