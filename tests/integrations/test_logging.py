"""Any program's logs: what handlers write, looked at as an operator would find it."""

import importlib
import io
import json
import logging
import logging.config
import logging.handlers
import queue
import subprocess
import sys
import threading

import pytest

from pii_guard import Guard
from pii_guard.integrations.logging import LeakError, install, selftest, uninstall

RRN = "900101-1990027"
PHONE = "010-2345-6789"
SAID = f"주민번호 {RRN} 연락처 {PHONE}"


@pytest.fixture
def cleaned():
    install()
    yield
    uninstall()


@pytest.fixture
def out():
    """What a handler on a logger of its own writes."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(name)s %(threadName)s %(message)s"))
    logger = logging.getLogger("desk")
    logger.setLevel(logging.DEBUG)
    logger.addHandler(handler)
    yield stream
    logger.removeHandler(handler)


def leaks(text):
    digits = "".join(c for c in text if c.isdigit())
    return any(found in text for found in (RRN, PHONE)) or RRN.replace("-", "") in digits


class Broken:
    def __str__(self):
        raise RuntimeError(RRN)


class Card:
    def __init__(self, number):
        self.number = number

    def __repr__(self):
        return f"Card({self.number})"


def fail(log):
    try:
        try:
            raise KeyError(RRN)
        except KeyError as error:
            raise ValueError(f"no such resident {PHONE}") from error
    except ValueError:
        log.exception("failed for %s", PHONE, stack_info=True)


WAYS = {
    "in the message": lambda log: log.info(SAID),
    "as an argument": lambda log: log.info("got %s", SAID),
    "cut over arguments": lambda log: log.info("%s-%s", RRN[:6], RRN[7:]),
    "cut over template and argument": lambda log: log.info("900101-%s", 1990027),
    "as arguments by name": lambda log: log.info("%(who)s", {"who": SAID}),
    "as a number": lambda log: log.info("%d", 9001011990027),
    "as an object": lambda log: log.info("%s", Card(RRN)),
    "as an object for a message": lambda log: log.info(Card(RRN)),
    "as a mapping for a message": lambda log: log.info({"text": [SAID]}),
    "in bytes": lambda log: log.info("body %r", SAID.encode()),
    "in a traceback and its cause": fail,
    "in the name of a child logger": lambda log: log.getChild(RRN).info("made"),
    "from a child logger": lambda log: log.getChild("a.b.c").warning(SAID),
    "with too few arguments": lambda log: log.info("%s %s", SAID),
    "with the wrong kind of argument": lambda log: log.info("%d", SAID),
    "with an argument that cannot be shown": lambda log: log.info("%s", Broken()),
    "in a long message": lambda log: log.info("가" * 7_990 + "\n" + SAID + "\n" + "나" * 9_000),
    "in one long line": lambda log: log.info("가" * 7_995 + SAID),
    "percent-encoded in a query": lambda log: log.info("GET /?q=%s", "%39%30%30101-1990027"),
    "escaped as JSON": lambda log: log.info(json.dumps({"text": "전북 고창군 고창읍 동리로 31, 102동 905호"})),
}


@pytest.mark.parametrize("say", WAYS.values(), ids=WAYS)
def test_no_way_of_logging_lets_an_identifier_out(cleaned, out, say):
    say(logging.getLogger("desk"))
    assert out.getvalue()
    assert not leaks(out.getvalue())
    assert "동리로" not in out.getvalue()
    assert "ub3d9\\ub9ac\\ub85c" not in out.getvalue()


@pytest.mark.parametrize("name", ["in the message", "as an argument", "as a number", "in a traceback and its cause"])
def test_without_it_they_do(out, name):
    WAYS[name](logging.getLogger("desk"))
    assert leaks(out.getvalue())


def test_what_is_left_can_still_be_read(cleaned, out):
    log = logging.getLogger("desk")
    log.info("moved %d of %s in %.2f s", 3, "files", 0.5)
    log.info("연락처 %s 로 회신", PHONE)
    fail(log)
    lines = out.getvalue().splitlines()
    assert lines[0] == "desk MainThread moved 3 of files in 0.50 s"
    assert lines[1] == "desk MainThread 연락처 [전화번호] 로 회신"
    assert "ValueError: no such resident [전화번호]" in lines
    assert "KeyError: '[주민등록번호]'" in lines
    assert "Stack (most recent call last):" in lines


def test_a_formatter_that_takes_the_arguments_apart_still_can(cleaned):
    uvicorn = importlib.import_module("uvicorn.logging")
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(uvicorn.AccessFormatter("%(client_addr)s %(request_line)s %(status_code)s", use_colors=False))
    logger = logging.getLogger("access")
    logger.addHandler(handler)
    logger.error('%s - "%s %s HTTP/%s" %d', "203.0.113.45:5050", "GET", f"/?tel={PHONE}", "1.1", 200)
    logger.removeHandler(handler)
    assert stream.getvalue() == "203.0.113.45:5050 GET /?tel=[전화번호] HTTP/1.1 200 OK\n"


def test_what_extra_adds_is_cleaned_in_every_shape(cleaned, out):
    seen = []
    handler = logging.getLogger("desk").handlers[0]
    handler.setFormatter(
        type("Json", (logging.Formatter,), {"format": lambda _, r: seen.append(dict(vars(r))) or "x"})()
    )
    extra = {"body": {"text": SAID, RRN: [(RRN, 3)]}, "card": Card(RRN), "count": 7, "rrn": 9001011990027, "none": None}
    logging.getLogger("desk").info("kept", extra=extra)
    (record,) = seen
    assert not leaks(repr(record))
    assert (record["count"], record["none"]) == (7, None)
    assert record["body"]["text"] == "주민번호 [주민등록번호] 연락처 [전화번호]"
    assert extra["body"]["text"] == SAID  # what belongs to the program is not changed


def test_a_list_within_itself_is_withheld_and_not_followed_for_ever(cleaned, out):
    endless = [SAID]
    endless.append(endless)
    logging.getLogger("desk").info("got %s", endless, extra={"endless": endless})
    assert out.getvalue()
    assert not leaks(out.getvalue())


def test_handlers_and_loggers_made_later_are_covered(cleaned):
    stream = io.StringIO()
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "handlers": {"late": {"class": "logging.StreamHandler", "stream": stream}},
            "loggers": {"late": {"handlers": ["late"], "level": "INFO", "propagate": False}},
        }
    )
    logging.getLogger("late").info(SAID)
    logging.getLogger("late.child").info("%s", SAID)
    assert stream.getvalue().count("[주민등록번호]") == 2
    assert not leaks(stream.getvalue())
    logging.getLogger("late").handlers.clear()


def test_what_a_filter_of_a_handler_adds_is_cleaned_too(cleaned, out):
    handler = logging.getLogger("desk").handlers[0]

    def add(record):
        record.msg = f"{record.msg} {SAID}"
        return True

    handler.addFilter(add)
    logging.getLogger("desk").info("from a filter:")
    handler.removeFilter(add)
    assert "from a filter: 주민번호 [주민등록번호]" in out.getvalue()


def test_records_that_come_over_a_queue_from_elsewhere_are_cleaned(cleaned):
    waiting, stream = queue.Queue(), io.StringIO()
    listener = logging.handlers.QueueListener(waiting, logging.StreamHandler(stream))
    waiting.put(logging.makeLogRecord({"msg": SAID, "exc_text": SAID, "level": 20}))
    listener.start()
    listener.stop()
    assert stream.getvalue()
    assert not leaks(stream.getvalue())


def test_a_handler_that_keeps_records_for_later_keeps_them_clean(cleaned):
    kept = logging.handlers.MemoryHandler(10, flushLevel=99, target=logging.NullHandler())
    logger = logging.getLogger("kept")
    logger.addHandler(kept)
    fail(logger)
    assert not leaks(repr([vars(record) for record in kept.buffer]))
    assert kept.buffer[0].exc_info is None
    logger.removeHandler(kept)
    kept.close()


def test_a_handler_that_fails_does_not_print_the_message(cleaned, capsys):
    class Failing(logging.StreamHandler):
        def emit(self, record):
            try:
                raise OSError("disk full")
            except OSError:
                self.handleError(record)

    logger = logging.getLogger("failing")
    logger.addHandler(handler := Failing())
    logger.error("%s", SAID)
    logger.removeHandler(handler)
    assert "Logging error" in capsys.readouterr().err
    assert not leaks(capsys.readouterr().err)


def test_a_filter_that_drops_a_record_still_drops_it(cleaned, out):
    logger = logging.getLogger("desk")
    logger.addFilter(drop := lambda _: False)
    logger.info(SAID)
    logger.removeFilter(drop)
    assert not out.getvalue()


def test_threads_do_not_mix_their_records(cleaned, out):
    log = logging.getLogger("desk")
    threads = [
        threading.Thread(target=lambda i=i: [log.info("%d %s", i, PHONE) for _ in range(50)], name=f"t{i}")
        for i in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(out.getvalue().split()) == sorted(
        word for i in range(4) for word in ["desk", f"t{i}", str(i), "[전화번호]"] * 50
    )


class Careless(logging.Handler):
    """Writes without asking its filters."""

    def handle(self, record):
        self.emit(record)


class Stubborn(logging.Handler):
    """Shows nobody what it writes."""

    def handle(self, record):
        return True


@pytest.mark.parametrize("kind", [Careless, Stubborn])
def test_a_handler_that_goes_round_it_stops_the_start(kind):
    logger = logging.getLogger("careless")
    logger.addHandler(handler := kind())
    try:
        with pytest.raises(LeakError, match=kind.__name__):
            install()
    finally:
        logger.removeHandler(handler)
        uninstall()


def test_a_guard_that_finds_no_numbers_stops_the_start(tmp_path, out):
    policy = tmp_path / "blind.toml"
    policy.write_text(
        'id = "blind"\nversion = "1"\napproved_by = "아무개"\notherwise = "redact"\n[[clause]]\nid = "all"\n'
        'entities = ["KR_RRN"]\naction = "allow"\nwhy = "시험"\nlegal_basis = "시험"\napproved_by = "아무개"\n',
        encoding="utf-8",
    )
    with pytest.raises(LeakError, match="StreamHandler"):
        install(Guard(policy))
    uninstall()


def test_without_it_the_self_test_names_every_handler(out):
    with pytest.raises(LeakError) as caught:
        selftest()
    assert "StreamHandler" in caught.value.handlers
    assert not leaks(str(caught.value))


def test_the_self_test_writes_nothing_and_leaves_the_handlers_as_they_were(cleaned, out):
    handler = logging.getLogger("desk").handlers[0]
    before = dict(vars(handler))
    selftest()
    assert not out.getvalue()
    assert vars(handler) == before


def test_another_guard_can_take_over(cleaned, out):
    install(Guard("strict"))
    logging.getLogger("desk").info("from 203.0.113.45 %s", RRN)
    assert "[withheld: IP_ADDRESS, KR_RRN]" in out.getvalue()


CRASH = """
import sys, threading
from pii_guard.integrations.logging import install
install()
class Gone:
    def __del__(self):
        raise ValueError("900101-1990027")
thread = threading.Thread(target=lambda: int("010-2345-6789"), name="worker 900101-1990027")
thread.start(); thread.join()
Gone()
raise KeyError("주민번호 900101-1990027")
"""


@pytest.mark.process
def test_a_crash_prints_its_traceback_without_what_was_in_it():
    done = subprocess.run([sys.executable, "-c", CRASH], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert not leaks(done.stderr)
    for told in (
        "KeyError: '주민번호 [주민등록번호]'",
        "ValueError: invalid literal",
        "Exception ignored in",
        "worker [",
    ):
        assert told in done.stderr


def test_a_hook_that_somebody_else_has_set_stays(monkeypatch):
    monkeypatch.setattr(sys, "excepthook", mine := lambda *_: None)
    install()
    assert sys.excepthook is mine
    uninstall()
    assert sys.excepthook is mine
