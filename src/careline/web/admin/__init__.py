"""The administrator's chair: users, departments, categories, rules and the calendar."""
