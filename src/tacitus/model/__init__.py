"""The frozen types of the record: what a report says and what an incident collects."""
