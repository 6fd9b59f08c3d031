import assert from "node:assert/strict";
import { test } from "node:test";
import type { Granted, Kind } from "../src/protocol.ts";
import { after, row } from "./house.ts";

const HELD = { held_until: after(75) };
type Case = [what: string, got: Partial<Granted>, kind: Kind, reason: string, detail: string, tone: string];

const REQUESTED = { requested_w: 3000, requested_until: after(600) };
const REQUESTS: Case[] = [
  [
    "does what somebody asks for",
    { reason: "heating", ...REQUESTED, level_w: 3000, wanted_w: 3000 },
    "modulating",
    "Follows a request",
    "10 min more",
    "runs",
  ],
  [
    "cannot do all that somebody asks for",
    { reason: "heating", ...REQUESTED, level_w: 2300, wanted_w: 3000 },
    "modulating",
    "Follows a request",
    "2.3\u00a0kW of 3\u00a0kW · 10 min more",
    "runs",
  ],
  [
    "is asked for nothing until somebody asks for more",
    { reason: "satisfied", requested_w: 0, level_w: 0, wanted_w: 0 },
    "modulating",
    "Follows a request",
    "asked for 0\u00a0W",
    "rests",
  ],
  [
    "waits with what somebody asks for",
    { reason: "waiting", ...REQUESTED, needs: 500, level_w: 0, wanted_w: 3000 },
    "modulating",
    "Waiting for power",
    "needs 500\u00a0W more · asked for 3\u00a0kW · 10 min more",
    "waits",
  ],
];

const REASONS: Case[] = [
  ["heats", { reason: "heating" }, "heater", "Heating", "", "runs"],
  ["heats ahead", { reason: "preheating" }, "heater", "Heating ahead", "", "runs"],
  [
    "must go on for a while",
    { reason: "heating", ...HELD },
    "heater",
    "Heating",
    "at least 2 min more",
    "runs",
  ],
  [
    "is on and draws nothing",
    { reason: "heating", health: "idle" },
    "heater",
    "On, draws nothing",
    "",
    "runs",
  ],
  ["is about to freeze", { reason: "heating", freezes: true }, "heater", "Frost protection", "", "runs"],
  ["freezes and waits", { reason: "waiting", freezes: true }, "heater", "Frost protection", "", "waits"],
  ["is boosted", { reason: "boosted" }, "heater", "Boosted", "", "runs"],
  [
    "is boosted for a while",
    { reason: "boosted", boost_until: after(1800) },
    "heater",
    "Boosted",
    "30 min more",
    "runs",
  ],
  ["does not ask", {}, "heater", "Not asking", "", "rests"],
  ["is held on", { reason: "held_on", ...HELD }, "heater", "Held on, minimum time", "2 min more", "runs"],
  [
    "is held off",
    { reason: "held_off", held_until: after(45) },
    "heater",
    "Held off, minimum time",
    "45 sec more",
    "waits",
  ],
  [
    "waits",
    { reason: "waiting", needs: 800, needs_of: "House" },
    "heater",
    "Waiting for power",
    "needs 800\u00a0W more",
    "waits",
  ],
  [
    "waits for another budget",
    { reason: "waiting", needs: 1, needs_of: "Floor", needs_unit: "loads" },
    "heater",
    "Waiting for power",
    "needs 1 more of Floor",
    "waits",
  ],
  ["nobody is at home", { reason: "away" }, "heater", "Off, nobody is at home", "", "rests"],
  [
    "does not obey",
    { reason: "blocked", blocked_until: after(240) },
    "heater",
    "Does not obey",
    "told again in 4 min",
    "fault",
  ],
  [
    "draws though off",
    { reason: "blocked", health: "welded" },
    "heater",
    "Draws though it is off",
    "",
    "fault",
  ],
  ["is out of sight", { reason: "unavailable" }, "heater", "Unavailable", "", "fault"],
  [
    "draws all that it wants",
    { reason: "heating", level_w: 2300, wanted_w: 2300 },
    "modulating",
    "Running",
    "",
    "runs",
  ],
  [
    "draws less than it wants",
    { reason: "heating", level_w: 2300, wanted_w: 7400 },
    "modulating",
    "Running",
    "2.3\u00a0kW of 7.4\u00a0kW",
    "runs",
  ],
  [
    "is warmed ahead of its comfort",
    { reason: "preheating", preheating_c: 21, preheating_until: after(1800) },
    "heater",
    "Heating ahead",
    "21.0\u00a0°C by 12:30",
    "runs",
  ],
  [
    "was to be warm by now",
    { reason: "preheating", preheating_c: 21, preheating_until: after(-1) },
    "heater",
    "Heating ahead",
    "",
    "runs",
  ],
  ...REQUESTS,
  ["is run by hand", { reason: "running" }, "attended", "Running", "", "runs"],
  [
    "was shed",
    { reason: "waiting", needs: 500 },
    "attended",
    "Switched off for the limit",
    "needs 500\u00a0W more",
    "waits",
  ],
  ["is offered again", { reason: "offered" }, "attended", "There is room again", "", "offered"],
];

for (const [what, got, kind, reason, detail, tone] of REASONS) {
  test(`one that ${what} says so`, () => {
    const shown = row(got, kind);
    assert.deepEqual([shown.reason, shown.detail, shown.tone], [reason, detail, tone]);
  });
}
