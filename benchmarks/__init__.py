"""What is measured, printed by the scripts, and run once by the tests.

houses, ours, storage, anticipating   everybody's rule in the same simulated houses: scripts/bench
speed, situations, test_engine_speed  what a decision costs: scripts/bench --speed
plan_speed                            what a plan costs: scripts/bench --plan-speed
scale                                 what many budgets cost: scripts/bench --scale
process, test_recorded_day            what all of it costs a real Home Assistant: scripts/measure
card                                  how soon the card is painted: scripts/measure-card
endurance, test_soak                  how it stands being killed, and running on and on: scripts/endurance
arguments, heaters, machine, report, tables   what these share
"""
