"""Addresses of the administrator's chair."""

from django.urls import path

from careline.web.admin import assignment, calendars, categories, departments, due_rules, user_steps, users

urlpatterns = [
    path("users", users.listed, name="users"),
    path("users/searches", users.search, name="user-search"),
    path("users/new", user_steps.add, name="user-new"),
    path("users/<slug:username>", users.show, name="user"),
    path("users/<slug:username>/department", user_steps.transfer, name="user-department"),
    path("users/<slug:username>/roles", user_steps.roles, name="user-roles"),
    path("users/<slug:username>/password", user_steps.password, name="user-password"),
    path("users/<slug:username>/leave", user_steps.deactivate, name="user-leave"),
    path("users/<slug:username>/return", user_steps.reactivate, name="user-return"),
    path("users/<slug:username>/lock", user_steps.unlock, name="user-lock"),
    path("users/<slug:username>/sessions", user_steps.sign_out, name="user-sessions"),
    path("departments", departments.tree, name="departments"),
    path("departments/new", departments.add, name="department-new"),
    path("departments/<slug:code>/names", departments.rename, name="department-names"),
    path("departments/<slug:code>/parent", departments.move, name="department-parent"),
    path("departments/<slug:code>/closing", departments.close, name="department-closing"),
    path("categories", categories.listed, name="categories"),
    path("categories/new", categories.add, name="category-new"),
    path("categories/<str:code>", categories.change, name="category"),
    path("categories/<str:code>/retirement", categories.retire, name="category-retirement"),
    path("assignment", assignment.table, name="assignment"),
    path("assignment/new", assignment.add, name="line-new"),
    path("assignment/<uuid:rule>", assignment.change, name="line"),
    path("assignment/<uuid:rule>/retirement", assignment.retire, name="line-retirement"),
    path("due-rules", due_rules.listed, name="due-rules"),
    path("due-rules/new", due_rules.add, name="due-rule-new"),
    path("due-rules/<str:code>", due_rules.show, name="due-rule"),
    path("due-rules/<str:code>/version", due_rules.change, name="due-rule-version"),
    path("due-rules/<str:code>/retirement", due_rules.retire, name="due-rule-retirement"),
    path("calendar", calendars.first, name="calendar"),
    path("calendar/<slug:code>/<int:year>", calendars.show, name="calendar-year"),
    path("calendar/<slug:code>/<int:year>/days", calendars.set_day, name="calendar-day"),
    path("calendar/<slug:code>/<int:year>/days/<str:day>", calendars.clear_day, name="calendar-day-clear"),
]
