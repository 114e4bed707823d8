"""One more topic: departments.toml and the policy are changed, and nothing else."""

import re

import pytest

from tests.desk import ROOT, departments, desk
from tests.examples.desk.test_kakao import Someone
from tests.examples.desk.visitor import Visitor

pytestmark = [pytest.mark.process, pytest.mark.slow]

WELFARE = """
[[department]]
id = "welfare"
name = "주민복지과"
phone = "063-560-2310"
officers = ["welfare-1", "welfare-2"]

[[topic]]
id = "welfare"
label = "복지"
department = "welfare"
"""


def policy(folder, *topics):
    """The bundled policy of an office with these topics, as a file of one's own."""
    file = folder / "office.toml"
    text = (ROOT / "pii_guard" / "policies" / "office-example.toml").read_text("utf-8")
    named = ", ".join(f'"{topic}"' for topic in topics)
    file.write_text(re.sub(r"^topics = .*$", f"topics = [{named}]", text, flags=re.MULTILINE), "utf-8")
    return file


def test_welfare_is_added_and_residents_officers_and_kakaotalk_have_it(tmp_path):
    usual = ("local-tax", "jobs", "agriculture")
    with desk(tmp_path, "--policy", policy(tmp_path, *usual), "--departments", departments(tmp_path)) as running:
        with Visitor(running.url) as resident:
            assert "복지" not in resident.get("/").page.text
        before = running.passwords
    wide = policy(tmp_path, *usual, "welfare"), departments(tmp_path, more=WELFARE)
    with desk(tmp_path, "--policy", wide[0], "--departments", wide[1]) as running:
        with Visitor(running.url) as resident, Visitor(running.url) as officer, Visitor(running.url) as colleague:
            resident.choose("welfare").say("기초연금은 어디에 신청하나요")
            assert "주민복지과" in resident.page.text
            assert "063-560-2310" in resident.page.text
            officer.enter("welfare-1", running.passwords["welfare-1"])
            officer.get(f"/officer{resident.here}").say("읍사무소에서 받습니다. 063-560-2310")
            assert resident.get(resident.here).said[-1] == "읍사무소에서 받습니다. 063-560-2310"
            assert "복지" in officer.get("/officer/effects").page.text
            colleague.enter("finance-1", before["finance-1"])  # log-ins of before are still good
            assert colleague.get("/officer").page.status_code == 200
        assert Someone(f"{running.intake}/gateway/kakao").says("상담")[1] == ["지방세", "일자리", "농업", "복지"]
