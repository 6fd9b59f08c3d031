"""What the round-robin script, the two managers and the power distributor described, one by one.

The script is the one that docs/from-the-script.md leads away from; the budget manager, which shared watts
between temperature controllers, is the design from which the engine grew; the energy manager, which
followed a schedule, is where assets come from; the distributor set batteries. Where a budget does
something else on purpose, the docstring of the test says what.
"""
