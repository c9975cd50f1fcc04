"""Held in Mind: an accessible reading-and-listening web app. `create_app` lives in `webapp.web`."""
