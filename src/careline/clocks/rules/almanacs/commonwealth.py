"""Public holidays of the United Kingdom's nations, Australia's states and territories, and India.

They come from the package holidays, which is read when a calendar is installed and at no other time: it is large, and
neither a worker that serves screens nor an intake needs it. What an authority hasn't published yet is computed by the
package from the usual rules, and such a year is provisional here. `PUBLISHED` is moved on by hand, when the
authority's page has another year; half days, such as Christmas Eve in Queensland, are working days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from careline.clocks.rules.almanacs.almanac import Almanac, AlmanacDay, AlmanacYear
from careline.clocks.rules.almanacs.holiday_names import ANY_HOLIDAY, CHINESE_NAMES

FIRST, YEARS_BEYOND = 2015, 2
FRIDAY = 5
OBSERVED, ESTIMATED = " (observed)", " (estimated)"


@dataclass(frozen=True, kw_only=True)
class Authority:
    """Who publishes holidays, and how far ahead."""

    country: str
    language: str
    published: int
    """The last year on its page."""
    source: str
    keeps_weekends: bool = True
    """Whether a holiday on a weekend is one of its own beside the day observed for it."""


UNITED_KINGDOM = Authority(
    country="GB",
    language="en_GB",
    published=2027,
    source="gov.uk/bank-holidays; Banking and Financial Dealings Act 1971",
    keeps_weekends=False,
)
AUSTRALIA = Authority(
    country="AU", language="en_AU", published=2026, source="fairwork.gov.au/employment-conditions/public-holidays"
)
INDIA = Authority(
    country="IN", language="en_IN", published=2026, source="Department of Personnel and Training, list of holidays"
)


def years(authority: Authority, region: str | None, present: int) -> tuple[AlmanacYear, ...]:
    """Return the years since 2015, and those up to two beyond the present or the last published."""
    last = max(present, authority.published) + YEARS_BEYOND
    return tuple(_year(authority, region, year) for year in range(FIRST, last + 1))


def _year(authority: Authority, region: str | None, year: int) -> AlmanacYear:
    days = tuple(sorted(_days(authority, region, year), key=lambda day: day.date))
    is_provisional = year > authority.published
    source = f"{authority.source} ({'computed by ' if is_provisional else ''}holidays)"
    return AlmanacYear(year, source, days, is_provisional=is_provisional)


def _days(authority: Authority, region: str | None, year: int) -> Iterator[AlmanacDay]:
    from holidays import country_holidays  # not before a calendar is installed

    found = country_holidays(authority.country, subdiv=region, years=year, language=authority.language)
    for day, names in found.items():
        if day.year == year and (authority.keeps_weekends or day.isoweekday() <= FRIDAY):
            yield _named(day, names.split("; "))


def _named(day: date, names: list[str]) -> AlmanacDay:
    plain = [name.replace(ESTIMATED, "") for name in names]
    return AlmanacDay(day, "、".join(map(_in_chinese, plain)), "; ".join(plain))


def _in_chinese(name: str) -> str:
    known = CHINESE_NAMES.get(name.replace(OBSERVED, ""), ANY_HOLIDAY)
    return f"{known}（补假）" if name.endswith(OBSERVED) else known


NINE_TO_FIVE = ("09:00-17:00",)
WEEK = ((NINE_TO_FIVE,) * 5) + ((),) * 2


def _almanac(
    code: str, zone: str, name_zh: str, name_en: str, *, authority: Authority, region: str | None = None
) -> Almanac:
    return Almanac(
        code=code,
        zone=zone,
        name_zh=name_zh,
        name_en=name_en,
        weekly=WEEK,
        years=partial(years, authority, region),
    )


_british = partial(_almanac, authority=UNITED_KINGDOM)
_australian = partial(_almanac, authority=AUSTRALIA)

COMMONWEALTH = (
    _british("uk-eng", "Europe/London", "英格兰和威尔士工作日", "Working days in England and Wales", region="ENG"),
    _british("uk-sct", "Europe/London", "苏格兰工作日", "Working days in Scotland", region="SCT"),
    _british("uk-nir", "Europe/London", "北爱尔兰工作日", "Working days in Northern Ireland", region="NIR"),
    _australian("au", "Australia/Sydney", "澳大利亚全国工作日", "Working days in all of Australia"),
    _australian("au-nsw", "Australia/Sydney", "新南威尔士州工作日", "Working days in New South Wales", region="NSW"),
    _australian("au-vic", "Australia/Melbourne", "维多利亚州工作日", "Working days in Victoria", region="VIC"),
    _australian("au-qld", "Australia/Brisbane", "昆士兰州工作日", "Working days in Queensland", region="QLD"),
    _australian("au-sa", "Australia/Adelaide", "南澳大利亚州工作日", "Working days in South Australia", region="SA"),
    _australian("au-wa", "Australia/Perth", "西澳大利亚州工作日", "Working days in Western Australia", region="WA"),
    _australian("au-tas", "Australia/Hobart", "塔斯马尼亚州工作日", "Working days in Tasmania", region="TAS"),
    _australian("au-act", "Australia/Canberra", "澳大利亚首都领地工作日", "Working days in Canberra", region="ACT"),
    _australian("au-nt", "Australia/Darwin", "北领地工作日", "Working days in the Northern Territory", region="NT"),
    _almanac("in", "Asia/Kolkata", "印度中央政府工作日", "Working days in India", authority=INDIA),
)
