"""The words for the catalogues, and for what becomes of their entries."""

from django.utils.translation import pgettext_lazy as _in

from careline.parties.rules.catalogues import Catalogue, CatalogueAct
from careline.web.words import Words

CATALOGUES: Words = {
    Catalogue.BRAND: _in("catalogue", "Brands"),
    Catalogue.REGION: _in("catalogue", "Regions"),
    Catalogue.SEGMENT: _in("catalogue", "Segments"),
    Catalogue.PLAN: _in("catalogue", "Plans"),
}
CATALOGUE_ACTS: Words = {
    CatalogueAct.ADDED: _in("catalogue", "added"),
    CatalogueAct.RENAMED: _in("catalogue", "renamed"),
    CatalogueAct.CLOSED: _in("catalogue", "closed"),
    CatalogueAct.REOPENED: _in("catalogue", "offered again"),
}
