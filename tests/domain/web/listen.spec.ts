import { type Database, openDatabase, sharedDatabase } from "@/db/client";
import { notifyChanged } from "@/domain/changed";
import { expect, test } from "@/tests/fixtures";
import { page, serving } from "@/tests/support/reply-server";
import { healthOf } from "@/web/health";
import { listenForChanges } from "@/web/listen";
import type { Replies } from "@/web/replies";

/** Notes what it is told, in order. */
async function listening(url: string) {
  const heard: string[] = [];
  const replies = {
    drop: (tags: readonly string[]) => void heard.push(`drop ${tags.join(",")}`),
    startKeeping: () => void heard.push("keep"),
    stopKeeping: () => void heard.push("keep nothing"),
  } as unknown as Replies; // the rest of the cache is never touched by listening
  const listener = listenForChanges(url, replies);
  await listener.ready;
  return { heard, [Symbol.asyncDispose]: () => listener.close() };
}

const cutListeners = (sql: Database["sql"]) => sql`
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name = 'bayan-listen'
`;

test("a change is heard when its transaction commits, and never when it does not", async ({ ctx, freshDatabase }) => {
  await using listener = await listening(freshDatabase.url);
  const { heard } = listener;
  expect(heard).toEqual(["keep"]);
  await ctx()
    .db.transaction(async (tx) => {
      await notifyChanged({ ...ctx(), db: tx }, ["release:lost"]);
      throw new Error("rolled back");
    })
    .catch(() => {});
  await notifyChanged(ctx(), ["release:1", "newsroom"]);
  await notifyChanged(ctx(), ["*"]);
  await expect.poll(() => heard.slice(1)).toEqual(["drop release:1,newsroom", "drop *"]);
});

test("when the connection is lost nothing is kept until it is there again, however often", async ({
  ctx,
  freshDatabase,
}) => {
  await using listener = await listening(freshDatabase.url);
  const { heard } = listener;
  const { sql } = sharedDatabase();
  for (let times = 1; times <= 3; times++) {
    const before = heard.length;
    await cutListeners(sql);
    await expect.poll(() => heard.slice(before)).toEqual(["keep nothing", "keep"]);
    await notifyChanged(ctx(), [`release:${times}`]);
    await expect.poll(() => heard.at(-1)).toBe(`drop release:${times}`);
  }
});

test("pages are rendered anew for as long as the database does not let us listen", async ({ freshDatabase }) => {
  const { name, ownerUrl, url } = freshDatabase;
  const elsewhere = openDatabase(ownerUrl.replace(`/${name}`, "/postgres"), { max: 1 });
  const allow = (connections: boolean) =>
    elsewhere.sql.unsafe(`alter database ${name} with allow_connections ${connections}`);
  let renders = 0;
  await using served = await serving(async () => page(`render ${++renders}`));
  const listener = listenForChanges(url, served.replies);
  const ask = async () => String((await served.ask("/en/news")).body);
  /** How many renders two visitors in a row see: one if the page was kept. */
  const seenByTwo = async () => new Set([await ask(), await ask()]).size;
  try {
    await listener.ready;
    expect(await seenByTwo()).toBe(1);
    await allow(false);
    const kept = await ask();
    await elsewhere.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = ${name} and application_name = 'bayan-listen'`;
    await expect.poll(seenByTwo).toBe(2);
    expect(await ask()).not.toBe(kept);
    expect(served.replies.size().replies).toBe(0);
    await allow(true);
    await expect.poll(seenByTwo).toBe(1);
  } finally {
    await allow(true);
    await listener.close();
    await elsewhere.close();
  }
});

test("health says when a worker was seen and how much waits", async ({ freshDatabase: _ }) => {
  const { sql } = sharedDatabase();
  expect(await healthOf(sql)).toEqual({ ok: true, database: "up", worker: { seen: null }, waiting: 0 });
  const seen = "2026-11-20T09:00:00.000Z";
  await sql`insert into process_parts (id, part, host, pid, seen_at) values ('w', 'worker', 'here', 1, ${seen})`;
  expect(await healthOf(sql)).toMatchObject({ ok: true, worker: { seen } });
});
