/** How the card is set up on the page: by a form of Home Assistant's own, and with something to begin with. */

import { type CardConfig, HOURS, PARTS } from "./config.ts";
import type { Hass } from "./hass.ts";
import { type Key, sayer } from "./words/words.ts";

interface Field {
  readonly name: string;
  readonly selector: Readonly<Record<string, unknown>>;
}

interface Form {
  readonly schema: readonly Field[];
  computeLabel(field: Field): string;
  computeHelper(field: Field): string | undefined;
}

const HELP: Readonly<Record<string, Key>> = { budget: "editor_help_budget", name: "editor_help_name" };

export function configForm(): Form {
  const say = sayer(pageLanguage());
  return {
    schema: [
      { name: "budget", selector: { config_entry: { integration: "power_budget" } } },
      { name: "name", selector: { text: {} } },
      {
        name: "hours",
        selector: { number: { min: HOURS.least, max: HOURS.most, mode: "slider", unit_of_measurement: "h" } },
      },
      {
        name: "hide",
        selector: {
          select: {
            multiple: true,
            mode: "list",
            options: PARTS.map((part) => ({ value: part, label: say(`part_${part}`) })),
          },
        },
      },
    ],
    computeLabel: ({ name }) => say(`editor_${name}` as Key),
    computeHelper: ({ name }) => {
      const help = HELP[name];
      return help === undefined ? undefined : say(help);
    },
  };
}

/** Return the language of the page, for what is asked without `hass`. */
export function pageLanguage(): string {
  const { lang } = globalThis.document?.documentElement ?? {};
  return lang || globalThis.navigator?.language || "en";
}

/** Return what a new card begins with: the first budget. */
export function stubConfig(): Partial<CardConfig> {
  return { hours: HOURS.usual };
}

/** Return the config entry of the budget that an entity is of; undefined if it is of none. */
export function budgetOf(hass: Hass, entityId: string): string | undefined {
  const entity = hass.entities?.[entityId];
  const device = hass.devices?.[entity?.device_id ?? ""];
  if (entity?.platform !== "power_budget" || device === undefined) return undefined;
  return device.config_entry_id ?? device.primary_config_entry ?? device.config_entries?.[0] ?? undefined;
}
