"""Place names and where they lie: one compact index, built from packages' data."""
