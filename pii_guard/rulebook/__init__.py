"""The rule book: every rule with its law, its shapes and its examples, run as it is written."""

from pii_guard.rulebook.book import Book as Book
from pii_guard.rulebook.book import Chapter as Chapter
from pii_guard.rulebook.book import Stance as Stance
from pii_guard.rulebook.book import open_book as open_book
from pii_guard.rulebook.page import page as page
