"""What the desk keeps: log-ins and sessions, and no message."""

import sqlite3
import stat

import pytest

from examples.desk import passwords
from examples.desk.store import KakaoTalk, Login, Store

OFFICER = Login("finance-1", "재무과 담당 1", "finance", "officer")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.db"


@pytest.fixture
def store(path):
    one = Store(path)
    yield one
    one.close()


def test_no_column_could_hold_a_message(store, path):
    with sqlite3.connect(path) as db:
        columns = {
            f"{table}.{row[1]}"
            for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for row in db.execute(f"PRAGMA table_info({table})").fetchall()
        }
    db.close()
    assert columns == {
        "login.name", "login.shown", "login.department", "login.role", "login.password",
        "session.token", "session.login", "session.until", "talk.token", "talk.conversation", "talk.topic",
        "kakao.resident", "kakao.conversation", "kakao.topic", "kakao.seen", "kakao.shown", "kakao.until",
        "secret.name", "secret.value",
    }  # fmt: skip


def test_only_its_owner_may_read_the_file(store, path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_session_is_known_by_its_token_whose_hash_alone_is_kept(store, path):
    store.put_login(OFFICER, passwords.hashed("비밀 낱말"))
    store.open_session("token-of-the-browser", 60, OFFICER.name)
    assert store.login_of("token-of-the-browser") == OFFICER
    assert store.login_of("another") is None
    store.close()
    assert all(b"token-of-the-browser" not in file.read_bytes() for file in path.parent.iterdir())


def test_a_session_ends_with_its_time_and_by_logging_out(store):
    store.put_login(OFFICER, "x")
    store.open_session("old", -1, OFFICER.name)
    assert store.login_of("old") is None
    store.open_session("new", 60, OFFICER.name)
    store.close_session("new")
    assert store.login_of("new") is None


def test_a_talk_is_seen_by_the_session_that_began_it_alone(store):
    for token in ("mine", "yours"):
        store.open_session(token, 60)
    store.add_talk("mine", "c1", "jobs")
    assert store.topic_of("mine", "c1") == "jobs"
    assert store.topic_of("yours", "c1") is None
    assert store.talks("mine") == [("c1", "jobs")]
    store.drop_talk("c1")
    assert store.topic_of("mine", "c1") is None


def test_a_talk_in_kakaotalk_is_kept_under_a_name_and_for_a_time(store):
    store.put_kakao("hash", KakaoTalk("c1", "jobs", 3, 1), 60)
    assert store.kakao("hash") == KakaoTalk("c1", "jobs", 3, 1)
    store.put_kakao("hash", KakaoTalk("c1", "jobs"), -1)
    assert store.kakao("hash") is None


def test_a_key_of_the_desk_outlives_a_restart(store, path):
    first = store.secret("forms", b"1" * 32)
    again = Store(path)
    assert again.secret("forms", b"2" * 32) == first
    again.close()


def test_a_password_is_kept_one_way_and_salted():
    one, other = passwords.hashed("같은 말"), passwords.hashed("같은 말")
    assert one != other
    assert "같은" not in one
    assert passwords.holds("같은 말", one)
    assert not passwords.holds("다른 말", one)
    assert not passwords.holds("같은 말", None)


def test_invented_passwords_can_be_read_aloud():
    drawn = {passwords.invented() for _ in range(50)}
    assert len(drawn) == 50
    assert not set("".join(drawn)) & set("il1o0")
