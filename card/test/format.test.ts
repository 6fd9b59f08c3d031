import assert from "node:assert/strict";
import { test } from "node:test";
import { Format } from "../src/view/format.ts";
import { ENGLISH, format } from "./house.ts";

const NBSP = "\u00a0";

for (const [watts, written] of [
  [0, "0 W"],
  [-0.2, "0 W"],
  [849.6, "850 W"],
  [999.7, "1 kW"],
  [2360, "2.36 kW"],
  [-1500, "-1.5 kW"],
  [12_345, "12.3 kW"],
] as const) {
  test(`${watts} W are written ${written}`, () => {
    assert.equal(format.power(watts), written.replace(" ", NBSP));
  });
}

for (const [seconds, written] of [
  [-3, "0 sec"],
  [44.2, "45 sec"],
  [60, "1 min"],
  [125, "3 min"],
  [3600, "1 hr"],
  [5400, "1 hr 30 min"],
] as const) {
  test(`${seconds} s are written ${written}`, () => {
    assert.equal(format.duration(seconds), written);
  });
}

test("numbers are written as the user chose", () => {
  const written = (number_format: string, language = "en") =>
    new Format({ language, number_format }, "UTC").power(2360).replace(NBSP, " ");
  assert.equal(written("language", "de"), "2,36 kW");
  assert.equal(written("decimal_comma"), "2,36 kW");
  assert.equal(written("comma_decimal", "de"), "2.36 kW");
  assert.equal(written("none"), "2.36 kW");
});

test("times are those of the house, in the form that the user chose", () => {
  const at = Date.parse("2026-11-21T17:05:00Z");
  assert.equal(new Format(ENGLISH, "Europe/Paris").time(at), "18:05");
  assert.match(new Format({ ...ENGLISH, time_format: "12" }, "UTC").time(at), /5:05.PM/);
});

test("a clock is that of the language, of the system, or of 12 or 24 hours", () => {
  const at = Date.parse("2026-11-21T17:05:00Z");
  const clock = (language: string, time_format?: string) =>
    new Format({ language, ...(time_format && { time_format }) }, "UTC").time(at).replace(/\s/, " ");
  assert.deepEqual([clock("de"), clock("en-US"), clock("de", "language")], ["17:05", "5:05 PM", "17:05"]);
  assert.deepEqual([clock("de", "12"), clock("en-US", "24")], ["5:05 PM", "17:05"]);
  const system = new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions().hourCycle;
  for (const language of ["de", "en-US"]) {
    assert.equal(clock(language, "system"), system === "h23" ? "17:05" : "5:05 PM");
  }
});

for (const [zone, hours] of [
  ["UTC", 0],
  ["Asia/Kolkata", 5.5],
  ["America/St_Johns", -3.5],
  ["Europe/Paris", 1],
] as const) {
  test(`the clock of ${zone} is ${hours} h ahead`, () => {
    assert.equal(new Format(ENGLISH, zone).ahead(Date.parse("2026-11-21T17:05:33Z")), hours * 3_600_000);
  });
}

test("a time zone that the browser does not know is its own", () => {
  const at = Date.parse("2026-11-21T17:05:00Z");
  const own = new Format({ ...ENGLISH, time_zone: "local" }, "UTC");
  assert.equal(new Format(ENGLISH, "Mars/Olympus").time(at), own.time(at));
});

test("a time of another day is told with its day", () => {
  const now = Date.parse("2026-11-21T22:30:00Z");
  const told = (at: string, zone = "UTC") => new Format(ENGLISH, zone).moment(Date.parse(at), now);
  assert.equal(told("2026-11-21T23:00:00Z"), "23:00");
  assert.equal(told("2026-11-21T23:00:00Z", "Europe/Paris"), "Sun 00:00");
  assert.equal(told("2026-11-22T18:00:00Z"), "Sun 18:00");
  assert.equal(told("2026-12-05T18:00:00Z"), "Dec 5 18:00");
});

test("one of a thing has its own word", () => {
  const ones = (language: string) => [0, 1, 2].map((count) => new Format({ language }, "UTC").isOne(count));
  assert.deepEqual(
    [ones("en"), ones("fr")],
    [
      [false, true, false],
      [true, true, false],
    ],
  );
});

test("on a page that goes from right to left, amounts keep their order", () => {
  assert.equal(new Format({ language: "he" }, "UTC").power(850), `\u2066850${NBSP}W\u2069`);
});

test("a language that nobody knows is read as English", () => {
  assert.equal(new Format({ language: "not a language" }, "UTC").power(2360), `2.36${NBSP}kW`);
});
