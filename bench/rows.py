"""Made-up complaints of made-up people, different in every round."""

import csv
from itertools import count
from pathlib import Path

HEADER = ("编号", "投诉标题", "投诉内容", "受理时间", "渠道", "紧急程度", "状态", "客户姓名", "联系电话", "地区")
"""Those of the shipped map `generic`."""
TITLES = ("宽带频繁掉线", "账单与套餐不符", "手机信号弱", "营业厅态度不好", "携号转网被拒", "流量用完没有提醒")
TEXT = "用户反映问题已经持续一周，报修三次仍未解决，要求尽快处理并说明原因，必要时退还相应费用。"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
_serial = count(1)


def write_file(path: Path, rows: int) -> None:
    """Write a file of new complaints, each of a customer nobody knows yet."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        out.writerows(_row(next(_serial)) for _ in range(rows))


def _row(n: int) -> tuple[str, ...]:
    at = f"2026-03-{n % 28 + 1:02d} {n % 24:02d}:{n % 60:02d}"
    name = SURNAMES[n % len(SURNAMES)] + "某某"
    number = f"199{n:08d}"
    return f"B{n:09d}", TITLES[n % len(TITLES)], TEXT, at, "电话", "一般", "", name, number, "重庆"
