"""The reader of PDF: from what a program printed back to headings, paragraphs, lists, tables and notes.

A PDF says where letters stand and how they look, nothing else. So it is read in stages, each a module: a page to a
`Sheet` of lines (`pages`), running heads out (`margins`), text in columns found (`columns`), lines to blocks
(`building`). A page is closed before the next is opened; only its lines are kept.
"""

from generator.importing.pdf.document import read_pdf

__all__ = ["read_pdf"]
