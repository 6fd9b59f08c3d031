/** What the page offers where cards and dashboards are picked. */

import { HOURS } from "./config.ts";
import { budgetOf, pageLanguage } from "./editor.ts";
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

interface StrategyEntry {
  readonly type: string;
  readonly strategyType: "dashboard";
  readonly name: string;
  readonly description: string;
}

declare global {
  interface Window {
    customCards?: CardEntry[];
    customStrategies?: StrategyEntry[];
  }
}

export function offerCard(card: string): void {
  const say = sayer(pageLanguage());
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

export function offerStrategy(strategy: string): void {
  const say = sayer(pageLanguage());
  window.customStrategies ??= [];
  window.customStrategies.push({
    type: strategy,
    strategyType: "dashboard",
    name: say("card_name"),
    description: say("strategy_description"),
  });
}
