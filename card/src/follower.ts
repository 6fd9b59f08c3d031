/** A subscription that outlasts the connection: made anew, as what it asks for may be another by then. */

import type { Connection, Unsubscribe } from "./hass.ts";

/** How long to wait before a subscription that failed is tried again, in milliseconds: longer each time. */
const DELAYS = [1000, 2000, 5000, 10_000];

export interface Wish<Message> {
  /** What to subscribe to, as of now. */
  ask(): Readonly<Record<string, unknown>>;
  hear(message: Message): void;
  /** What becomes of it when it fails. */
  fail?(error: unknown): void;
}

export class Follower<Message> {
  readonly #connection: Connection;
  readonly #wish: Wish<Message>;
  #unsubscribe: Unsubscribe | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #round = 0;

  constructor(connection: Connection, wish: Wish<Message>) {
    this.#connection = connection;
    this.#wish = wish;
  }

  open(): void {
    this.#connection.addEventListener("ready", this.#again);
    void this.#subscribe(0);
  }

  close(): void {
    this.#connection.removeEventListener("ready", this.#again);
    this.#leave();
  }

  /** Ask anew, as what was asked for is no more. */
  reopen(): void {
    this.#leave();
    void this.#subscribe(0);
  }

  readonly #again = (): void => {
    this.#unsubscribe = null; // the connection that it was on is gone
    this.reopen();
  };

  #leave(): void {
    this.#round += 1;
    clearTimeout(this.#timer);
    const unsubscribe = this.#unsubscribe;
    this.#unsubscribe = null;
    if (unsubscribe !== null) void quietly(unsubscribe);
  }

  async #subscribe(tries: number): Promise<void> {
    const round = this.#round;
    const isWanted = () => round === this.#round;
    try {
      const unsubscribe = await this.#connection.subscribeMessage<Message>(
        (message) => {
          if (isWanted()) this.#wish.hear(message);
        },
        this.#wish.ask(),
        { resubscribe: false },
      );
      if (isWanted()) this.#unsubscribe = unsubscribe;
      else void quietly(unsubscribe);
    } catch (error) {
      if (!isWanted()) return;
      this.#wish.fail?.(error);
      const delay = DELAYS[Math.min(tries, DELAYS.length - 1)];
      this.#timer = setTimeout(() => void this.#subscribe(tries + 1), delay);
    }
  }
}

/** Return the code with which a question was refused; null where it did not get there. */
export function refusal(error: unknown): string | null {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === "string" ? code : null;
}

/** Unsubscribe; where the connection is gone, there is nothing to unsubscribe from. */
async function quietly(unsubscribe: Unsubscribe): Promise<void> {
  try {
    await unsubscribe();
  } catch {
    // See above.
  }
}
