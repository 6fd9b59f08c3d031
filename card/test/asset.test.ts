import assert from "node:assert/strict";
import { test } from "node:test";
import { rows } from "../src/view/loads.ts";
import { decided, layout, load, seen } from "./house.ts";

const ASSET = load("boiler", {
  kind: "asset",
  entities: { asset_status: "sensor.status", dispatched: "sensor.dispatched", target: "sensor.target" },
  wired: {},
});

const ASSETS: [string, string, string][] = [
  ["following", "Follows its schedule", ""],
  ["short", "Cannot follow its schedule", "900\u00a0W of 1.5\u00a0kW"],
  ["helping", "Helps others", ""],
  ["requested", "Follows a request", ""],
  ["idle", "At rest", ""],
  ["fallback", "Schedule unknown", ""],
  ["blocked", "Does not obey", ""],
  ["unavailable", "Unavailable", ""],
  ["something new", "Not known yet", ""],
];

for (const [status, reason, detail] of ASSETS) {
  test(`an asset that is ${status} says so`, () => {
    const states = { "sensor.status": status, "sensor.dispatched": "900", "sensor.target": "1500" };
    const [shown] = rows(seen(layout([ASSET]), decided({}), states));
    assert.deepEqual([shown?.reason, shown?.detail, shown?.power], [reason, detail, "900\u00a0W"]);
  });
}
