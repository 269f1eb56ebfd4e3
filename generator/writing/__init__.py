"""Pages to `site/`: changed bytes only, orphans removed, whole or not at all.

`write` makes a folder hold exactly the files it is given and whatever an operator has put there;
`verify` tells which of the files have been lost or altered since. How the site is swapped, and what
that does not suit (a mount point, a folder that a container has bound), is told in `swapping.py`.
"""

from generator.writing.contents import Sealed
from generator.writing.manifest import MANIFEST, verify
from generator.writing.paths import Files
from generator.writing.site import Written, write

__all__ = ["MANIFEST", "Files", "Sealed", "Written", "verify", "write"]
