"""What decisions cost: measured, printed by scripts/bench, and run once by the tests."""
