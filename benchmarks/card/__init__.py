"""What the card costs who looks at it: a real Home Assistant, a day of history, a real browser."""
