"""What the round-robin script and the budget manager described, statement by statement."""
