"""What nobody can do better than, with heaters that can be set to any power.

    divided    the loop: a house whose heaters take any power up to their rating
    fluid      no foresight: what is left of the connection goes to the coldest first
    problem    the whole run as a linear program: nobody is cold, on the least heat
    foresight  the plan that solves it, at work in the house

`problem` and `foresight` need NumPy and SciPy; nothing else in `simulation` does.
"""


class PlanError(Exception):
    """A plan that cannot be made, or was not found; it says why."""
