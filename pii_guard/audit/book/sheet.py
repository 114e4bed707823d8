"""The head of a page that loads nothing from elsewhere: its style is inside, and its policy lets nothing else in."""

from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files

SHEET = files("pii_guard.audit.book").joinpath("sheet.css").read_text(encoding="utf-8")


def head(title: str, lang: str, script: str | None = None, sheet: str = SHEET) -> str:
    """Everything from the doctype to `</head>`. `script` is the address of the one it may run, which may ask us."""
    runs = f'<script src="{escape(script)}" defer></script>\n' if script else ""
    return f"""<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_security(bool(script), sheet)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>{sheet}</style>
{runs}</head>"""


def _security(runs: bool, sheet: str) -> str:
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    scripts = "script-src 'self'; connect-src 'self'; " if runs else ""
    return f"default-src 'none'; style-src 'sha256-{digest}'; {scripts}base-uri 'none'; form-action 'none'"
