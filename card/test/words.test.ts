import assert from "node:assert/strict";
import { test } from "node:test";
import { en, type Key } from "../src/words/en.ts";
import { LANGUAGES, sayer } from "../src/words/words.ts";

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

test("there are texts of eight languages", () => {
  assert.deepEqual(Object.keys(LANGUAGES).toSorted(), ["de", "en", "es", "fr", "it", "nb", "nl", "sv"]);
});

for (const [language, words] of Object.entries(LANGUAGES)) {
  test(`${language} has the same texts as English, with the same names in them`, () => {
    assert.deepEqual(Object.keys(words).toSorted(), Object.keys(en).toSorted());
    for (const [key, text] of Object.entries(words)) {
      assert.deepEqual(placeholders(text), placeholders(en[key as keyof typeof en]), key);
      assert.ok(text.trim() === text && text !== "", key);
    }
  });
}

test("French is set with spaces that do not break", () => {
  for (const [key, text] of Object.entries(LANGUAGES.fr ?? {})) {
    assert.doesNotMatch(text, /(?<!\u202f)[;!?]|(?<!\u00a0):/, key);
  }
});

for (const [language, word] of [
  ["en", "Heating"],
  ["en-GB", "Heating"],
  ["de-CH", "Heizt"],
  ["fr", "Chauffe"],
  ["nl", "Verwarmt"],
  ["es-419", "Calentando"],
  ["it", "Riscalda"],
  ["nb", "Varmer"],
  ["nn", "Varmer"],
  ["no", "Varmer"],
  ["sv", "Värmer"],
  ["pt-BR", "Heating"],
  ["", "Heating"],
]) {
  test(`who reads ${language || "no language"} is told: ${word}`, () => {
    assert.equal(sayer(language ?? "")("reason_heating"), word);
  });
}

test("numbers and names are filled in, also such as look like a pattern", () => {
  assert.equal(sayer("en")("boost", { name: "$& {name}" }), "Boost $& {name}");
});

test("what there is no text of is left unsaid", () => {
  assert.equal(sayer("en")("limit_tomorrow" as Key), "");
});

test("on a page that goes from right to left, texts keep their order", () => {
  assert.equal(sayer("ar")("reason_heating"), "\u2066Heating\u2069");
});
