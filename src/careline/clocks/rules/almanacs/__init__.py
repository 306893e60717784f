"""Almanacs: the calendars Careline knows of itself, each with the days unlike their weekday, year by year."""

from collections.abc import Mapping

from careline.clocks.rules.almanacs.almanac import Almanac, AlmanacDay, AlmanacYear
from careline.clocks.rules.almanacs.china import CHINA
from careline.clocks.rules.almanacs.commonwealth import COMMONWEALTH
from careline.clocks.rules.almanacs.europe import EUROPE
from careline.clocks.rules.almanacs.united_states import UNITED_STATES

ALMANACS: Mapping[str, Almanac] = {almanac.code: almanac for almanac in (CHINA, UNITED_STATES, EUROPE, *COMMONWEALTH)}

__all__ = ["ALMANACS", "Almanac", "AlmanacDay", "AlmanacYear"]
