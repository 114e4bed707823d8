"""The intake dies in the middle of a talk: no message that was accepted is lost, none is said twice."""

import pytest

from tests.browser import page
from tests.desk import departments, desk
from tests.examples.desk.acting import choose, enter, log, press, send, sound

pytestmark = [pytest.mark.process, pytest.mark.slow]


def test_kill_9_of_the_intake_loses_no_message(browser, tmp_path):
    with desk(tmp_path, "--departments", departments(tmp_path)) as running, page(browser) as resident:
        choose(resident, running, "지방세")
        send(resident, "하나")
        send(resident, "둘")
        with page(browser, "desk") as officer:
            enter(officer, running, "finance-1")
            officer.locator(".case").first.click()
            with running.killed_intake():
                resident.fill("#text", "셋")
                press(resident, "보내기")
                assert "잠시 뒤" in resident.locator("body").inner_text()
                assert resident.locator("textarea").input_value() == "셋"  # the draft is kept, without an intake too
                sound(resident)
            press(resident, "다시 보내기")
            assert log(resident) == ["하나", "둘", "셋"]
            officer.locator(".said", has_text="셋").wait_for()  # its page has found the way back by itself
            assert log(officer) == ["하나", "둘", "셋"]
            send(officer, "넷")
            resident.locator(".said", has_text="넷").wait_for()
