"""Every row of the regulation table, each with the day it ends on as counted by hand on a wall calendar.

A due time is the end of its last day: 24:00 is the next day's 00:00. A line is: pack, event, start, rule, kind, due, \
and
how certain; then what else is told: `@` a region, `fact=value`, and `needs:` the calendar whose holidays it counts \
with.
Where that calendar isn't there yet the row is skipped and says so. Which days are counted stands above the row.
"""

from typing import NamedTuple

from tests.clocks import pack_table_turns as turns


class Row(NamedTuple):
    pack: str
    event: str
    at: str
    rule: str
    kind: str
    due: str | None
    certainty: str
    region: str
    told: tuple[tuple[str, str], ...]
    needs: str


CHINA = """
# 10 February + 15 days = the 25th, a Wednesday after the festival
cn complaint_received 2026-02-10T09:00+08:00 cn.answer answer 2026-02-26T00:00+08:00 published
# 2 February + 15 = the 17th, in Spring Festival (15th to 23rd): moves to the 24th
cn complaint_received 2026-02-02T10:00+08:00 cn.answer answer 2026-02-25T00:00+08:00 published
# 30 January + 15 = Saturday 14 February, worked for the festival: it stays
cn complaint_received 2026-01-30T10:00+08:00 cn.answer answer 2026-02-15T00:00+08:00 published
# the last minute of January counts as January: 31 + 15 = 15 February, in the festival
cn complaint_received 2026-01-31T23:59+08:00 cn.answer answer 2026-02-25T00:00+08:00 published
# 14 February 2024 + 15 = the leap day, a Thursday
cn complaint_received 2024-02-14T10:00+08:00 cn.answer answer 2024-03-01T00:00+08:00 published
# the order holds from 30 July 2016: + 15 = Sunday 14 August, so Monday the 15th
cn complaint_received 2016-07-30T00:00+08:00 cn.answer answer 2016-08-16T00:00+08:00 published
# working days after 10 February: 11 12 13 14(worked) 24 25 26 27 28(worked) 2 3 4 5 6 9 March
cn-chongqing complaint_received 2026-02-10T09:00+08:00 cn-cq.answer answer 2026-03-10T00:00+08:00 statute
# 11 12 13 14(worked) 24 February
cn-henan complaint_received 2026-02-10T09:00+08:00 cn-ha.answer answer 2026-02-25T00:00+08:00 statute
# hours run through the festival and roll over nothing
cn fault_reported 2026-02-16T22:30+08:00 cn.fault.urban repair 2026-02-18T22:30+08:00 statute area=urban
cn fault_reported 2026-02-16T22:30+08:00 cn.fault.rural repair 2026-02-19T22:30+08:00 statute area=rural
# nobody said where: the stricter holds
cn fault_reported 2026-02-16T22:30+08:00 cn.fault.urban repair 2026-02-18T22:30+08:00 statute
cn arrears_paid 2026-02-27T08:00+08:00 cn.arrears.restore restore 2026-03-01T08:00+08:00 statute
# 14(worked) 24 25 26 27 February
cn appeal_received 2026-02-13T10:00+08:00 cn.appeal.accept acknowledge 2026-02-28T00:00+08:00 published
# 13 February + 30 = Sunday 15 March, so Monday the 16th
cn appeal_filed 2026-02-13T10:00+08:00 cn.appeal.answer answer 2026-03-17T00:00+08:00 statute
# Labour Day 1 to 5 May: 6 7 May
cn appeal_accepted 2026-04-30T10:00+08:00 cn.appeal.forward implement 2026-05-08T00:00+08:00 unverified
# 25 September + 10 = 5 October, in Golden Week (1 to 7): the 8th
cn appeal_forwarded 2026-09-25T10:00+08:00 cn.appeal.reply answer 2026-10-09T00:00+08:00 unverified
# 16 January + 30 = 15 February, in the festival: the 24th
cn mediation_agreed 2026-01-16T10:00+08:00 cn.appeal.mediate decide 2026-02-25T00:00+08:00 unverified
# 2 March + 30 = Wednesday 1 April
cn appeal_papers_complete 2026-03-02T10:00+08:00 cn.appeal.papers decide 2026-04-02T00:00+08:00 unverified
# the same day, a Saturday worked for the festival
cn appeal_received 2026-02-14T10:00+08:00 cn-cq.appeal.accept acknowledge 2026-02-15T00:00+08:00 statute @CN-CQ
# the same day is a Sunday: Monday 2 March
cn appeal_received 2026-03-01T10:00+08:00 cn-cq.appeal.accept acknowledge 2026-03-03T00:00+08:00 statute @CN-CQ
cn-chongqing appeal_accepted 2026-03-02T10:00+08:00 cn-cq.appeal.mediate decide 2026-04-02T00:00+08:00 statute
# 2 March + 15 = Tuesday the 17th
cn-henan appeal_received 2026-03-02T10:00+08:00 cn-ha.appeal.report answer 2026-03-18T00:00+08:00 statute
# the last day of the old text: 15 16 17 20 21 22 23 April
cn samr_complaint_received 2026-04-14T23:59+08:00 cn.samr.accept acknowledge 2026-04-24T00:00+08:00 statute
cn samr_complaint_received 2026-04-15T00:00+08:00 cn.samr.accept acknowledge - unknown
# March from the 3rd: 21; April without Qingming (4 to 6): 1 to 3, 7 to 30: 3 + 18 = 42; then 6 7 8 May
cn samr_complaint_accepted 2026-03-02T10:00+08:00 cn.samr.mediate decide 2026-05-09T00:00+08:00 statute
cn samr_complaint_accepted 2026-04-15T10:00+08:00 cn.samr.mediate decide - unknown
# 3 4 5 6 9 10 11 March
cn samr_mediation_ended 2026-03-02T10:00+08:00 cn.samr.result answer 2026-03-12T00:00+08:00 statute
# 3 to 6, 9 to 13, 16 to 20 March are 14; the 23rd
cn samr_report_received 2026-03-02T10:00+08:00 cn.samr.report decide 2026-03-24T00:00+08:00 statute
cn restriction_objected 2026-03-02T10:00+08:00 cn.antifraud.check decide - no_number
cn restriction_objection_upheld 2026-03-02T10:00+08:00 cn.antifraud.lift restore - no_number
cn installation_requested 2026-03-02T10:00+08:00 cn.install implement - no_number
"""

