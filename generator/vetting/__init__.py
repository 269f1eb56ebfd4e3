"""Vetting: everything that would be published looked through before it is, and what must not be is kept out.

Content files by their text, files that readers can download by all that is in them, finished pages by what a reader
sees of them. What was found out about a text or a file is remembered by its SHA-256; never what was found in it.
"""

from generator.vetting.gate import Vetted, judge_pages, vet

__all__ = ["Vetted", "judge_pages", "vet"]
