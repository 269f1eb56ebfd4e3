"""`referat serve`: build, show on this machine only, watch, and build again at each save.

The open pages follow along through one event stream (`/__preview/events`): they are told when there is a new
edition of the site, and what is wrong while there can't be one. Nothing of this is in the site's files.
"""

from generator.serve.preview import BuildReport, serve

__all__ = ["BuildReport", "serve"]
