import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq, sql } from "drizzle-orm";
import { webLinks } from "@/db/schema/links";
import { releaseVersions } from "@/db/schema/releases";
import type { DocumentJson } from "@/document/schema";
import type { Ctx } from "@/domain/context";
import { contentOf } from "@/domain/releases/content";
import { checkRelease } from "@/domain/releases/queries";
import { saveVersion } from "@/domain/releases/save-version";
import type { LinkFault } from "@/domain/releases/web-links";
import { checkLinks } from "@/worker/link-check";
import { isPublicAddress, NoHost, publicLookup } from "@/worker/public-address";
import { askFor, type Reach } from "@/worker/web-page";
import { expect, test } from "../fixtures";
import { body, draft } from "../support/releases";

/** What becomes of the addresses of a text: who asks for them, how far that goes, and what the pre-flight says. */

/** Name servers that know these hosts and no others; `null` is one that does not answer. */
const servers = (zone: Record<string, string[] | null>, isInTouch = true) => {
  const ask = (family: 4 | 6) => async (name: string) => {
    const found = zone[name];
    if (found === null) throw Object.assign(new Error("silent"), { code: "ETIMEOUT" });
    const own = (found ?? []).filter((address) => address.includes(":") === (family === 6));
    if (own.length === 0) throw Object.assign(new Error("none"), { code: found ? "ENODATA" : "ENOTFOUND" });
    return own;
  };
  // The resolver's other shapes of an answer (with times to live) are not asked for.
  const resolveNs = async () => {
    if (isInTouch) return ["a.nic.example"];
    throw Object.assign(new Error("none"), { code: "ENOTFOUND" });
  };
  return { resolve4: ask(4), resolve6: ask(6), resolveNs } as unknown as Parameters<typeof publicLookup>[0];
};

const look = (lookup: Reach["lookup"], host: string, all: boolean) =>
  new Promise((resolve, reject) => lookup(host, { all }, (error, found) => (error ? reject(error) : resolve(found))));

