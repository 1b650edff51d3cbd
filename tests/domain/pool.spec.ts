import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
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
