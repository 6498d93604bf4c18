"""Widgets: each is a thin Python face over one JavaScript module of ``static/``."""
