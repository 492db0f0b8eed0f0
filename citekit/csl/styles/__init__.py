"""Styles found, checked, loaded and compiled."""
