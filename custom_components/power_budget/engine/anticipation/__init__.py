"""What will be: how rooms warm and cool, what the house will draw, and who is warmed ahead of comfort.

A plan orders only who asks, and when. Who runs is decided in every cycle, by what is seen then: a wrong
forecast costs warmth that is there too early or too late, never the limit.

    regression  weights that make up what is seen, followed as they change
    thermal     a room as a model: what becomes of its air and its mass
    learning    such a model of a room, learned from what is observed
    base_load   what the house draws beside its loads, by time of day
    forecast    what becomes of all rooms if a plan is followed
    plan        which rooms are warmed ahead, and when
"""
