"""Taking documents in: bytes and where they came from to cleaned text and a publication record."""
