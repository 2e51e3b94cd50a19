"""Intake: bytes and where they came from -> a document with its publication record."""
