"""What will be: how rooms warm and cool, what the house will draw, and who is warmed ahead of comfort.

A plan orders only who asks, and when. Who runs is decided in every cycle, by what is seen then: a wrong
forecast costs warmth that is there too early or too late, never the limit.

    regression  weights that make up what is seen, followed as they change
    thermal     a room as a model: what becomes of its air and its mass
    room        what is observed and remembered of a room, its model among it
    learning    how that model follows from what is observed
    past        the same, from what was recorded before
    base_load   what the house draws beside its loads, by time of day
    weather     what it will be like outdoors
    foretold    what somebody foretells for some instants, slot by slot
    prices      what electricity will cost, slot by slot
    house       what one budget learns of all that, told of every cycle
    supplies    what each budget will leave for rooms
    timetable   when comfort is wanted
    beginning   where that begins within a slot
    outlook     what is known of a room as a plan is made
    forecast    what becomes of all rooms if a plan is followed
    plan        which rooms are warmed ahead, and when
    cheaper     the same, in cheap hours
    given       what a plan is made from
    foresight   what it comes to for those who follow it
    departing   whether reality departs from it
    kept        what of all that is kept across restarts
    warmup      how long a heater takes to make a room warm
"""
