"""Addresses of coming and going."""

from django.urls import path

from careline.web.session import choices, keys, notices, password, sign_in

urlpatterns = [
    path("", sign_in.home, name="home"),
    path("session/", sign_in.enter, name="sign-in"),
    path("session/expired", sign_in.expired, name="expired"),
    path("session/end", sign_in.leave, name="sign-out"),
    path("session/ended", sign_in.left, name="signed-out"),
    path("session/password", password.change, name="password"),
    path("my-notices", notices.show, name="staff-notices"),
    path("my-notices/bell", notices.ring, name="bell"),
    path("my-notices/sightings", notices.see, name="staff-notices-seen"),
    path("my-notices/mail", notices.mail, name="staff-mail"),
    path("preferences/keys", keys.choose, name="keys"),
    path("preferences/letters", keys.letters, name="letters"),
    path("preferences", choices.choose, name="preferences"),
]
