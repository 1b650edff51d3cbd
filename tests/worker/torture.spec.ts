import { expect, test } from "../fixtures";
import { begin, isKept, type Outcome } from "../torture/promise";
import { promises } from "../torture/promises";
import { makeWorld } from "../torture/world";

test.beforeEach(({ freshDatabase: _ }) => {});

// Each promise has a database, a relay and workers of its own.
test.describe.configure({ mode: "parallel" });

/** Part of the full counts (`npm run torture`): enough to notice that a promise is no longer kept. */
const small: Record<number, number> = { 1: 0.05, 2: 0.01, 3: 0.04, 6: 0.01, 8: 0.04, 10: 0.04, 22: 0.04 };

for (const [number, scale] of Object.entries(small)) {
  const one = promises[Number(number)];
  if (!one) throw new Error(`there is no promise ${number}`);
  test(`promise ${one.promise}`, async ({ ctx, freshDatabase }) => {
    test.setTimeout(300_000);
    const outcome: Outcome = begin(one.promise);
    const world = await makeWorld(ctx, freshDatabase.ownerUrl);
    try {
      await one.promised(world, scale, outcome);
    } finally {
      await world.close();
    }
    expect(outcome.runs).toBeGreaterThan(0);
    expect(isKept(outcome), JSON.stringify(outcome)).toBe(true);
  });
}
