"""More rows, counted on a wall calendar before anything was run: turns of years, seasons and laws, and other zones.

They are written as in `pack_table`. What is told with another offset than the pack's own is counted on the pack's.
"""

CHINA = """
cn complaint_received 2026-03-02T09:00+08:00 cn.answer answer 2026-03-18T00:00+08:00 published
# 31 January is a Saturday nobody works: Monday 2 February
cn complaint_received 2026-01-16T09:00+08:00 cn.answer answer 2026-02-03T00:00+08:00 published
# 28 February is a Saturday, worked for the festival: it stays
cn complaint_received 2026-02-13T23:59+08:00 cn.answer answer 2026-03-01T00:00+08:00 published
# a minute later 1 March, a Sunday: Monday the 2nd
cn complaint_received 2026-02-14T00:00+08:00 cn.answer answer 2026-03-03T00:00+08:00 published
# 1 October, in Golden Week: Thursday the 8th
cn complaint_received 2026-09-16T09:00+08:00 cn.answer answer 2026-10-09T00:00+08:00 published
# 10 October, a Saturday worked for Golden Week
cn complaint_received 2026-09-25T09:00+08:00 cn.answer answer 2026-10-11T00:00+08:00 published
# New Year's Day, free to the 3rd; Sunday 4 January is worked for it
cn complaint_received 2025-12-17T09:00+08:00 cn.answer answer 2026-01-05T00:00+08:00 published
# 9 May, a Saturday worked for Labour Day
cn complaint_received 2026-04-24T09:00+08:00 cn.answer answer 2026-05-10T00:00+08:00 published
# 1 May, free to the 5th: the 6th
cn complaint_received 2026-04-16T09:00+08:00 cn.answer answer 2026-05-07T00:00+08:00 published
# New Year 2027, a Friday: Monday the 4th, provisionally
cn complaint_received 2026-12-17T09:00+08:00 cn.answer answer 2027-01-05T00:00+08:00 published
# one in the morning of the 2nd in Beijing
cn complaint_received 2026-03-01T17:00+00:00 cn.answer answer 2026-03-18T00:00+08:00 published
# eleven at night of the 1st in Beijing: 16 March
cn complaint_received 2026-03-01T10:00-05:00 cn.answer answer 2026-03-17T00:00+08:00 published
# the leap day, a Tuesday
cn complaint_received 2028-02-14T10:00+08:00 cn.answer answer 2028-03-01T00:00+08:00 published
cn urgent_complaint_received 2026-03-02T09:00+08:00 cn.answer answer 2026-03-18T00:00+08:00 published
cn billing_complaint_received 2026-03-02T09:00+08:00 cn.answer answer 2026-03-18T00:00+08:00 published
# 16 17 18 20(worked) 21 22 23 24 28 29 30 September 8 9 10(worked) 12 October
cn-chongqing complaint_received 2026-09-15T09:00+08:00 cn-cq.answer answer 2026-10-13T00:00+08:00 statute
cn-chongqing complaint_received 2026-09-15T09:00+08:00 cn.answer answer 2026-10-01T00:00+08:00 published
# 29 30 31 December 4(worked) 5 to 9, 12 to 16, 19 January
cn-chongqing complaint_received 2025-12-26T09:00+08:00 cn-cq.answer answer 2026-01-20T00:00+08:00 statute
cn-chongqing complaint_received 2025-12-26T09:00+08:00 cn.answer answer 2026-01-13T00:00+08:00 published
# the day before the text that was read
cn-chongqing complaint_received 2018-07-25T09:00+08:00 cn.answer answer 2018-08-10T00:00+08:00 published
# 14(worked) 24 25 26 27 February
cn-henan complaint_received 2026-02-13T09:00+08:00 cn-ha.answer answer 2026-02-28T00:00+08:00 statute
# 6 7 8 9(worked) 11 May
cn-henan complaint_received 2026-04-30T09:00+08:00 cn-ha.answer answer 2026-05-12T00:00+08:00 statute
# 30 31 December 4 5 6 January, provisionally
cn complaint_received 2026-12-29T09:00+08:00 cn-ha.answer answer 2027-01-07T00:00+08:00 statute @CN-HA
# received on a Sunday: 2 to 6 March
cn complaint_received 2026-03-01T09:00+08:00 cn-ha.answer answer 2026-03-07T00:00+08:00 statute @HA
cn fault_reported 2026-02-28T23:30+08:00 cn.fault.rural repair 2026-03-03T23:30+08:00 statute area=rural
cn fault_reported 2028-02-28T12:00+08:00 cn.fault.urban repair 2028-03-01T12:00+08:00 statute
cn-henan fault_reported 2026-02-14T12:00+08:00 cn.fault.urban repair 2026-02-16T12:00+08:00 statute area=urban
cn fault_reported 2026-02-14T04:00+00:00 cn.fault.urban repair 2026-02-16T12:00+08:00 statute area=urban
cn arrears_paid 2025-12-31T23:59:59+08:00 cn.arrears.restore restore 2026-01-02T23:59:59+08:00 statute
# 30 September 8 9 10(worked) 12 October
cn appeal_received 2026-09-29T09:00+08:00 cn.appeal.accept acknowledge 2026-10-13T00:00+08:00 published
# 29 October, a Thursday
cn appeal_received 2026-09-29T09:00+08:00 cn.appeal.answer answer 2026-10-30T00:00+08:00 statute
cn appeal_filed 2026-09-29T09:00+08:00 cn.appeal.accept acknowledge 2026-10-13T00:00+08:00 published
# 15 February, in the festival: the 24th
cn appeal_forwarded 2026-02-05T09:00+08:00 cn.appeal.reply answer 2026-02-25T00:00+08:00 unverified
cn appeal_forwarded 2026-01-25T09:00+08:00 cn.appeal.reply answer 2026-02-05T00:00+08:00 unverified
# 2 May, in the holidays: the 6th
cn-henan appeal_received 2026-04-17T09:00+08:00 cn-ha.appeal.report answer 2026-05-07T00:00+08:00 statute
cn-henan appeal_received 2026-04-17T09:00+08:00 cn.appeal.accept acknowledge 2026-04-25T00:00+08:00 published
# Sunday 17 May: the 18th
cn-henan appeal_received 2026-04-17T09:00+08:00 cn.appeal.answer answer 2026-05-19T00:00+08:00 statute
cn-chongqing appeal_received 2026-03-02T09:00+08:00 cn-cq.appeal.accept acknowledge 2026-03-03T00:00+08:00 statute
cn-chongqing appeal_received 2026-03-02T09:00+08:00 cn.appeal.accept acknowledge 2026-03-10T00:00+08:00 published
# 10 to 14(worked), 24 25 February
cn samr_complaint_received 2026-02-09T09:00+08:00 cn.samr.accept acknowledge 2026-02-26T00:00+08:00 statute
cn samr_report_received 2026-04-15T09:00+08:00 cn.samr.report decide - unknown
# Henan's text holds from 1 January 2021 (art. 63): 4 to 8 January
cn-henan complaint_received 2021-01-01T00:00+08:00 cn-ha.answer answer 2021-01-09T00:00+08:00 statute
# the last day before it: 15 January
cn-henan complaint_received 2020-12-31T23:59+08:00 cn.answer answer 2021-01-16T00:00+08:00 published
# never raised with the operator: a complaint of its own, 15 days; 2 March + 15 = the 17th, 10 = the 12th
cn appeal_forwarded 2026-03-02T10:00+08:00 cn.appeal.unraised answer 2026-03-18T00:00+08:00 published \
prior_complaint=no
cn appeal_forwarded 2026-03-02T10:00+08:00 cn.appeal.reply answer 2026-03-13T00:00+08:00 unverified prior_complaint=yes
"""

