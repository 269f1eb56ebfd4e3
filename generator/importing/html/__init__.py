"""HTML to blocks: a whole page, or a field of a case system's delivery.

A page's furniture is found by what it says that it is (`chrome`), its tables of items unfolded (`overview`). The tree
(`tree`) becomes a flow of shown texts (`flow`), and the flow lines (`lines`) and blocks (`assembling`).
"""

from generator.importing.html.reading import read_fragment, read_html

__all__ = ["read_fragment", "read_html"]
