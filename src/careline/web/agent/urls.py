"""Addresses of the agent's chair."""

from django.urls import path

from careline.web.agent import (
    case,
    category_form,
    contacts,
    follow_ups,
    intake,
    moves,
    my_day,
    notices,
    profile,
    reveal,
    worklist,
)

urlpatterns = [
    path("worklist", worklist.show, name="worklist"),
    path("worklist/searches", worklist.search, name="search"),
    path("worklist/next", worklist.take_next, name="next"),
    path("intake", intake.take_in, name="intake"),
    path("intake/customers", intake.customers, name="intake-customers"),
    path("intake/complaints", intake.complaints, name="intake-complaints"),
    path("intake/category", intake.category, name="intake-category"),
    path("intake/form", category_form.fields, name="category-form"),
    path("contacts", contacts.listed, name="contacts"),
    path("contacts/searches", contacts.search, name="contact-search"),
    path("contacts/new", contacts.begin, name="contact-new"),
    path("contacts/<str:contact>", contacts.show, name="contact"),
    path("contacts/<str:contact>/questions", contacts.questions, name="contact-questions"),
    path("contacts/<str:contact>/customer/<str:field>", reveal.show_for_contact, name="contact-reveal"),
    path("contacts/<str:contact>/follow-ups", follow_ups.add, name="follow-up-new"),
    path("contacts/<str:contact>/<str:noun>", contacts.act, name="contact-act"),
    path("my-day", my_day.show, name="my-day"),
    path("my-day/hand-over", my_day.hand_over, name="hand-over"),
    path("follow-ups/<uuid:follow_up>/<str:noun>", follow_ups.act, name="follow-up-act"),
    path("customers/<uuid:customer>", profile.show, name="customer"),
    path("customers/<uuid:customer>/new/<slug:noun>", profile.add, name="customer-new"),
    path("customers/<uuid:customer>/<slug:noun>/<uuid:record>", profile.change, name="customer-change"),
    path("customers/<uuid:customer>/<slug:pane>", profile.show, name="customer-pane"),
    path("complaints/<str:number>", case.show, name="case"),
    path("complaints/<str:number>/answers", category_form.answer, name="case-answers"),
    path("complaints/<str:number>/notes", moves.note, name="note"),
    path("complaints/<str:number>/notices/<uuid:notice>/attempt", notices.attempt, name="notice-attempt"),
    path("complaints/<str:number>/customer/<str:field>", reveal.show, name="reveal"),
    path("complaints/<str:number>/<str:noun>", moves.make, name="move"),
]
