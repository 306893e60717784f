"""The operator's catalogues: brands, regions, segments and plans; one plan was closed, and its customers keep it."""

from datetime import datetime, timedelta

from careline.parties.operations.catalogues import EntryTold, close_entry, set_entry
from careline.parties.rules.catalogues import Catalogue
from careline.security.actor import Actor

ENTRIES: dict[Catalogue, tuple[tuple[str, str, str], ...]] = {
    Catalogue.BRAND: (
        ("global-tone", "全球通", "Global Tone"),
        ("easy-own", "神州行", "Easy Own"),
        ("m-zone", "动感地带", "M-Zone"),
    ),
    Catalogue.REGION: (
        ("beijing", "北京", "Beijing"),
        ("tianjin", "天津", "Tianjin"),
        ("hebei", "河北", "Hebei"),
        ("shanghai", "上海", "Shanghai"),
    ),
    Catalogue.SEGMENT: (
        ("family", "家庭", "Family"),
        ("youth", "青年", "Youth"),
        ("senior", "银龄", "Senior"),
        ("business", "商务", "Business"),
    ),
    Catalogue.PLAN: (
        ("5g-199", "5G 畅享 199 元", "5G 199"),
        ("5g-129", "5G 畅享 129 元", "5G 129"),
        ("trunk-30", "中继线 30 路", "Trunk, 30 lines"),
        ("silver-29", "银龄 29 元", "Silver 29"),
    ),
}
CLOSED = (Catalogue.PLAN, "silver-29")


def list_everything(*, by: Actor, at: datetime) -> None:
    """Begin the catalogues."""
    for catalogue, entries in ENTRIES.items():
        for position, (code, name_zh, name_en) in enumerate(entries):
            told = EntryTold(name_zh=name_zh, name_en=name_en, position=position)
            set_entry(catalogue=catalogue, code=code, told=told, by=by, at=at)


def close_one(*, by: Actor, now: datetime) -> None:
    """Close a plan that is sold no more."""
    catalogue, code = CLOSED
    close_entry(catalogue=catalogue, code=code, by=by, at=now - timedelta(days=1))
