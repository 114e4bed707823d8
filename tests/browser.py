"""A real browser for the tests of pages: Debian's Chromium, and axe for what makes a page hard to use."""

import contextlib
import shutil

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

SCREENS = {  # what people hold: width in pixels, colours, size of the text
    "telephone": (360, "light", 100),
    "telephone, dark": (360, "dark", 100),
    "desk": (1280, "light", 100),
    "desk, dark": (1280, "dark", 100),
    "telephone, large text": (360, "light", 200),
}


@contextlib.contextmanager
def chromium():
    """A running Chromium; each of its contexts knows nothing of the others."""
    found = shutil.which("chromium")
    assert found, "Chromium is missing:  sudo apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@contextlib.contextmanager
def page(browser, screen="telephone", **context):
    """A page on one of SCREENS; `large` text is what a person of seventy sets. What it prints ends in `page.said`."""
    width, scheme, percent = SCREENS[screen]
    apart = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, **context)
    if percent != 100:
        apart.add_init_script(
            f"addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '{percent}%')"
        )
    one = apart.new_page()
    one.said = []
    one.on("console", lambda message: one.said.append(message.text))
    one.on("pageerror", lambda error: one.said.append(str(error)))
    try:
        yield one
    finally:
        apart.close()


def complaints(shown):
    """What axe finds on a page: `rule: what it means (where)`, one a place."""
    found = Axe().run(shown).response["violations"]
    return [f"{v['id']}: {v['help']} ({node['target']})" for v in found for node in v["nodes"]]


def sideways(shown):
    """By how many pixels the page must be pushed sideways to be read."""
    return shown.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
