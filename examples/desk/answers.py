"""Ready answers: an officer puts one into the draft and still reads it before it goes."""

import tomllib
from dataclasses import dataclass

from examples.desk.office import Department
from examples.desk.pages import HERE


@dataclass(frozen=True, slots=True)
class Answer:
    """One of them, filled in for a department."""

    title: str
    text: str


def for_department(department: Department) -> list[Answer]:
    """The ready answers of a department, and first of all how to reach it."""
    contact = Answer("연락처 붙이기", "문의: {department} {phone}")
    rows = tomllib.loads((HERE / "answers.toml").read_text("utf-8"))["answer"]
    own = [
        Answer(row["title"], row["text"]) for row in rows if department.id in row.get("departments", [department.id])
    ]
    return [Answer(answer.title, _filled(answer.text, department)) for answer in (contact, *own)]


def _filled(text: str, department: Department) -> str:
    return text.replace("{department}", department.name).replace("{phone}", department.phone)
