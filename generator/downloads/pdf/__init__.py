"""A PDF that readers can download: what it holds, seen and unseen, and a copy without what is no part of its pages.

PDFium tells what a reader's program makes of it: the text of a page, and how the page looks (`pages`, `sight`).
pikepdf tells what else is in the file: what is said of it (`properties`), every string of its objects (`strings`),
signatures, attached files, pages taken out and earlier editions. Each of these is a module, and `examining` adds them
up.
"""

from generator.downloads.pdf.cleaning import clean
from generator.downloads.pdf.examining import examine

__all__ = ["clean", "examine"]