test("only addresses of the public internet are handed out, whatever a name says", async () => {
  const own = [
    ["127.0.0.1", "10.1.2.3", "172.31.0.9", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"],
    ["::1", "::", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:db8::1"],
  ];
  for (const address of own[0] ?? []) expect(isPublicAddress(address, 4), address).toBe(false);
  for (const address of own[1] ?? []) expect(isPublicAddress(address, 6), address).toBe(false);
  expect([isPublicAddress("93.184.215.14", 4), isPublicAddress("2606:4700::1111", 6)]).toEqual([true, true]);

  const zone = { "in.iq": ["10.0.0.7", "fd00::7"], "both.iq": ["10.0.0.7", "93.184.215.14"], "silent.iq": null };
  const lookup = publicLookup(servers(zone));
  await expect(look(lookup, "in.iq", true)).rejects.toThrow("in.iq is not on the public internet");
  await expect(look(lookup, "both.iq", true)).resolves.toEqual([{ address: "93.184.215.14", family: 4 }]);
  await expect(look(lookup, "both.iq", false)).resolves.toBe("93.184.215.14");
  await expect(look(lookup, "nowhere.iq", true)).rejects.toThrow(NoHost);
  await expect(look(lookup, "silent.iq", true)).rejects.toThrow("the name servers say nothing of silent.iq");
  // Cut off from the public, a name server denies whatever it is asked for.
  const alone = publicLookup(servers({}, false));
  await expect(look(alone, "nowhere.iq", true)).rejects.toThrow("the name servers say nothing of nowhere.iq");
});

test("this machine is not asked for, not even where a name leads to it", async () => {
  let asked = 0;
  await serve(
    (_, response) => {
      asked += 1;
      response.end();
    },
    async (port) => {
      expect(await askFor(`http://127.0.0.1:${port}/`)).toBeUndefined();
      const lookup = publicLookup(servers({ "relief.iq": ["127.0.0.1"] }));
      expect(await askFor(`http://relief.iq:${port}/`, { lookup, mayAsk: () => true })).toBeUndefined();
    },
  );
  expect(asked).toBe(0);
});

/** What a page answers to its head, and to a reader. */
const pages: Record<string, [head: number, get?: number, location?: string]> = {
  "/here": [200],
  "/gone": [410, 410],
  "/missing": [404, 404],
  "/headless": [405, 200],
  "/shy": [404, 200],
  "/members": [403, 403],
  "/broken": [503, 503],
  "/moved": [301, 301, "/missing"],
  "/round": [302, 302, "/round"],
  "/inside": [302, 302, "http://10.0.0.7/"],
  "/elsewhere": [302, 302, "ftp://relief.iq/"],
};
const cases: [path: string, fault: LinkFault | null | undefined][] = [
  ["/here", null],
  ["/gone", "410"],
  ["/missing", "404"],
  ["/headless", null],
  ["/shy", null],
  ["/members", null],
  ["/broken", undefined],
  ["/moved", "404"],
  ["/round", undefined],
  ["/inside", undefined],
  ["/elsewhere", undefined],
];

test("a page is asked for by its head, then as a reader does, and followed where it is sent on", async () => {
  const asked: string[] = [];
  const answer: RequestListener = ({ method, url = "" }, response) => {
    asked.push(`${method} ${url}`);
    const [head, get = head, location] = pages[url] ?? [404];
    response.writeHead(method === "HEAD" ? head : get, location ? { location } : {});
    // A page without an end: nobody may wait for it.
    if (method === "GET") response.write("x".repeat(1000));
    else response.end();
  };
  await serve(answer, async (port) => {
    const reach = here(port);
    for (const [path, fault] of cases) expect(await askFor(`http://relief.iq:${port}${path}`, reach), path).toBe(fault);
    expect(await askFor(`http://nowhere.iq:${port}/`, reach)).toBe("no-host");
    expect(asked.filter((one) => one.endsWith("/here"))).toEqual(["HEAD /here"]);
    expect(asked.filter((one) => one.endsWith("/headless"))).toEqual(["HEAD /headless", "GET /headless"]);
    expect(asked.filter((one) => one.endsWith("/round"))).toHaveLength(6);
  });
});

test("a host that takes no connection is told", async () => {
  const port = await serve(
    () => {},
    async (port) => port,
  );
  expect(await askFor(`http://relief.iq:${port}/`, here(port))).toBe("refused");
});

test("an address that leads nowhere is found once it was asked for, and forgotten once it leads somewhere", async ({
  ctx,
  freshDatabase: _,
}) => {
  const dead = "https://relief.iq/plan";
  const { id } = await draft(ctx(), ["A headline", `Read ${dead} and https://relief.iq/news today.`]);
  const hours = (n: number) => ctx(undefined, new Date(Date.now() + n * 3_600_000));
  const asked = async (at: Ctx, fault: LinkFault | null | undefined) => {
    const urls: string[] = [];
    await checkLinks({ ctx: () => at, stop: new AbortController() }, async (url) => {
      urls.push(url);
      return url === dead ? fault : null;
    });
    return urls.sort();
  };
  const said = async () =>
    (await checkRelease(ctx(), id)).findings.filter(({ code }) => code === "link.dead").map(({ link }) => link?.fault);
  const both = ["https://relief.iq/news", dead];
  expect(await said()).toEqual([]);
  expect(await asked(ctx(), undefined)).toEqual(both);
  expect(await said()).toEqual([]);
  // Nobody is asked twice within the day for what answered, nor within the hour for what did not.
  expect(await asked(hours(0.5), "404")).toEqual([]);
  expect(await asked(hours(25), "404")).toEqual(both);
  expect(await said()).toEqual(["404"]);
  // What was known stands while nobody answers.
  expect(await asked(hours(26), undefined)).toEqual([dead]);
  expect(await said()).toEqual(["404"]);
  expect(await asked(hours(27), null)).toEqual([dead]);
  expect(await said()).toEqual([]);
  // A text that was not touched for a month is nobody's concern, and what was kept goes with it.
  expect(await asked(hours(24 * 31), "404")).toEqual([]);
});

test("an address that is written is asked for soon, and one that was asked for is not", async ({
  ctx,
  freshDatabase: _,
}) => {
  const { id } = await draft(ctx(), ["A headline", "A lead."], null);
  const waiting = async () => {
    const rows = await ctx().db.execute<{ count: number }>(
      sql`select count(*)::int as count from pgboss.job where name = 'link-check' and state = 'created'`,
    );
    return rows[0]?.count;
  };
  const write = async (text: string) => {
    const [row] = await ctx().db.select().from(releaseVersions).where(eq(releaseVersions.releaseId, id));
    if (!row) throw new Error("no text");
    const { document: __, ...fields } = contentOf(row);
    await saveVersion(ctx(), {
      releaseId: id,
      language: row.language,
      version: row.version,
      fields,
      document: body(text) as DocumentJson,
    });
  };
  await write("Nothing to ask for, not even news.example or https://news.example/.");
  expect(await waiting()).toBe(0);
  await ctx().db.insert(webLinks).values({ url: "https://relief.iq/known", fault: null, at: new Date() });
  await write("Read https://relief.iq/known now.");
  expect(await waiting()).toBe(0);
  await write("Read https://relief.iq/new now.");
  await write("Read https://relief.iq/newer now.");
  expect(await waiting()).toBe(1);
});

/** The web of a test: this machine alone, by one port. */
const here = (served: number): Reach => ({
  lookup: publicLookup(servers({ "relief.iq": ["127.0.0.1"] }), (address) => address === "127.0.0.1"),
  mayAsk: ({ hostname, port }) => hostname.endsWith(".iq") && Number(port) === served,
});

async function serve<T>(answer: RequestListener, use: (port: number) => Promise<T>): Promise<T> {
  const server: Server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    // A server on a port has an address of this kind.
    return await use((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
}
