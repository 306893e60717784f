"""Regulation packs: rules as versioned data, read from a file, checked, and reckoned with."""

from careline.clocks.rules.packs.flaws import BadPack, Flaw
from careline.clocks.rules.packs.pack import Note, Pack, PackRule, Region, Text, Window
from careline.clocks.rules.packs.reading import flaws_of, read_pack
from careline.clocks.rules.packs.shelf import ALIASES, SHIPPED, NoSuchPack, pack_named, text_of

__all__ = [
    "ALIASES",
    "SHIPPED",
    "BadPack",
    "Flaw",
    "NoSuchPack",
    "Note",
    "Pack",
    "PackRule",
    "Region",
    "Text",
    "Window",
    "flaws_of",
    "pack_named",
    "read_pack",
    "text_of",
]
