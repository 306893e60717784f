"""Addresses of the screens, one list for each chair."""

from django.urls import include, path

from careline.web.admin.urls import urlpatterns as admin
from careline.web.agent.urls import urlpatterns as agent
from careline.web.public.urls import urlpatterns as public
from careline.web.session.urls import urlpatterns as session
from careline.web.supervisor.urls import urlpatterns as supervisor

app_name = "web"
urlpatterns = [*session, *public, *supervisor, *agent, path("admin/", include(admin))]
