"""The story the demo tells: one operator, its people, and a week of complaints. Everybody in it is invented."""
