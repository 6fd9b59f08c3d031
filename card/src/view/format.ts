/** Numbers, durations and times as the reader of the page writes them. */

import type { Locale } from "../hass.ts";
import type { Unit } from "../protocol.ts";
import { keeper, spoken } from "../words/words.ts";

const NBSP = "\u00a0";
const KILO = 1000;
const MINUTE_S = 60;
const HOUR_S = 3600;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const WEEK_D = 7;

/** What is needed to read a clock. */
const DIGITS = {
  calendar: "gregory",
  numberingSystem: "latn",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
} as const;

/** By the number format that a user chose, a language that writes numbers so. */
const WRITTEN_AS: Readonly<Record<string, string>> = {
  comma_decimal: "en-US",
  decimal_comma: "de-DE",
  space_comma: "fr-FR",
  quote_decimal: "de-CH",
};

export class Format {
  readonly #numbers: string | undefined;
  readonly #grouped: boolean;
  readonly #language: string;
  readonly #clock: Intl.DateTimeFormat;
  readonly #zone: Zone;
  readonly #keep: (text: string) => string;
  readonly #made = new Map<string, Intl.NumberFormat>();

  constructor(locale: Locale, timeZone: string) {
    this.#language = known(locale.language);
    this.#keep = keeper(this.#language);
    const written = locale.number_format ?? "language";
    this.#grouped = written !== "none";
    this.#numbers =
      written === "system"
        ? undefined
        : (WRITTEN_AS[written] ?? (written === "none" ? "en-US" : this.#language));
    this.#zone = locale.time_zone === "local" ? {} : knownZone(timeZone);
    const form = { hour: "numeric", minute: "2-digit" } as const;
    const clock = { ...form, ...this.#zone, ...hours(locale.time_format) };
    this.#clock = new Intl.DateTimeFormat(this.#language, clock);
  }

  /** 850 W, 2.4 kW, or so many loads. */
  amount(amount: number, unit: Unit): string {
    return unit === "loads" ? this.number(amount, 1) : this.power(amount);
  }

  /**
   * | watts | written |
   * |------:|---------|
   * |   850 | 850 W   |
   * |  2360 | 2.36 kW |
   * | 12345 | 12.3 kW |
   */
  power(watts: number): string {
    if (Math.abs(Math.round(watts)) < KILO) return this.#keep(`${this.number(watts, 0)}${NBSP}W`);
    const digits = Math.abs(watts) < 10 * KILO ? 2 : 1;
    return this.#keep(`${this.number(watts / KILO, digits)}${NBSP}kW`);
  }

  number(value: number, digits: number): string {
    const rounded = Math.round(value * 10 ** digits) / 10 ** digits;
    return this.#of({ maximumFractionDigits: digits, useGrouping: this.#grouped }).format(rounded + 0);
  }

  /** 19.5 °C, or 19.5 alone where the unit follows elsewhere. */
  temperature(degrees: number, unit = ""): string {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    const written = this.#of(digits).format(degrees);
    return unit === "" ? written : this.#keep(`${written}${NBSP}${unit}`);
  }

  percent(fraction: number): string {
    return this.#of({ style: "percent", maximumFractionDigits: 0 }).format(fraction);
  }

  /**
   * | seconds | written    |
   * |--------:|------------|
   * |      45 | 45 sec     |
   * |     125 | 3 min      |
   * |    5400 | 1 hr 30 min |
   */
  duration(seconds: number): string {
    if (seconds < MINUTE_S) return this.#unit(Math.max(0, Math.ceil(seconds)), "second");
    const minutes = Math.ceil(seconds / MINUTE_S);
    if (minutes < HOUR_S / MINUTE_S) return this.#unit(minutes, "minute");
    const rest = minutes % MINUTE_S;
    const whole = this.#unit(Math.floor(minutes / MINUTE_S), "hour");
    return rest === 0 ? whole : this.#keep(`${whole} ${this.#unit(rest, "minute")}`);
  }

  time(at: number): string {
    return this.#clock.format(at);
  }

  /** A time, with its day unless that is today. */
  moment(at: number, now: number): string {
    const day = (one: number) => Math.floor((one + this.ahead(one)) / DAY_MS);
    if (day(at) === day(now)) return this.time(at);
    const isSoon = day(at) - day(now) < WEEK_D;
    const named = isSoon ? ({ weekday: "short" } as const) : ({ day: "numeric", month: "short" } as const);
    const language = spoken(this.#language);
    return `${new Intl.DateTimeFormat(language, { ...named, ...this.#zone }).format(at)} ${this.time(at)}`;
  }

  /** Return how far the clock is ahead of UTC at a time, both in milliseconds. */
  ahead(at: number): number {
    const told = new Intl.DateTimeFormat("en-US", { ...DIGITS, ...this.#zone }).formatToParts(at);
    const { year, month, day, hour, minute } = Object.fromEntries(
      told.map(({ type, value }) => [type, Number(value)]),
    );
    const shown = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
    return shown - Math.floor(at / MINUTE_MS) * MINUTE_MS;
  }

  /** Return whether a number of things goes with the word for one of them. */
  isOne(count: number): boolean {
    return new Intl.PluralRules(spoken(this.#language)).select(count) === "one";
  }

  #unit(value: number, unit: "second" | "minute" | "hour"): string {
    const style = { style: "unit", unit, unitDisplay: "short" } as const;
    return this.#keep(this.#of(style, spoken(this.#language)).format(value));
  }

  #of(options: Intl.NumberFormatOptions, language = this.#numbers): Intl.NumberFormat {
    const key = `${language}${JSON.stringify(options)}`;
    const made = this.#made.get(key) ?? new Intl.NumberFormat(language, options);
    this.#made.set(key, made);
    return made;
  }
}

interface Zone {
  readonly timeZone?: string;
}

/** Return a time zone as an option, if the browser knows it; else its own holds. */
function knownZone(timeZone: string): Zone {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return { timeZone };
  } catch {
    return {};
  }
}

/** Return a language that the browser knows. */
function known(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** Return the clock that a user chose: of 12 or of 24 hours, that of the language, or that of the system. */
function hours(format: string | undefined): Intl.DateTimeFormatOptions {
  if (format === "12") return { hourCycle: "h12" };
  if (format === "24") return { hourCycle: "h23" };
  if (format !== "system") return {};
  const { hourCycle } = new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions();
  return hourCycle === undefined ? {} : { hourCycle };
}
