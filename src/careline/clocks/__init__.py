"""Due times: calendars, rules, and the steps that lead from one to the other."""
