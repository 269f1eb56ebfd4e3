"""The archive as a site: every page, JSON file, feed and asset as bytes, by its path.

`render` takes the linked archive and gives files; it reads only the templates and writes nothing. A page is made
in two steps: a module named for it (`meetings.py`, `cases.py` …) makes the model into a small frozen view that holds
what the page says and no more, and a template of the same name shows that view and decides nothing.
"""

from generator.rendering.site import render

__all__ = ["render"]
