"""Working days of the Union's institutions: weekends only, since holidays differ from state to state."""

from careline.clocks.rules.almanacs.almanac import Almanac, AlmanacYear


def years(_present: int) -> tuple[AlmanacYear, ...]:
    """Return no year: nothing is published, and nothing waited for."""
    return ()


EUROPE = Almanac(
    code="eu",
    zone="Europe/Brussels",
    name_zh="欧盟：周一至周五",
    name_en="European Union: Monday to Friday",
    weekly=((("09:00-17:00",),) * 5 + ((),) * 2),
    years=years,
)
