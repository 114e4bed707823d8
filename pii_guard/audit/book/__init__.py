"""The rule book: every rule with its law, its patterns and its examples, run as it is written."""

from pii_guard.audit.book.book import Book as Book
from pii_guard.audit.book.book import Chapter as Chapter
from pii_guard.audit.book.book import open_book as open_book
from pii_guard.audit.book.page import page as page
from pii_guard.audit.book.printed import printed as printed
