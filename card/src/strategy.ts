/** The strategy that lays out a dashboard of all budgets: `strategy: {type: custom:power-budget}`. */

import type { Hass } from "./hass.ts";
import type { Layout } from "./protocol.ts";
import { type Dashboard, dashboard, type Shared } from "./view/dashboard.ts";
import { sayer } from "./words/words.ts";

export class PowerBudgetStrategy extends HTMLElement {
  /** A new budget has new entities: then the dashboard is laid out anew. */
  static registryDependencies = ["entities", "devices"];

  static async generate(config: Shared, hass: Hass): Promise<Dashboard> {
    const { hours, thermostats } = config;
    const shared = { ...(hours && { hours }), ...(thermostats && { thermostats }) };
    return dashboard(await budgets(hass), shared, sayer(hass.locale.language));
  }

  static getCreateSuggestions(): { title: string; icon: string } {
    return { title: "Power Budget", icon: "mdi:home-lightning-bolt" };
  }
}

/** Return all budgets; none where the integration does not answer, as it is not set up yet. */
async function budgets(hass: Hass): Promise<readonly Layout[]> {
  try {
    return (await hass.callWS<{ budgets: Layout[] }>({ type: "power_budget/budgets" })).budgets;
  } catch {
    return [];
  }
}
