import { sql } from "drizzle-orm";
import type { DomainReceiver } from "@/base/vocabulary";
import { laneLimits, receivingDomains } from "@/db/schema/lanes";
import { importContacts } from "@/domain/contacts/import";
import type { Ctx } from "@/domain/context";
import { countBy } from "@/domain/distribution/breakdown";
import { dueDomains, noteReceivers, receiverOf } from "@/domain/distribution/receivers";
import { expect, test } from "../../fixtures";
import { listOf, readySend } from "../../support/sends";

/** Who takes the mail of a domain, and which lane its deliveries are in. */

const records: [hosts: string[], receiver: DomainReceiver][] = [
  [["aspmx.l.google.com", "alt1.aspmx.l.google.com"], "gmail"],
  [["ASPMX2.GoogleMail.com."], "gmail"],
  [["smtp.google.com"], "gmail"],
  [["relief-iq.mail.protection.outlook.com"], "outlook"],
  [["relief-iq.k-v1.mx.microsoft"], "outlook"],
  [["outlook-com.olc.protection.outlook.com"], "outlook"],
  [["mta5.am0.yahoodns.net"], "yahoo"],
  [["mx.relief.iq"], "other"],
  // A name that only ends alike is not theirs.
  [["mx.notgoogle.com"], "other"],
  [["google.com.relief.iq"], "other"],
  [[""], "nobody"],
  [["."], "nobody"],
  [[], "other"],
];

test("who takes the mail of a domain is read from the host that is to be tried first", () => {
  for (const [hosts, receiver] of records) {
    const mx = hosts.map((exchange, n) => ({ exchange, priority: n * 10 }));
    expect(receiverOf(mx), hosts.join()).toBe(receiver);
    expect(receiverOf([...mx].reverse()), hosts.join()).toBe(receiver);
  }
  const filtered = [
    { exchange: "aspmx.l.google.com", priority: 20 },
    { exchange: "mx1.filter.iq", priority: 5 },
  ];
  expect(receiverOf(filtered)).toBe("other");
});

test.describe("in a newsroom", () => {
  test.beforeEach(({ freshDatabase: _ }) => {});

  const later = (ctx: (actor?: undefined, now?: Date) => Ctx, hours: number) =>
    ctx(undefined, new Date(Date.now() + hours * 3_600_000));
  const known = async (ctx: Ctx) => {
    const rows = await ctx.db.select().from(receivingDomains).orderBy(receivingDomains.domain);
    return Object.fromEntries(rows.map(({ domain, receiver }) => [domain, receiver]));
  };
  /** The lanes of a send: how many in each. */
  const lanes = async (ctx: Ctx, id: string) =>
    Object.fromEntries((await countBy(ctx, id, "lane")).map(({ key, counts }) => [key, counts.frozen]));

  test("domains are asked about once a day, the most used first, and never one that is nobody's", async ({ ctx }) => {
    const rows = ["a@one.iq", "a@two.iq", "b@two.iq", "c@two.iq", "a@three.iq", "b@three.iq", "a@desk.example"];
    await listOf(
      ctx(),
      "Desks",
      rows.map((email) => [email]),
    );
    expect(await dueDomains(ctx(), 10)).toEqual(["two.iq", "three.iq", "one.iq"]);
    expect(await dueDomains(ctx(), 1)).toEqual(["two.iq"]);
    await noteReceivers(
      ctx(),
      new Map<string, DomainReceiver | null>([
        ["two.iq", "gmail"],
        ["three.iq", null],
      ]),
    );
    expect(await dueDomains(ctx(), 10)).toEqual(["one.iq"]);
    // What nobody answered is asked again in an hour, after what was never asked.
    expect(await dueDomains(later(ctx, 1), 10)).toEqual(["one.iq", "three.iq"]);
    expect(await dueDomains(later(ctx, 25), 10)).toEqual(["one.iq", "two.iq", "three.iq"]);
    // What was known stands while nobody answers.
    await noteReceivers(later(ctx, 25), new Map([["two.iq", null]]));
    expect(await known(ctx())).toEqual({ "two.iq": "gmail", "three.iq": null });
    await ctx().db.execute(sql`delete from contacts`);
    await noteReceivers(later(ctx, 24 * 32), new Map([["one.iq", "nowhere"]]));
    expect(await known(ctx())).toEqual({ "one.iq": "nowhere" });
  });

  test("the freeze reads who takes a domain's mail, and falls back to its name", async ({ ctx }) => {
    await noteReceivers(
      ctx(),
      new Map<string, DomainReceiver | null>([
        ["relief.iq", "gmail"],
        ["dijla.iq", "outlook"],
        ["own.iq", "other"],
        ["silent.iq", null],
        ["gone.iq", "nowhere"],
        ["closed.iq", "nobody"],
        ["yahoo.com", "yahoo"],
      ]),
    );
    const domains = ["relief.iq", "dijla.iq", "own.iq", "silent.iq", "gone.iq", "closed.iq", "yahoo.com", "gmail.com"];
    const rows = [...domains, "hotmail.com", "unknown.iq"].map((domain): [string] => [`press@${domain}`]);
    const id = await readySend(ctx(), rows);
    // Nobody is left out for what name servers say.
    expect(await lanes(ctx(), id)).toEqual({ gmail: 2, outlook: 2, yahoo: 1, other: 5 });
  });

  test("a domain with a limit of its own is a lane of its own", async ({ ctx }) => {
    const createdAt = new Date();
    await ctx()
      .db.insert(laneLimits)
      .values([
        { lane: "relief.iq", perMinute: 30, createdAt },
        { lane: "gmail", perMinute: 60, createdAt },
      ]);
    await noteReceivers(ctx(), new Map([["relief.iq", "gmail"]]));
    const rows = ["a@relief.iq", "b@relief.iq", "c@gmail.com", "d@dijla.example"].map((email): [string] => [email]);
    const id = await readySend(ctx(), rows);
    expect(await lanes(ctx(), id)).toEqual({ "relief.iq": 2, gmail: 1, other: 1 });
  });

  test("addresses that are imported have their domains asked about, and a file without news does not", async ({
    ctx,
  }) => {
    const waiting = async () =>
      (await ctx().db.execute(sql`select 1 from pgboss.job where name = 'receiver-check' and state = 'created'`))
        .length;
    const bytes = Buffer.from("email\na@relief.iq\nb@dijla.iq");
    await importContacts(ctx(), { bytes, dryRun: true });
    expect(await waiting()).toBe(0);
    await importContacts(ctx(), { bytes });
    expect(await waiting()).toBe(1);
    await importContacts(ctx(), { bytes: Buffer.from("email\nc@relief.iq") });
    expect(await waiting()).toBe(1);
    await ctx().db.execute(sql`delete from pgboss.job where name = 'receiver-check'`);
    await importContacts(ctx(), { bytes });
    expect(await waiting()).toBe(0);
  });
});
