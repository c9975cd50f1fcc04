"""In which language: gettext catalogs, the theme in other words, and templates for translators."""

from webapp.translation.adding import add_language, language_of
from webapp.translation.catalogs import Catalog, read_catalog, read_catalogs
from webapp.translation.extraction import INTERFACE, domains, extract
from webapp.translation.faults import catalog_faults
from webapp.translation.files import Share, po_bytes, status, update_catalogs, write_templates
from webapp.translation.reviews import NOBODY, Review, review_of
from webapp.translation.translating import Translated, map_sentences, translate

__all__ = [
    "INTERFACE",
    "NOBODY",
    "Catalog",
    "Review",
    "Share",
    "Translated",
    "add_language",
    "catalog_faults",
    "domains",
    "extract",
    "language_of",
    "map_sentences",
    "po_bytes",
    "read_catalog",
    "read_catalogs",
    "review_of",
    "status",
    "translate",
    "update_catalogs",
    "write_templates",
]
