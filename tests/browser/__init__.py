"""The pages that a visitor sees, in a real browser."""
