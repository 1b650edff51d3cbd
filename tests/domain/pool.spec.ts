import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { sql as statement } from "drizzle-orm";
import { openDatabase } from "@/db/client";
import { openPool } from "@/db/connection";
import { expect, test } from "../fixtures";

/** A way to the database that can be closed: who comes then is refused, as by a server that is down. */
function wayTo({ hostname, port }: URL) {
  const server = createServer((socket) => {
    const inner = connect(Number(port), hostname);
    socket.on("error", () => inner.destroy()).pipe(inner);
    inner.on("error", () => socket.destroy()).pipe(socket);
  });
  return {
    async open(at = 0): Promise<number> {
      server.listen(at, "127.0.0.1");
      await once(server, "listening");
      return (server.address() as AddressInfo).port;
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}

test("a pool is back as soon as its database is, however often it was refused", async ({ freshDatabase }) => {
  const url = new URL(freshDatabase.url);
  const way = wayTo(url);
  const port = await way.open();
  await way.close();
  const { sql, close } = openPool(Object.assign(new URL(url), { hostname: "127.0.0.1", port: String(port) }).href);
  for (let round = 0; round < 3; round++) {
    const asked = await Promise.allSettled(Array.from({ length: 10 }, () => sql`select 1`));
    expect(asked.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => "rejected"));
  }
  await way.open(port);
  const began = performance.now();
  await Promise.all(Array.from({ length: 10 }, () => sql`select 1`));
  expect(performance.now() - began).toBeLessThan(2000);
  await close();
  await way.close();
});

test("of statements on lines that are cut each has its own answer or fails, and none waits for ever", async ({
  freshDatabase,
}) => {
  const { db, close } = openDatabase(freshDatabase.url, { max: 5, name: "cut" });
  const owner = openPool(freshDatabase.ownerUrl, { max: 1 });
  const said = { right: 0, wrong: 0, failed: 0 };
  let isOver = false;
  const cuts = (async () => {
    while (!isOver)
      await owner.sql`select pg_terminate_backend(pid), pg_sleep(0.03) from pg_stat_activity
        where application_name = 'cut' and datname = current_database() order by random() limit 1`;
  })();
  const ask = async (n: number) => {
    const answer = db.execute<{ n: number }>(statement`select ${n}::int as n, pg_sleep(0.002)`);
    const rows = await answer.then((rows) => [...rows]).catch(() => null);
    if (!rows) said.failed++;
    else if (rows.length === 1 && rows[0]?.n === n) said.right++;
    else said.wrong++;
  };
  let next = 0;
  await Promise.all(
    Array.from({ length: 30 }, async () => {
      while (next < 800) await ask(next++);
    }),
  );
  isOver = true;
  await cuts;
  expect(said.wrong).toBe(0);
  expect(said.right).toBeGreaterThan(200);
  expect(said.failed).toBeGreaterThan(10);
  await Promise.all([close(), owner.close()]);
});

test("a line that is cut amid an answer leaves nothing of it to the next", async ({ freshDatabase }) => {
  const { sql, close } = openPool(freshDatabase.url, { max: 1 });
  for (let round = 0; round < 3; round++) {
    const cut = sql`select n, repeat('x', 1000), case when n > 50 then pg_terminate_backend(pg_backend_pid()) end
      from generate_series(1, 100) n`;
    await expect(cut).rejects.toThrow();
    const answers = await Promise.all([1, 2, 3].map((n) => sql`select ${n}::int as n`));
    expect(answers.map((rows) => [...rows])).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]]);
  }
  await close();
});
