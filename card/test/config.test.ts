import assert from "node:assert/strict";
import { test } from "node:test";
import { checked, PARTS } from "../src/config.ts";
import { budgetOf, configForm, stubConfig } from "../src/editor.ts";
import type { Hass } from "../src/hass.ts";
import { en } from "../src/words/en.ts";

const CARD = { type: "custom:power-budget-card" };

test("a configuration that is right is taken as it is", () => {
  const card = { ...CARD, budget: "house", name: "Power", hours: 24, thermostats: { Hall: "climate.hall" } };
  assert.equal(checked(card), card);
});

test("an option with nothing behind it is left out", () => {
  const card = JSON.parse('{"budget": null, "name": null, "hours": null, "hide": null, "thermostats": null}');
  assert.deepEqual(checked({ ...CARD, ...card }), { ...CARD, ...card });
});

for (const [what, wrong] of Object.entries({
  "no hours": { hours: 0 },
  "too many hours": { hours: 25 },
  "hours that are none": { hours: "six" },
  "a budget that is no text": { budget: 1 },
  "a part that there is not": { hide: ["everything"] },
  "a part alone": { hide: "loads" },
  "a list of thermostats": { thermostats: ["climate.hall"] },
  "a thermostat that is no text": { thermostats: { Hall: 1 } },
})) {
  test(`${what} is refused, with what is wrong`, () => {
    const [key = ""] = Object.keys(wrong);
    assert.throws(() => checked({ ...CARD, ...(wrong as object) }), new RegExp(`“${key}” must`));
  });
}

test("every field of the form has its label", () => {
  const form = configForm();
  assert.deepEqual(
    form.schema.map((field) => field.name),
    ["budget", "name", "hours", "hide"],
  );
  for (const field of form.schema) {
    assert.equal(form.computeLabel(field), en[`editor_${field.name}` as keyof typeof en]);
  }
  const hide = form.schema.find((field) => field.name === "hide")?.selector;
  const { options = [] } = (hide?.select ?? {}) as { options?: { label: string }[] };
  assert.deepEqual(
    options.map((option) => option.label),
    PARTS.map((part) => en[`part_${part}`]),
  );
  assert.equal(form.computeHelper({ name: "name", selector: {} }), en.editor_help_name);
  assert.equal(form.computeHelper({ name: "hours", selector: {} }), undefined);
});

const PAGE = {
  entities: {
    "sensor.other": { platform: "other", device_id: "another" },
    "sensor.house": { platform: "power_budget", device_id: "device" },
    "sensor.gone": { platform: "power_budget", device_id: "gone" },
  },
  devices: { device: { config_entries: ["house"] }, another: { config_entries: ["another"] } },
} as unknown as Hass;

test("a card begins with the first budget", () => {
  assert.deepEqual(stubConfig(), { hours: 6 });
});

test("the budget of an entity is that of its device", () => {
  assert.equal(budgetOf(PAGE, "sensor.house"), "house");
  for (const id of ["sensor.other", "sensor.gone", "sensor.none"])
    assert.equal(budgetOf(PAGE, id), undefined);
});
