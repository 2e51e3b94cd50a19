"""Linking the events of many reports into incidents."""
