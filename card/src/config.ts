/** What a user chooses of the card. */

export interface CardConfig {
  readonly type: string;
  /** The config entry of the budget; the first one if it is left out. */
  readonly budget?: string;
  readonly name?: string;
  /** How many hours back the timeline shows. */
  readonly hours?: number;
  /** Parts that are left out. */
  readonly hide?: readonly Part[];
  /** By the name of a load, the climate that tells its temperature and setpoint. */
  readonly thermostats?: Readonly<Record<string, string>>;
}

export const PARTS = ["window", "loads", "timeline", "controls"] as const;

export type Part = (typeof PARTS)[number];

export const HOURS = { least: 1, most: 24, usual: 6 } as const;

/** What an option must be, and in words. */
const MUST: readonly (readonly [keyof CardConfig, string, (value: unknown) => boolean])[] = [
  ["budget", "be a text", isText],
  ["name", "be a text", isText],
  ["hours", `be from ${HOURS.least} to ${HOURS.most}`, isHours],
  ["hide", `be a list of these: ${PARTS.join(", ")}`, isParts],
  ["thermostats", "name a climate for each load", isMapping],
];

/**
 * Return a configuration that was checked.
 *
 * @throws an error that tells what is wrong with it.
 */
export function checked(config: CardConfig): CardConfig {
  const wrong = MUST.find(([key, , isRight]) => !isLeftOut(config[key]) && !isRight(config[key]));
  if (wrong !== undefined) throw new Error(`“${wrong[0]}” must ${wrong[1]}`);
  return config;
}

/** Return whether a part of the card is to be shown. */
export function shows(config: Pick<CardConfig, "hide">, part: Part): boolean {
  return !config.hide?.includes(part);
}

/** In YAML, a key with nothing behind it is null. */
function isLeftOut(value: unknown): boolean {
  return value === undefined || value === null;
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isHours(value: unknown): boolean {
  return typeof value === "number" && value >= HOURS.least && value <= HOURS.most;
}

function isParts(value: unknown): boolean {
  return Array.isArray(value) && value.every((part) => PARTS.includes(part));
}

function isMapping(value: unknown): boolean {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  return isRecord && Object.values(value).every(isText);
}
