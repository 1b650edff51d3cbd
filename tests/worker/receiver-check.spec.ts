import { receivingDomains } from "@/db/schema/lanes";
import type { Ctx } from "@/domain/context";
import { askFor, checkReceivers } from "@/worker/receiver-check";
import { expect, test } from "../fixtures";
import { listOf } from "../support/sends";

/** What name servers say of those who take the readers' mail. */

test.beforeEach(({ freshDatabase: _ }) => {
  process.env.SMTP_URL = "smtp://127.0.0.1:25";
});

const fault = (code: string) => Object.assign(new Error(code), { code });

/** Name servers with these MX records, or the failure that they answer with; out of touch they deny what they are asked. */
const servers = (zone: Record<string, string[] | string>, isInTouch = true) => {
  const asked: string[] = [];
  return {
    asked,
    async resolveMx(name: string) {
      asked.push(name);
      const found = zone[name] ?? "ENOTFOUND";
      if (typeof found === "string") throw fault(found);
      return found.map((exchange, n) => ({ exchange, priority: n }));
    },
    async resolveNs() {
      if (isInTouch) return ["a.nic.example"];
      throw fault("ENOTFOUND");
    },
  };
};

const check = (ctx: () => Ctx, from: ReturnType<typeof servers>) =>
  checkReceivers({ ctx, stop: new AbortController() }, askFor(from));

const known = async (ctx: Ctx) =>
  Object.fromEntries((await ctx.db.select().from(receivingDomains)).map(({ domain, receiver }) => [domain, receiver]));

const desks = ["relief.iq", "dijla.iq", "hostless.iq", "closed.iq", "gone.iq", "silent.iq"];
const zone = {
  "relief.iq": ["aspmx.l.google.com"],
  "dijla.iq": ["dijla-iq.mail.protection.outlook.com"],
  "hostless.iq": "ENODATA",
  "closed.iq": [""],
  "silent.iq": "ESERVFAIL",
};

test("what the name servers say of a domain is kept, and what they do not say is not", async ({ ctx }) => {
  await listOf(
    ctx(),
    "Desks",
    [...desks, "desk.example"].map((domain) => [`press@${domain}`]),
  );
  const answering = servers(zone);
  await check(ctx, answering);
  expect(answering.asked.sort()).toEqual([...desks].sort());
  expect(await known(ctx())).toEqual({
    "relief.iq": "gmail",
    "dijla.iq": "outlook",
    "hostless.iq": "other",
    "closed.iq": "nobody",
    "gone.iq": "nowhere",
    "silent.iq": null,
  });
  const again = servers(zone);
  await check(ctx, again);
  expect(again.asked).toEqual([]);

  // A day later, cut off from the public: the name server denies whatever it is asked for, and nothing is believed.
  const tomorrow = () => ctx(undefined, new Date(Date.now() + 25 * 3_600_000));
  const before = await known(ctx());
  const alone = servers({}, false);
  await check(tomorrow, alone);
  expect(alone.asked.sort()).toEqual([...desks].sort());
  expect(await known(ctx())).toEqual(before);
  // Somebody answers again an hour later: who moved is noticed.
  await check(
    () => ctx(undefined, new Date(Date.now() + 26 * 3_600_000)),
    servers({ ...zone, "silent.iq": ["mx.microsoft"] }),
  );
  expect((await known(ctx()))["silent.iq"]).toBe("outlook");
});

test("more domains than one look holds are all asked about, and where nobody answers it ends", async ({ ctx }) => {
  const many = Array.from({ length: 450 }, (_, n) => [`press@desk${n}.iq`] as const);
  await listOf(ctx(), "Desks", many);
  const alone = servers({}, false);
  await check(ctx, alone);
  expect(alone.asked).toHaveLength(200);
  const answering = servers(Object.fromEntries(many.map(([email]) => [email.slice(6), ["mta5.am0.yahoodns.net"]])));
  await check(ctx, answering);
  expect(answering.asked).toHaveLength(250);
  expect(new Set(Object.values(await known(ctx())))).toEqual(new Set([null, "yahoo"]));
});

test("without a relay nobody is asked who takes a mail", async ({ ctx }) => {
  delete process.env.SMTP_URL;
  await listOf(ctx(), "Desks", [["press@relief.iq"]]);
  const answering = servers(zone);
  await check(ctx, answering);
  expect(answering.asked).toEqual([]);
});
