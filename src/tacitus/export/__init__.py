"""Exports of the record, built by allow-list and disclosure tier."""
