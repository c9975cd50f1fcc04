"""The proof: one folder per room, and `house`, `page_rules` and `browser` for what holds everywhere."""
