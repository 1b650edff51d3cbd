import { sharedDatabase } from "@/db/client";
import { notifyChanged } from "@/domain/changed";
import { expect, test } from "@/tests/fixtures";
import { healthOf } from "@/web/health";
import { listenForChanges } from "@/web/listen";
import type { Replies } from "@/web/replies";

/** Notes what it is told, in order. */
function listener() {
  const heard: string[] = [];
  const replies = {
    drop: (tags: readonly string[]) => void heard.push(`drop ${tags.join(",")}`),
    dropAll: () => void heard.push("drop all"),
    startKeeping: () => void heard.push("keep"),
  } as unknown as Replies; // the rest of the cache is never touched by listening
  return { heard, replies };
}

test("a change is heard when its transaction commits, and never when it does not", async ({
  ctx,
  freshDatabase: _,
}) => {
  const { heard, replies } = listener();
  await listenForChanges(sharedDatabase().sql, replies);
  expect(heard).toEqual(["drop all", "keep"]);
  await ctx()
    .db.transaction(async (tx) => {
      await notifyChanged({ ...ctx(), db: tx }, ["release:lost"]);
      throw new Error("rolled back");
    })
    .catch(() => {});
  await notifyChanged(ctx(), ["release:1", "newsroom"]);
  await notifyChanged(ctx(), ["*"]);
  await expect.poll(() => heard.slice(2)).toEqual(["drop release:1,newsroom", "drop *"]);
});

test("a lost connection is made again, and everything is dropped since nobody listened meanwhile", async ({
  ctx,
  freshDatabase: _,
}) => {
  const { heard, replies } = listener();
  const { sql } = sharedDatabase();
  await listenForChanges(sql, replies);
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen %' and pid <> pg_backend_pid()
  `;
  await expect.poll(() => heard.slice(2)).toEqual(["drop all", "keep"]);
  await notifyChanged(ctx(), ["release:2"]);
  await expect.poll(() => heard.at(-1)).toBe("drop release:2");
});

test("health says when a worker was seen and how much waits", async ({ freshDatabase: _ }) => {
  const { sql } = sharedDatabase();
  expect(await healthOf(sql)).toEqual({ ok: true, database: "up", worker: { seen: null }, waiting: 0 });
  const seen = "2026-11-20T09:00:00.000Z";
  await sql`insert into process_parts (id, part, host, pid, seen_at) values ('w', 'worker', 'here', 1, ${seen})`;
  expect(await healthOf(sql)).toMatchObject({ ok: true, worker: { seen } });
});