BRITAIN = """
# half an hour before summer time: + 56 = 24 May
uk complaint_received 2026-03-29T00:30+00:00 uk.resolve resolve 2026-05-25T00:00+01:00 published
uk complaint_received 2026-04-10T09:00+01:00 uk.resolve resolve 2026-05-23T00:00+01:00 published
# + 56 = 27 October, a day after summer time
uk complaint_received 2025-09-01T12:00+01:00 uk.resolve resolve 2025-10-28T00:00+00:00 published
# + 42 = 5 February
uk complaint_received 2026-12-25T12:00+00:00 uk.resolve resolve 2027-02-06T00:00+00:00 published
# midnight in London comes at seven in Beijing: still the 7th
uk complaint_received 2026-04-08T06:00+08:00 uk.resolve resolve 2026-06-03T00:00+01:00 published
uk complaint_received 2026-04-08T07:00+08:00 uk.resolve resolve 2026-05-21T00:00+01:00 published
uk urgent_complaint_received 2026-04-10T09:00+01:00 uk.resolve resolve 2026-05-23T00:00+01:00 published @NIR
"""

AUSTRALIA = """
# Good Friday to Easter Monday, the 6th; summer time ends on the 5th
au complaint_received 2026-04-02T09:00+11:00 au.acknowledge acknowledge 2026-04-09T00:00+10:00 published
au complaint_received 2026-04-02T09:00+11:00 au.propose propose 2026-04-21T00:00+10:00 published
# 30 October, 2 November; then the Melbourne Cup
au complaint_received 2026-10-29T09:00+11:00 au.acknowledge acknowledge 2026-11-03T00:00+11:00 published @VIC
au complaint_received 2026-10-29T09:00+11:00 au.propose propose 2026-11-14T00:00+11:00 published @VIC
# Labour Day in Queensland, 4 May: 1 5 May
au complaint_received 2026-04-30T09:00+10:00 au.acknowledge acknowledge 2026-05-06T00:00+10:00 published @QLD
# Labour Day in Western Australia, 2 March: 3 4
au complaint_received 2026-02-27T09:00+08:00 au.acknowledge acknowledge 2026-03-05T00:00+08:00 published @WA
# 9 March is Adelaide Cup, Eight Hours Day, Canberra Day: 10 11
au complaint_received 2026-03-06T09:00+10:30 au.acknowledge acknowledge 2026-03-12T00:00+10:30 published @SA
au complaint_received 2026-03-06T09:00+11:00 au.acknowledge acknowledge 2026-03-12T00:00+11:00 published @TAS
au complaint_received 2026-03-06T09:00+11:00 au.acknowledge acknowledge 2026-03-12T00:00+11:00 published @ACT
# Picnic Day, 3 August: 4 5
au complaint_received 2026-07-31T09:00+09:30 au.acknowledge acknowledge 2026-08-06T00:00+09:30 published @NT
# Christmas, Boxing Day for which Monday the 28th is free: 29 30
au urgent_complaint_received 2026-12-24T17:00+11:00 au.urgent.resolve resolve 2026-12-31T00:00+11:00 published @VIC
# the text of 2018: 30 June to 4 July, 7 to 11
au agreement_reached 2025-06-29T09:00+10:00 au.implement implement 2025-07-12T00:00+10:00 unverified
# 1 to 4, 7 July
au agreement_reached 2025-06-30T09:00+10:00 au.implement implement 2025-07-08T00:00+10:00 published
# half past midnight of the new year in Sydney: 2 5 January
au complaint_received 2025-12-31T13:30+00:00 au.affected.resolve resolve 2026-01-06T00:00+11:00 published @NSW \
affected_person=yes
# a minute before it: 2, 5 to 9, 12 to 15 January
au complaint_received 2025-12-31T12:59+00:00 au.propose propose 2026-01-16T00:00+11:00 published @NSW \
affected_person=yes
"""

