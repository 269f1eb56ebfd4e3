"""Deliveries of case systems (ESDH): which files are one, and the meeting it tells of.

`deliveries_in` finds them in a package, `read_delivery` reads one with its attachments, `read_alone` reads a single
file that came by itself. Formats and traps are those of `shared/reference/esdh.md`; what may be shown is decided in
`access`, and nowhere else.
"""

from generator.importing.esdh.delivered import read_alone, read_delivery
from generator.importing.esdh.found import Delivery, deliveries_in
from generator.importing.esdh.recognition import DeliveryFormat, recognise

__all__ = ["Delivery", "DeliveryFormat", "deliveries_in", "read_alone", "read_delivery", "recognise"]
