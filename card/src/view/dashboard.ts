/** A dashboard of all budgets: a page for each root, with its card, those of budgets in it, and what helps. */

import type { CardConfig } from "../config.ts";
import type { Layout } from "../protocol.ts";
import type { Say } from "../words/words.ts";
import { entity } from "./loads.ts";

type Card = Readonly<Record<string, unknown>>;

interface Section {
  readonly type: "grid";
  readonly cards: readonly Card[];
}

interface Page {
  readonly title: string;
  readonly path: string;
  readonly type: "sections";
  readonly max_columns: number;
  readonly sections: readonly Section[];
}

export interface Dashboard {
  readonly title: string;
  readonly views: readonly Page[];
}

/** What of the card's options a dashboard hands on to all its cards. */
export type Shared = Pick<CardConfig, "hours" | "thermostats">;

const FULL = { grid_options: { columns: "full" } };
const HISTORY_H = 24;
const DECISIONS_H = 6;

export function dashboard(budgets: readonly Layout[], shared: Shared, say: Say): Dashboard {
  const known = new Set(budgets.map((budget) => budget.entry_id));
  const roots = budgets.filter((budget) => budget.parent === null || !known.has(budget.parent));
  const views = roots.map((root) => page(root, below(root, budgets), shared, say));
  return { title: say("strategy_title"), views: views.length > 0 ? views : [empty(say)] };
}

/** Return the budgets that stand in one, however far below. */
function below(root: Layout, budgets: readonly Layout[]): Layout[] {
  const inside = budgets.filter((budget) => budget.parent === root.entry_id);
  return inside.flatMap((budget) => [budget, ...below(budget, budgets)]);
}

function page(root: Layout, inside: readonly Layout[], shared: Shared, say: Say): Page {
  return {
    title: root.name,
    path: root.entry_id.toLowerCase(),
    type: "sections",
    max_columns: 3,
    sections: [
      section("", card(root, shared)),
      section(say("strategy_controls"), ...controls(root, ALL)),
      ...inside.map((budget) => section(budget.name, ...own(budget, shared))),
      section(say("strategy_history"), ...history(root), ...decisions(root, say)),
    ].filter((one) => one.cards.some((card) => card.type !== "heading")),
  };
}

/** Return the card of a budget that stands in another, and what is set of it. */
function own(budget: Layout, shared: Shared): Card[] {
  return [card(budget, { ...shared, hide: ["timeline", "controls"] }), ...controls(budget, OWN)];
}

function section(heading: string, ...cards: readonly Card[]): Section {
  return { type: "grid", cards: heading === "" ? cards : [{ type: "heading", heading }, ...cards] };
}

function card(budget: Layout, options: Partial<CardConfig>): Card {
  return { type: "custom:power-budget-card", budget: budget.entry_id, ...options };
}

/** What a tile has beside its entity, by the role of that. */
const MORE: Readonly<Record<string, Card>> = {
  power_saving_mode: { features: [{ type: "numeric-input", style: "buttons" }] },
  run_cycle: { hide_state: true },
};

/** What is set of a root, and of a budget that stands in another: turns pass for both. */
const ALL = ["power_saving_mode", "power_budget", "auto_mode", "away", "test_mode", "run_cycle"];
const OWN = ["power_saving_mode", "power_budget", "auto_mode", "away"];

/** Return tiles for those of some *roles* that a budget has; the mode only where there is a choice. */
function controls(budget: Layout, roles: readonly string[]): Card[] {
  const isIdle = (role: string) => role === "power_saving_mode" && budget.power_steps.length < 2;
  return roles
    .filter((role) => budget.entities[role] !== undefined && !isIdle(role))
    .map((role) => ({
      type: "tile",
      entity: budget.entities[role],
      name: { type: "entity" },
      ...MORE[role],
    }));
}

/** Return the graph of what is measured; none where nothing is. */
function history(budget: Layout): Card[] {
  const { available_power, granted_power, window_forecast } = budget.entities;
  const all = [available_power, granted_power, ...budget.meters, window_forecast];
  const entities = all.filter((one) => one !== undefined).map((one) => ({ entity: one }));
  if (entities.length === 0) return [];
  return [{ type: "history-graph", hours_to_show: HISTORY_H, entities, ...FULL }];
}

/** Return what loads did, and why; nothing where there are none. */
function decisions(budget: Layout, say: Say): Card[] {
  const entities = budget.loads.map(entity).filter((one) => one !== "");
  if (entities.length === 0) return [];
  const shown = { title: say("strategy_decisions"), hours_to_show: DECISIONS_H };
  return [{ type: "logbook", ...shown, target: { entity_id: entities }, ...FULL }];
}

function empty(say: Say): Page {
  const told = section("", { type: "markdown", content: say("strategy_none"), ...FULL });
  return { title: say("strategy_title"), path: "none", type: "sections", max_columns: 1, sections: [told] };
}
