"""What a form brought: short fields, and one text that is never lost."""

from dataclasses import dataclass

from fastapi import Request

FORM_FIELD = "form_token"
MAX_FORM = 1 << 20  # bytes: 8,000 characters of Korean are 72,000 in a form
MAX_FIELD = 200  # characters of every field but the text


@dataclass(frozen=True, slots=True)
class Form:
    """Fields by name, cut to what any of ours can hold, and the text as it was written."""

    fields: dict[str, str]
    text: str

    def __getitem__(self, name: str) -> str:
        """A field; empty where it is missing."""
        return self.fields.get(name, "")


NOTHING = Form({}, "")


async def read(request: Request) -> Form:
    """The form of a request. Browsers send line breaks as CR LF; the text has plain ones."""
    async with request.form(max_files=0, max_fields=30, max_part_size=MAX_FORM) as form:
        given = {name: value for name, value in form.items() if isinstance(value, str)}
    text = given.pop("text", "").replace("\r\n", "\n")
    request.state.form = Form({name: value[:MAX_FIELD] for name, value in given.items()}, text)
    return written(request)


def written(request: Request) -> Form:
    """The form of a request as it was read, for the page that says what went wrong: what was written is never lost."""
    form: Form = getattr(request.state, "form", NOTHING)
    return form
