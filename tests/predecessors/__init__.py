"""What the round-robin script and the budget manager described, statement by statement.

The script is the one that docs/from-the-script.md leads away from; the manager, which shared watts
between temperature controllers, is the design from which the engine grew. Where a budget does
something else on purpose, the docstring of the test says what.
"""
