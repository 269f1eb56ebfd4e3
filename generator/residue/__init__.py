"""What is left in a built site of that which was taken back, looked for in every byte of it."""

from generator.residue.passages import Passage
from generator.residue.record import gone_from, put_together, texts_of
from generator.residue.searching import FileRole, Leftover, SiteFile, Unsearched, leftovers, opened, shown_path
from generator.residue.sought import Gone, Run, Runs, Sought, copies_of, runs_in, sought_in
from generator.residue.unpacking import Layer, Unread, contents

__all__ = [
    "FileRole",
    "Gone",
    "Layer",
    "Leftover",
    "Passage",
    "Run",
    "Runs",
    "SiteFile",
    "Sought",
    "Unread",
    "Unsearched",
    "contents",
    "copies_of",
    "gone_from",
    "leftovers",
    "opened",
    "put_together",
    "runs_in",
    "shown_path",
    "sought_in",
    "texts_of",
]
