"""The careful reader: rules every page must keep, and a test client that applies them to every answer."""

from tests.page_rules.client import PageClient, PoliteClient
from tests.page_rules.page import Page, read_page
from tests.page_rules.rules import PAGE_RULES, faults

__all__ = ["PAGE_RULES", "Page", "PageClient", "PoliteClient", "faults", "read_page"]
