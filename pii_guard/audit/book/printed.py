"""The book as a PDF that a committee can file: page n / N, contents with page numbers, tags for screen readers."""

from importlib.resources import files

from pii_guard.audit.book.book import Book
from pii_guard.audit.book.markup import BookLang
from pii_guard.audit.book.page import page

SHEET = files("pii_guard.audit.book").joinpath("print.css").read_text(encoding="utf-8")
HASH = 16  # digits of a sha256 in the header of each page: enough to tell two books apart, the whole stands in front
VARIANT = "pdf/ua-1"


def printed(book: Book, lang: BookLang = "ko") -> bytes:
    """The PDF. Raises ImportError where WeasyPrint, or Pango under it, is not installed (extra `pdf`)."""
    from weasyprint import HTML

    p = book.provenance
    head = (
        f"{p.policy_id} {p.policy_version} · 정책 {p.policy_sha256[:HASH]} · 규칙 {p.catalog_sha256[:HASH]} · {book.on}"
    )
    sheet = SHEET.replace("{head}", head.replace("\\", "").replace('"', ""))
    document: bytes = HTML(string=page(book, lang, sheet)).write_pdf(pdf_variant=VARIANT)
    return document
