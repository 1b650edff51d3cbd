import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { enqueue, startQueue } from "@/db/queue";
import { expect, test } from "../fixtures";

test("a job exists if and when its transaction commits", async ({ freshDatabase: _ }) => {
  await database().transaction((tx) => enqueue(tx, "send-freeze", { sendId: "kept" }, { key: "kept" }));
  await database()
    .transaction(async (tx) => {
      await enqueue(tx, "send-freeze", { sendId: "lost" }, { key: "lost" });
      throw new Error("rolled back");
    })
    .catch(() => {});
  const jobs = await database().execute(sql`select data->>'sendId' as send from pgboss.job where name = 'send-freeze'`);
  expect([...jobs].map((job) => job.send)).toEqual(["kept"]);
});

test("an exclusive queue takes one live job for a key", async ({ freshDatabase: _ }) => {
  expect(await enqueue(database(), "send-slice", { sliceId: 1 }, { key: "1" })).not.toBeNull();
  expect(await enqueue(database(), "send-slice", { sliceId: 1 }, { key: "1" })).toBeNull();
});

test("a worker takes a job within a second and keeps to one at a time", async ({ freshDatabase }) => {
  const queue = await startQueue(freshDatabase.url);
  const taken: unknown[] = [];
  await queue.work("staff-mail", async (job) => {
    taken.push(job.data);
  });
  await enqueue(database(), "staff-mail", { mail: 1 });
  await expect.poll(() => taken, { timeout: 5000 }).toEqual([{ mail: 1 }]);
  await queue.stop();
});