INDIA = """
# Republic Day, the 26th, moves no calendar day: the 27th
in complaint_received 2026-01-24T23:59+05:30 in.resolve resolve 2026-01-28T00:00+05:30 published
# Republic Day left out: 27 28 29
in fault_reported 2026-01-23T10:00+05:30 in.fault.repair repair 2026-01-30T00:00+05:30 published
# 10 days of January, 29 of February
in appeal_filed 2028-01-21T10:00+05:30 in.appeal.decide decide 2028-03-01T00:00+05:30 published
in appeal_received 2028-01-21T10:00+05:30 in.appeal.decide decide 2028-03-01T00:00+05:30 published
in billing_complaint_received 2026-12-15T10:00+05:30 in.billing.resolve resolve 2027-01-13T00:00+05:30 published
# half past eleven at night of the 2nd in Delhi
in complaint_received 2026-03-03T02:00+08:00 in.resolve resolve 2026-03-06T00:00+05:30 published
in complaint_received 2026-03-03T02:00+08:00 in.docket acknowledge 2026-03-02T23:30+05:30 published
"""

AMERICA = """
# Thursday 31 December
us regulator_complaint_served 2026-12-01T10:00-05:00 us.fcc.answer answer 2027-01-01T00:00-05:00 published
# New Year, a Friday: Monday the 4th
us regulator_complaint_served 2026-12-02T10:00-05:00 us.fcc.answer answer 2027-01-05T00:00-05:00 published
# Sunday 8 March, when summer time begins: the 9th
us regulator_complaint_served 2026-02-06T10:00-05:00 us.fcc.answer answer 2026-03-10T00:00-04:00 published
# Sunday 1 November, when it ends: the 2nd
us regulator_complaint_served 2026-10-02T10:00-04:00 us.fcc.answer answer 2026-11-03T00:00-05:00 published
# Juneteenth, a Friday: the 22nd
us regulator_complaint_served 2026-05-20T10:00-04:00 us.fcc.answer answer 2026-06-23T00:00-04:00 published
# 31 December 2021, on which Saturday's New Year is observed: 3 January
us regulator_complaint_served 2021-12-01T10:00-05:00 us.fcc.answer answer 2022-01-04T00:00-05:00 published
# the 16th in Washington: + 30 = Sunday, then Washington's Birthday: the 17th
us regulator_complaint_served 2026-01-15T23:30-08:00 us.fcc.answer answer 2026-02-18T00:00-05:00 published
"""

EUROPE = """
# 30 days of December, 31, 28: 1 March
eu appeal_received 2026-12-01T10:00+01:00 eu.adr.decide decide 2027-03-02T00:00+01:00 unverified
"""
