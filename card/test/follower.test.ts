import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Follower, refusal } from "../src/follower.ts";
import type { Connection } from "../src/hass.ts";

/** A connection that fails as often as it is told to. */
class Line {
  fails = 0;
  asked: unknown[] = [];
  left = 0;
  ready: (() => void) | null = null;
  say: (message: string) => void = () => undefined;

  async subscribeMessage(callback: (message: string) => void, what: unknown) {
    this.asked.push(what);
    if (this.fails > 0) {
      this.fails -= 1;
      throw new Error("not yet");
    }
    this.say = callback;
    return () => {
      this.left += 1;
    };
  }

  addEventListener(_event: string, listener: () => void) {
    this.ready = listener;
  }

  removeEventListener() {
    this.ready = null;
  }
}

function follow(line: Line) {
  const heard: string[] = [];
  const failures: unknown[] = [];
  let number = 0;
  const follower = new Follower<string>(line as unknown as Connection, {
    ask: () => {
      number += 1;
      return { number };
    },
    hear: (message) => heard.push(message),
    fail: (error) => failures.push(error),
  });
  return { follower, heard, failures };
}

const settle = () => new Promise((done) => setImmediate(done));

test("what is said is heard until nobody listens any more", async () => {
  const line = new Line();
  const { follower, heard } = follow(line);
  follower.open();
  await settle();
  line.say("one");
  follower.close();
  line.say("two");
  assert.deepEqual([heard, line.left, line.ready], [["one"], 1, null]);
});

test("after the connection was lost it asks anew, for what it is to ask by then", async () => {
  const line = new Line();
  const { follower, heard } = follow(line);
  follower.open();
  await settle();
  line.ready?.();
  await settle();
  line.say("again");
  assert.deepEqual([line.asked, heard, line.left], [[{ number: 1 }, { number: 2 }], ["again"], 0]);
  follower.close();
});

test("who asks anew hears nothing of what was asked before, and leaves it", async () => {
  const line = new Line();
  const { follower, heard } = follow(line);
  follower.open();
  await settle();
  const { say } = line;
  follower.reopen();
  await settle();
  say("of before");
  line.say("anew");
  assert.deepEqual([line.asked, heard, line.left], [[{ number: 1 }, { number: 2 }], ["anew"], 1]);
  follower.close();
});

test("what fails is tried again, later and later", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const line = new Line();
  line.fails = 2;
  const { follower, heard, failures } = follow(line);
  follower.open();
  await settle();
  mock.timers.tick(1000);
  await settle();
  mock.timers.tick(1999);
  await settle();
  assert.equal(line.asked.length, 2);
  mock.timers.tick(1);
  await settle();
  line.say("at last");
  assert.deepEqual([failures.length, heard], [2, ["at last"]]);
  follower.close();
  mock.timers.reset();
});

test("a refusal has a code, and a connection that was lost is none", () => {
  assert.equal(refusal({ code: "not_found", message: "There is no such budget" }), "not_found");
  const lost = { type: "result", success: false, error: { code: 3, message: "Connection lost" } };
  for (const error of [3, lost, new Error("no"), undefined, null]) assert.equal(refusal(error), null);
});

test("nothing is tried again once nobody listens", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const line = new Line();
  line.fails = 1;
  const { follower } = follow(line);
  follower.open();
  await settle();
  follower.close();
  mock.timers.tick(60_000);
  await settle();
  assert.equal(line.asked.length, 1);
  mock.timers.reset();
});

test("who leaves while it is being subscribed is unsubscribed", async () => {
  const line = new Line();
  const { follower } = follow(line);
  follower.open();
  follower.close();
  await settle();
  assert.equal(line.left, 1);
});
