/** What entities were in the last hours: added to as it comes, and never more than so many points. */

/** One message of `history/stream`: by entity, its states, oldest first. */
export interface HistoryEvent {
  readonly states: Readonly<Record<string, readonly HistoryState[]>>;
}

/**
 * `s` the state, null from when an entity was removed, `lu` when it was last updated, `lc` when it last
 * changed if that is another time; in seconds.
 */
export interface HistoryState {
  readonly s: string | null;
  readonly lu: number;
  readonly lc?: number;
}

/** A state, and since when it is, in milliseconds. */
export interface Change {
  readonly at: number;
  readonly state: string;
}

/** How many changes of one entity are kept. */
export const MOST_CHANGES = 2000;

/** To how many they are thinned, once there are more. */
const THINNED = 1000;

/** What an entity that was removed is taken to say. */
const GONE = "unavailable";

export class History {
  readonly #changes = new Map<string, Change[]>();

  /** How often something was added, or all forgotten. */
  version = 0;

  /** Return the changes of an entity, oldest first. */
  of(entity: string | undefined): readonly Change[] {
    return this.#changes.get(entity ?? "") ?? [];
  }

  /** Add what came, and forget what ended before *start*. */
  add(event: HistoryEvent, start: number): void {
    this.version += 1;
    for (const [entity, states] of Object.entries(event.states)) {
      const known = this.#changes.get(entity) ?? [];
      for (const { s, lu, lc } of states) append(known, { at: 1000 * (lc ?? lu), state: s ?? GONE });
      const kept = since(known, start);
      this.#changes.set(entity, kept.length > MOST_CHANGES ? thinned(kept, THINNED) : kept);
    }
  }

  clear(): void {
    this.version += 1;
    this.#changes.clear();
  }
}

/** Add a change, unless it says the same as the last one; one that was heard before is heard again. */
function append(changes: Change[], change: Change): void {
  while (changes.length > 0 && (changes.at(-1)?.at ?? 0) >= change.at) changes.pop();
  if (changes.at(-1)?.state !== change.state) changes.push(change);
}

/** Return what holds from *start* on: the last change before it, and all after it. */
export function since(changes: Change[], start: number): Change[] {
  const first = changes.findLastIndex((change) => change.at <= start);
  return first <= 0 ? changes : changes.slice(first);
}

/** Return the last change in each of so many stretches of equal length. */
export function thinned(changes: readonly Change[], most: number): Change[] {
  const from = changes[0]?.at ?? 0;
  const length = ((changes.at(-1)?.at ?? 0) - from + 1) / most;
  const stretch = (change: Change) => Math.floor((change.at - from) / length);
  return changes.filter((change, index) => {
    const next = changes[index + 1];
    return next === undefined || stretch(next) !== stretch(change);
  });
}
