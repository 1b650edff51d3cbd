import { sql } from "drizzle-orm";
import { createSend } from "@/domain/distribution/create-send";
import { freezeSend, runFreeze } from "@/domain/distribution/freeze";
import { getSend } from "@/domain/distribution/queries";
import { expect, test } from "../../fixtures";
import { listOf, published } from "../../support/sends";

test.beforeEach(({ freshDatabase: _ }) => {});

test("a list that came in a moment ago is frozen without comparing each member with every contact", async ({ ctx }) => {
  const readers = 30_000;
  const listId = await listOf(ctx(), "Everyone", [["m1@dijla.example"]]);
  // Without a word to the planner, which looks by itself once a minute.
  await ctx().db.execute(sql`
    with made as (
      insert into contacts (email, email_norm) select 'm' || n || '@dijla.example', 'm' || n || '@dijla.example'
      from generate_series(2, ${readers}) n returning id
    )
    insert into memberships (list_id, contact_id) select ${listId}, id from made
  `);
  const { id } = await createSend(ctx(), {
    releaseId: await published(ctx()),
    listIds: [listId],
    languageRule: "own",
    skipsOtherLanguages: false,
    idempotencyKey: "freeze-many",
  });
  await freezeSend(ctx(), { id });
  const began = performance.now();
  await runFreeze(ctx(), { id });
  const seconds = (performance.now() - began) / 1000;
  expect((await getSend(ctx(), id)).counts.frozen).toBe(readers);
  expect(seconds).toBeLessThan(20);
});
