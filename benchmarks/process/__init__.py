"""What Power Budget costs a real Home Assistant: time, processor, memory and database.

house     the heaters, the meter and the budget, as they are configured
readings  what the rest of the house draws, second by second
usage     what the process has used of the processor, and holds in memory
run       one run: started, fed with readings, watched, and stopped
database  what the recorder kept, by who caused it
day       a day of readings, in a Home Assistant whose clock is set
figures   the arithmetic
report    the tables
"""