BRITAIN = """
# 7 April + 8 weeks = 2 June
uk complaint_received 2026-04-07T23:59+01:00 uk.resolve resolve 2026-06-03T00:00+01:00 published
# 8 April + 6 weeks = 20 May
uk complaint_received 2026-04-08T00:00+01:00 uk.resolve resolve 2026-05-21T00:00+01:00 published
# half past midnight on the 8th in London is still the 7th at Greenwich
uk complaint_received 2026-04-07T23:30+00:00 uk.resolve resolve 2026-05-21T00:00+01:00 published
# 20 September + 6 weeks = 1 November, when summer time is over
uk complaint_received 2026-09-20T12:00+01:00 uk.resolve resolve 2026-11-02T00:00+00:00 published
# 1 March + 8 weeks = 26 April, in summer time; a Sunday, which moves nothing
uk complaint_received 2026-03-01T12:00+00:00 uk.resolve resolve 2026-04-27T00:00+01:00 published
# 18 January 2028 + 42 days = the leap day
uk billing_complaint_received 2028-01-18T12:00+00:00 uk.resolve resolve 2028-03-01T00:00+00:00 published @SCT
uk complaint_received 2026-04-08T00:00+01:00 uk.acknowledge acknowledge - no_number
uk deadlock_reached 2026-04-08T00:00+01:00 uk.deadlock.letter answer - no_number
"""

AUSTRALIA = """
# Monday 2 March: 3 4
au complaint_received 2026-03-02T09:00+11:00 au.acknowledge acknowledge 2026-03-05T00:00+11:00 published
# told by phone: at once
au complaint_received 2026-03-02T09:00+11:00 au.acknowledge.live acknowledge 2026-03-02T09:00+11:00 unverified \
channel=phone
# 3 to 6, 9 to 13, 16 March
au complaint_received 2026-03-02T09:00+11:00 au.propose propose 2026-03-17T00:00+11:00 published
# Labour Day in Victoria is the second Monday of March, the 9th; New South Wales works on it
au complaint_received 2026-03-02T09:00+11:00 au.propose propose 2026-03-18T00:00+11:00 published @VIC needs:au-vic
au complaint_received 2026-03-02T09:00+11:00 au.propose propose 2026-03-17T00:00+11:00 published @NSW
# 31 March 1 2, then Good Friday and Easter Monday, 7 to 10, 13 14 15 April; summer time ends on the 5th
au complaint_received 2026-03-30T09:00+11:00 au.propose propose 2026-04-16T00:00+10:00 published needs:au
# 22 to 25, 28 to 2, 5 October; summer time begins on the 4th
au complaint_received 2026-09-21T09:00+10:00 au.propose propose 2026-10-06T00:00+11:00 published
# Labour Day in New South Wales is 5 October
au complaint_received 2026-09-21T09:00+10:00 au.propose propose 2026-10-07T00:00+11:00 published @AU-NSW needs:au-nsw
# Perth has no summer time
au complaint_received 2026-03-02T09:00+08:00 au.acknowledge acknowledge 2026-03-05T00:00+08:00 published @WA
# Friday 6 March: 9 10
au urgent_complaint_received 2026-03-06T09:00+11:00 au.urgent.resolve resolve 2026-03-11T00:00+11:00 published
au complaint_received 2026-03-06T09:00+11:00 au.urgent.resolve resolve 2026-03-11T00:00+11:00 published urgency=urgent
# the text of 2018: 15 working days after Sunday 29 June are 30 June to 18 July
au complaint_received 2025-06-29T09:00+10:00 au.propose propose 2025-07-19T00:00+10:00 unverified
# a day later 10: 1 to 4, 7 to 11, 14 July
au complaint_received 2025-06-30T09:00+10:00 au.propose propose 2025-07-15T00:00+10:00 published
# 2 and 5 January
au complaint_received 2026-01-01T09:00+11:00 au.affected.resolve resolve 2026-01-06T00:00+11:00 published \
affected_person=yes
# 3 4 5 6 9 March
au agreement_reached 2026-03-02T09:00+11:00 au.implement implement 2026-03-10T00:00+11:00 published
# the leap day is a Tuesday: 29, 1 2 3 6 March
au agreement_reached 2028-02-28T09:00+11:00 au.implement implement 2028-03-07T00:00+11:00 published
au outage_complaint_received 2025-06-30T00:00+10:00 au.outage.restore restore - no_number
au outage_complaint_received 2025-06-30T00:00+10:00 au.outage.resolve resolve - no_number
"""

