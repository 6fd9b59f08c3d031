/** The texts of the card in the language of its reader. */

import { de } from "./de.ts";
import { en, type Key, type Words } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { nb } from "./nb.ts";
import { nl } from "./nl.ts";
import { sv } from "./sv.ts";

export type { Key, Words } from "./en.ts";

export const LANGUAGES: Readonly<Record<string, Words>> = { de, en, es, fr, it, nb, nl, sv };

/** Other names under which a language is known. */
const ALSO: Readonly<Record<string, string>> = { nn: "nb", no: "nb" };

/** Says something: the text of a key, with its numbers and names. */
export type Say = (key: Key, named?: Readonly<Record<string, string | number>>) => string;

/** Languages that are written from right to left: there are no texts of them yet, but pages in them. */
const FROM_THE_RIGHT = new Set(["ar", "ckb", "dv", "fa", "he", "ps", "ur", "yi"]);

/** Return what keeps the order within a text from left to right, where the page goes from right to left. */
export function keeper(language: string): (text: string) => string {
  return FROM_THE_RIGHT.has(baseOf(language)) ? (text) => `\u2066${text}\u2069` : (text) => text;
}

function baseOf(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? "";
}

/** Return the language in which things are said to who reads in another: that one, if there are texts of it. */
export function spoken(language: string): string {
  const base = baseOf(language);
  return (ALSO[base] ?? base) in LANGUAGES ? language : "en";
}

/** Return a text; none of what an integration tells that was updated after this page was opened. */
function textOf(words: Partial<Words>, key: Key): string {
  return words[key] ?? "";
}

/** Return what says things in a language, or in English where there are no texts of it. */
export function sayer(language: string): Say {
  const base = baseOf(language);
  const words = LANGUAGES[ALSO[base] ?? base] ?? en;
  const keep = keeper(language);
  return (key, named = {}) =>
    keep(textOf(words, key).replace(/\{(\w+)\}/g, (_, name: string) => String(named[name] ?? "")));
}
