"""Chinese surnames of more than one character, so that 欧阳修 is found under 欧阳 and masked as 欧阳*."""

COMPOUND = frozenset(
    """
    欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶
    太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良
    漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 南荣
    第五 歐陽 司馬 諸葛 東方 長孫 鮮于 公孫 尉遲 獨孤
    """.split()  # noqa: SIM905  (seventy pairs of quotes would hide the names)
)
"""The compound surnames of the 百家姓 and those still common, also as Hong Kong and Taiwan write them."""


def surname_of(name: str) -> str:
    """Return the surname of a Chinese or Latin personal name, as written; empty for an empty name.

    A compound surname needs a given name after it: a person called 东方 is Mr 东. `Smith, John` and `John Smith` are
    Smith; of 阿不都·热依木 the first part counts, as in registers.
    """
    name = name.strip()
    if _is_chinese(name):
        return name[:2] if name[:2] in COMPOUND and len(name) > len("欧阳") else name.split("·")[0][: _width(name)]
    if "," in name:
        return name.split(",")[0].strip()
    return name.split()[-1] if name else ""


def _is_chinese(name: str) -> bool:
    return bool(name) and "\u3400" <= name[0] <= "\u9fff"


def _width(name: str) -> int:
    return len(name) if "·" in name else 1
