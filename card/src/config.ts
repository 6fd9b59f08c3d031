/** What a user chooses of the card. */

export interface CardConfig {
  readonly type: string;
  /** The config entry of the budget; the first one if it is left out. */
  readonly budget?: string;
  readonly name?: string;
  /** How many hours back the timeline shows. */
  readonly hours?: number;
  readonly show_window?: boolean;
  readonly show_loads?: boolean;
  readonly show_timeline?: boolean;
  readonly show_controls?: boolean;
  /** By the name of a load, the climate that tells its temperature and setpoint. */
  readonly thermostats?: Readonly<Record<string, string>>;
}

export const SHOWN = ["show_window", "show_loads", "show_timeline", "show_controls"] as const;

export const HOURS = { least: 1, most: 24, usual: 6 } as const;

/**
 * Return a configuration that was checked.
 *
 * @throws an error that tells what is wrong with it.
 */
export function checked(config: CardConfig): CardConfig {
  const { hours } = config;
  if (hours !== undefined && !(Number.isFinite(hours) && hours >= HOURS.least && hours <= HOURS.most)) {
    throw new Error(`“hours” must be from ${HOURS.least} to ${HOURS.most}`);
  }
  for (const key of ["budget", "name"] as const) {
    if (config[key] !== undefined && typeof config[key] !== "string") {
      throw new Error(`“${key}” must be a text`);
    }
  }
  if (config.thermostats !== undefined && !isMapping(config.thermostats)) {
    throw new Error("“thermostats” must name a climate for each load");
  }
  return config;
}

function isMapping(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((entity) => typeof entity === "string")
  );
}
