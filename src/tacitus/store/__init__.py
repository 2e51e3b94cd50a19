"""The record: the only part that writes to the database."""
