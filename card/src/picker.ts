/** What the page offers where cards are picked. */

import { HOURS } from "./config.ts";
import { budgetOf } from "./editor.ts";
import type { Hass } from "./hass.ts";
import { sayer } from "./words/words.ts";

interface Suggestion {
  readonly config: Readonly<Record<string, unknown>>;
}

interface CardEntry {
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly preview: boolean;
  getEntitySuggestion(hass: Hass, entityId: string): Suggestion | null;
}

declare global {
  interface Window {
    customCards?: CardEntry[];
  }
}

export function offer(card: string): void {
  const say = sayer(document.documentElement.lang || navigator.language);
  window.customCards ??= [];
  window.customCards.push({
    type: card,
    name: say("card_name"),
    description: say("card_description"),
    preview: true,
    getEntitySuggestion(hass, entityId) {
      const budget = budgetOf(hass, entityId);
      return budget === undefined ? null : { config: { type: `custom:${card}`, budget, hours: HOURS.usual } };
    },
  });
}
