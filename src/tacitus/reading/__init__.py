"""Reading one document: from text to a report of who says what happened."""
