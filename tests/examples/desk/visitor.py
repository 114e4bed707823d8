"""A browser without a screen: forms as they stand on the page, filled in and sent."""

import re
from html.parser import HTMLParser
from typing import Any

import httpx


class _Page(HTMLParser):
    """The fields of each form, by its action."""

    def __init__(self, text):
        super().__init__()
        self.forms, self._form, self._area = {}, None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self._form = self.forms.setdefault(given.get("action"), {})
        elif tag in ("input", "textarea") and self._form is not None and given.get("name"):
            self._form[given["name"]] = given.get("value", "")
            self._area = given["name"] if tag == "textarea" else None

    def handle_data(self, data):
        if self._area:
            self._form[self._area] += data

    def handle_endtag(self, tag):
        self._form = None if tag == "form" else self._form
        self._area = None if tag == "textarea" else self._area


class Visitor:
    """Somebody with cookies. `page` is what was shown last."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url, follow_redirects=True, trust_env=False, timeout=30)
        self.page: Any = None

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    @property
    def cookies(self) -> httpx.Cookies:
        return self._http.cookies

    @property
    def here(self) -> str:
        """The path of the page."""
        return str(self.page.url.path)

    @property
    def title(self) -> str:
        return str(re.findall("<title>(.*?)</title>", self.page.text, re.DOTALL)[0])

    def form(self, action: str | None = None) -> dict[str, str]:
        """The fields of a form of the page."""
        return dict(_Page(self.page.text).forms[action or self.here])

    def get(self, path: str) -> "Visitor":
        self.page = self._http.get(path)
        return self

    def post(self, path: str, fields: dict[str, str], **headers: str) -> "Visitor":
        self.page = self._http.post(path, data=fields, headers=headers)
        return self

    def submit(self, action: str | None = None, form: str | None = None, **fields: str) -> "Visitor":
        """Fill in a form of the page and send it to its own address, or to another."""
        return self.post(action or self.here, self.form(form or action) | fields)

    def choose(self, topic: str) -> "Visitor":
        """Begin a talk."""
        return self.get("/").submit("/talk", topic=topic)

    def say(self, text: str, **fields: str) -> "Visitor":
        """Send one message from the page of the talk."""
        return self.submit(text=text, **fields)

    def enter(self, name: str, password: str) -> "Visitor":
        """Log in as an officer."""
        return self.get("/officer/enter").submit("/officer/enter", name=name, password=password)

    @property
    def draft(self) -> str:
        """What stands in the field for writing."""
        return next((form["text"] for form in _Page(self.page.text).forms.values() if form.get("text")), "")

    @property
    def said(self) -> list[str]:
        """The messages of the page."""
        found = re.findall(r'<div class="text">(.*?)</div>', self.page.text, re.DOTALL)
        return [re.sub("<[^>]+>", "", text) for text in found]
