"""What people do on the pages of the desk, for the tests in a browser."""

from tests.browser import complaints, sideways

SMALLEST = 44  # pixels of a target (KWCAG 2.2, 2.5.8 and 2.5.5)
TARGETS = "button, .button, select, textarea, summary, nav a, input:not([type=hidden]):not([type=radio]), .star"
SMALL = f"""[...document.querySelectorAll('{TARGETS}')]
  .filter((e) => e.offsetParent && Math.min(e.offsetHeight, e.offsetWidth) < {SMALLEST})
  .map((e) => e.outerHTML.slice(0, 80))"""


def sound(shown):
    """Good for everybody: axe finds nothing in light and dark, and it can be read and touched when it is large."""
    for scheme in ("dark", "light"):
        shown.emulate_media(color_scheme=scheme)
        assert complaints(shown) == []
    assert float(shown.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")) >= 20
    assert shown.evaluate(SMALL) == []
    before = shown.viewport_size
    shown.set_viewport_size({"width": 320, "height": 700})
    assert sideways(shown) == 0
    shown.evaluate("document.documentElement.style.fontSize = '250%'")
    assert sideways(shown) == 0
    shown.evaluate("document.documentElement.style.fontSize = ''")
    shown.set_viewport_size(before)


def choose(shown, desk, topic):
    """Begin a talk."""
    shown.goto(desk.url)
    shown.get_by_role("button", name=topic).click()


def send(shown, text):
    """Write and send; the page that comes back is there when this returns."""
    shown.fill("#text", text)
    with shown.expect_navigation():
        shown.get_by_role("button", name="보내기", exact=True).click()


def enter(shown, desk, name):
    """Log in."""
    shown.goto(f"{desk.url}/officer")
    shown.fill("#name", name)
    shown.fill("#password", desk.passwords[name])
    with shown.expect_navigation():
        shown.get_by_role("button", name="들어가기").click()


def take_up(officer, resident):
    """The resident's talk, from the officer's list."""
    with officer.expect_navigation():
        officer.locator(f'.case[href$="{resident.url.rpartition("/")[2]}"]').click()


def log(shown):
    """What was said, as it stands on the page."""
    return [" ".join(text.split()) for text in shown.locator(".said .text").all_inner_texts()]


def press(shown, name):
    """A button, and the page that follows."""
    with shown.expect_navigation():
        shown.get_by_role("button", name=name, exact=True).click()
