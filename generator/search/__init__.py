"""Search: what is indexed, and the index that Pagefind makes of it.

The hit is the agenda item, so Pagefind does not read the pages that are served, but one small document an item,
made for it alone (`documents`); only what it makes of them goes into the site (`index`). The search page itself is
`templates/search.html` and `templates/static/search/`.
"""

from generator.search.documents import documents
from generator.search.indexing import Indexed, forget_index, index, last_index

__all__ = ["Indexed", "documents", "forget_index", "index", "last_index"]
