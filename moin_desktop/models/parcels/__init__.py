"""Parcels: one person's notes, codes and findings, handed from one copy of a project to another."""

from moin_desktop.models.parcels.comparing import Item, State, compare
from moin_desktop.models.parcels.making import VERSION, make
from moin_desktop.models.parcels.taking import Choice, take

__all__ = ["VERSION", "Choice", "Item", "State", "compare", "make", "take"]
