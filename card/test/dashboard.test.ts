import assert from "node:assert/strict";
import { test } from "node:test";
import type { Layout } from "../src/protocol.ts";
import { dashboard } from "../src/view/dashboard.ts";
import { layout, load, say } from "./house.ts";

const HOUSE = layout([load("hall"), load("attic")], { meters: ["sensor.meter"] });
const UP = layout([load("attic")], {
  entry_id: "UP",
  name: "Upstairs",
  parent: "house",
  power_steps: [1500],
  entities: { power_saving_mode: "number.up_mode", power_budget: "number.up_budget", away: "switch.up_away" },
});
const ATTIC = layout([], { entry_id: "attic", name: "Attic", parent: "UP" });

function sections(budgets: readonly Layout[], shared = {}) {
  return dashboard(budgets, shared, say).views.map((page) => page.sections.map((one) => one.cards));
}

test("each root has a page, with the budgets that stand in it", () => {
  const garage = layout([], { entry_id: "GARAGE", name: "Garage" });
  const { views } = dashboard([UP, HOUSE, ATTIC, garage], {}, say);
  assert.deepEqual(
    views.map((page) => [page.title, page.path]),
    [
      ["House", "house"],
      ["Garage", "garage"],
    ],
  );
  const [house = [], alone = []] = sections([UP, HOUSE, ATTIC, garage]);
  assert.deepEqual([house.length, alone.length], [5, 3]);
});

test("first comes the card, with what is given to all cards", () => {
  const thermostats = { Hall: "climate.hall" };
  const [[first] = []] = sections([HOUSE], { hours: 12, thermostats });
  assert.deepEqual(first, [{ type: "custom:power-budget-card", budget: "house", hours: 12, thermostats }]);
});

test("a budget in it has its own card, without a timeline", () => {
  const [[, , third = []] = []] = sections([HOUSE, UP]);
  assert.deepEqual(third.slice(0, 2), [
    { type: "heading", heading: "Upstairs" },
    { type: "custom:power-budget-card", budget: "UP", hide: ["timeline", "controls"] },
  ]);
});

test("a button tells no state: it has none but when it was pressed", () => {
  const house = layout([], { entities: { run_cycle: "button.house_run_cycle", away: "switch.house_away" } });
  const [[, tiles = []] = []] = sections([house]);
  assert.deepEqual(
    tiles.slice(1).map((card) => [card.entity, card.hide_state]),
    [
      ["switch.house_away", undefined],
      ["button.house_run_cycle", true],
    ],
  );
});

test("what can be set is at hand, each budget's own, and the mode where there is a choice", () => {
  const [[, first = [], second = []] = []] = sections([HOUSE, UP]);
  assert.deepEqual(
    first.map((card) => card.entity ?? card.heading),
    ["Controls", "number.house_power_saving_mode", "switch.house_away"],
  );
  assert.deepEqual(
    second.slice(2).map((card) => card.entity),
    ["number.up_budget", "switch.up_away"],
  );
});

test("the last day of limit, grants and meter, and what was decided, come last", () => {
  const [[, , last = []] = []] = sections([HOUSE]);
  const [, graph, logbook] = last;
  assert.deepEqual(graph?.entities, [
    { entity: "sensor.house_available_power" },
    { entity: "sensor.house_granted_power" },
    { entity: "sensor.meter" },
  ]);
  assert.deepEqual(logbook?.target, { entity_id: ["sensor.hall_status", "sensor.attic_status"] });
});

test("what a budget does not have has no place", () => {
  const bare = layout([], { entities: { radiator_status: "sensor.status" } });
  assert.deepEqual(sections([bare]), [[[{ type: "custom:power-budget-card", budget: "house" }]]]);
  const empty = sections([layout([])])[0]
    ?.at(-1)
    ?.map((card) => card.type);
  assert.deepEqual(empty, ["heading", "history-graph"]);
});

test("a budget whose parent cannot be seen is a root", () => {
  assert.deepEqual(
    dashboard([ATTIC], {}, say).views.map((page) => page.title),
    ["Attic"],
  );
});

test("without a budget it tells how to add one", () => {
  assert.match(JSON.stringify(sections([])), /There is no budget yet/);
});