INDIA = """
in complaint_received 2026-03-02T10:00+05:30 in.docket acknowledge 2026-03-02T10:00+05:30 published
in complaint_received 2026-03-02T10:00+05:30 in.resolve resolve 2026-03-06T00:00+05:30 published
# 1 February + 28 days = 1 March, in a leap year 29 February
in billing_complaint_received 2026-02-01T10:00+05:30 in.billing.resolve resolve 2026-03-02T00:00+05:30 published
in billing_complaint_received 2028-02-01T10:00+05:30 in.billing.resolve resolve 2028-03-01T00:00+05:30 published
in complaint_resolved 2026-01-31T10:00+05:30 in.billing.credit credit 2026-02-08T00:00+05:30 published
# 31 January + 28 = 28 February; 11 more = 11 March
in appeal_filed 2026-01-31T10:00+05:30 in.appeal.decide decide 2026-03-12T00:00+05:30 published
# Friday 6 March: 9 10 11
in fault_reported 2026-03-06T10:00+05:30 in.fault.repair repair 2026-03-12T00:00+05:30 published
# the older page: 30 September + 7 days
in closure_requested 2024-09-30T10:00+05:30 in.closure implement 2024-10-08T00:00+05:30 unverified
# Monday 6 July: 7 to 10, 13 14 15
in closure_requested 2026-07-06T10:00+05:30 in.closure implement 2026-07-16T00:00+05:30 published
# 30 September + 60 = 31 in October, 29 November
in service_closed 2024-09-30T10:00+05:30 in.deposit credit 2024-11-30T00:00+05:30 unverified
# 1 October + 45 = 30 left in October, 15 November
in service_closed 2024-10-01T10:00+05:30 in.deposit credit 2024-11-16T00:00+05:30 published
"""

AMERICA = """
# 3 June + 30 = Friday 3 July, on which Independence Day is observed: Monday the 6th
us regulator_complaint_served 2026-06-03T10:00-04:00 us.fcc.answer answer 2026-07-07T00:00-04:00 published
# 20 February + 30 = Sunday 22 March; summer time since the 8th
us regulator_complaint_served 2026-02-20T10:00-05:00 us.fcc.answer answer 2026-03-24T00:00-04:00 published
# 15 October + 30 = Saturday 14 November; summer time is over
us regulator_complaint_served 2026-10-15T10:00-04:00 us.fcc.answer answer 2026-11-17T00:00-05:00 published
# 27 October + 30 = Thanksgiving, 26 November; the Friday is worked
us regulator_complaint_served 2026-10-27T10:00-04:00 us.fcc.answer answer 2026-11-28T00:00-05:00 published
# 30 January 2028 + 30 = the leap day, a Tuesday
us regulator_complaint_served 2028-01-30T10:00-05:00 us.fcc.answer answer 2028-03-01T00:00-05:00 published
# what the notice says wins, a Saturday or not
us regulator_complaint_served 2026-06-03T10:00-04:00 us.fcc.answer answer 2026-06-21T00:00-04:00 published \
due_in_notice=2026-06-20
us regulator_complaint_served 2026-06-03T10:00-04:00 us.fcc.answer answer 2026-06-20T17:00-04:00 published \
due_in_notice=2026-06-20T21:00+00:00
"""

EUROPE = """
# 31 January + 28 + 31 + 30 = 30 April is 89; 1 May
eu appeal_received 2026-01-31T10:00+01:00 eu.adr.decide decide 2026-05-02T00:00+02:00 unverified
# one day earlier in a leap year
eu appeal_received 2028-01-31T10:00+01:00 eu.adr.decide decide 2028-05-01T00:00+02:00 unverified
"""


def row(line: str) -> Row:
    pack, event, at, rule, kind, due, certainty, *told = line.split()
    facts = tuple((name, value) for name, between, value in (one.partition("=") for one in told) if between)
    region = next((one[1:] for one in told if one.startswith("@")), "")
    needs = next((one.removeprefix("needs:") for one in told if one.startswith("needs:")), "")
    return Row(pack, event, at, rule, kind, None if due == "-" else due, certainty, region, facts, needs)


TURNS = (turns.CHINA, turns.BRITAIN, turns.AUSTRALIA, turns.INDIA, turns.AMERICA, turns.EUROPE)
TABLES = (CHINA, BRITAIN, AUSTRALIA, INDIA, AMERICA, EUROPE, *TURNS)
ROWS = [row(line) for table in TABLES for line in table.splitlines() if line and not line.startswith("#")]
