import { eq, or, sql } from "drizzle-orm";
import fc from "fast-check";
import { suppressionReasons } from "@/base/vocabulary";
import { contacts } from "@/db/schema/contacts";
import { deliveries } from "@/db/schema/distribution";
import { deleteList } from "@/domain/contacts/delete-list";
import { eraseContact } from "@/domain/contacts/erase";
import { importContacts } from "@/domain/contacts/import";
import { savePreferences } from "@/domain/contacts/preferences";
import { getListIds } from "@/domain/contacts/queries";
import { saveContact } from "@/domain/contacts/save-contact";
import { liftSuppression, suppressAddress } from "@/domain/contacts/suppress";
import { resubscribe, unsubscribe } from "@/domain/contacts/unsubscribe";
import type { Actor, Ctx } from "@/domain/context";
import { claim } from "@/domain/distribution/claim";
import { recordResults } from "@/domain/distribution/record";
import { startSend } from "@/domain/distribution/start";
import { takeOver } from "@/domain/distribution/takeover";
import { expect, test } from "../../fixtures";
import { bounceOf, bringIn } from "../../support/bounces";
import { contact } from "../../support/contacts";
import { identityTo } from "../../support/mail-tokens";
import { person } from "../../support/releases";
import { readySend } from "../../support/sends";

test.beforeEach(({ freshDatabase: _ }) => {});

/** What can happen to an address; each by itself, in any order, any number of times. */
const acts = [
  "import",
  "add",
  "edit",
  "unsubscribe",
  "undo",
  "hard bounce",
  "refused for good",
  "complaint",
  "staff stops",
  "admin lifts",
  "pause",
  "end of pause",
  "erase",
  "delete list",
] as const;
type Act = (typeof acts)[number];

/** Whoever did these may remove these reasons, and nobody else any. */
const removes: Partial<Record<Act, readonly string[]>> = {
  undo: ["unsubscribed"],
  "end of pause": ["paused"],
  pause: ["paused"],
};
const adds: Partial<Record<Act, string>> = {
  unsubscribe: "unsubscribed",
  "hard bounce": "bounced",
  "refused for good": "bounced",
  complaint: "complained",
  "staff stops": "staff",
  pause: "paused",
  erase: "unsubscribed",
};

const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
const reader: Actor = { kind: "public" };

/** A person of this run, with the mail that they have by the address that they had at first. */
class Reader {
  readonly list: string;
  address: string;
  readonly first: string;
  constructor(run: number) {
    this.list = `Run ${run}`;
    this.first = `amal.${run}@dijla.example`;
    this.address = this.first;
  }
}

const rows = (emails: readonly string[]) =>
  Buffer.from(["email,language", ...emails.map((one) => `${one},en`)].join("\n"));

async function live(ctx: Ctx, email: string): Promise<string[]> {
  const found = await ctx.db.execute<{ reason: string }>(sql`
    select reason::text from suppressions where email_norm = ${email} and scope = 'org' and lifted_at is null
      and (expires_at is null or expires_at > now()) order by 1`);
  return found.map(({ reason }) => reason);
}

/**
 * Whether somebody in the address book is the one whom the mail reached: who was erased and then added again by this
 * address is; once staff give the new entry another address, nothing leads from the mail to it.
 */
async function isWithin(ctx: Ctx, email: string): Promise<boolean> {
  const { row } = await identityTo(ctx, email);
  const isOne = eq(contacts.emailNorm, email);
  return (await ctx.db.$count(contacts, row.contactId ? or(isOne, eq(contacts.id, row.contactId)) : isOne)) > 0;
}

async function happen(ctx: (actor?: Actor) => Ctx, who: Reader, act: Act, admin: Actor, step: number): Promise<void> {
  const mail = await identityTo(ctx(), who.first);
  const [known] = await ctx().db.select().from(contacts).where(eq(contacts.emailNorm, who.address));
  const pauseUntil = act === "pause" ? soon : "";
  const chosen = { languages: ["en" as const], listIds: [], shownIds: [], pauseUntil };
  switch (act) {
    case "import":
      return void (await importContacts(ctx(), { bytes: rows([who.first, who.address]), list: who.list }));
    case "add":
      if (!known) await saveContact(ctx(), contact(who.address));
      return;
    case "edit": {
      if (!known) return;
      const address = who.address.replace(/^amal(\.\d+)?/, `amal.${step}`);
      await saveContact(ctx(), { ...contact(address), id: known.id });
      who.address = address;
      return;
    }
    case "unsubscribe":
      return void (await unsubscribe(ctx(reader), mail.unsubscribeToken));
    case "undo":
      return void (await resubscribe(ctx(reader), mail.unsubscribeToken).catch(() => null));
    case "hard bounce":
      return void (await bringIn(ctx(), bounceOf("postfix-user-unknown.hard", mail)));
    case "complaint":
      return void (await bringIn(ctx(), bounceOf("arf-rfc5965.complaint", mail)));
    case "refused for good": {
      const claimedAt = new Date();
      await ctx().db.update(deliveries).set({ state: 1, claimedAt }).where(eq(deliveries.id, mail.row.id));
      const { sliceId, id, epoch } = mail.row;
      const said = { outcome: "rejected", suppress: true, code: 550, says: "no such user", relay: "relay" } as const;
      return void (await recordResults(ctx().db, [
        { sliceId, id, epoch, claimedAt: claimedAt.toISOString(), ...said },
      ]));
    }
    case "staff stops":
      return suppressAddress(ctx(), { email: who.first });
    case "admin lifts": {
      const standing = await live(ctx(), who.first);
      const reasons = suppressionReasons.filter((one) => one === standing[step % (standing.length || 1)]);
      const lift = { email: who.first, reasons, reason: "asked by telephone" };
      if (reasons.length > 0) await liftSuppression(ctx(admin), lift);
      return;
    }
    case "pause":
    case "end of pause":
      return void (await savePreferences(ctx(reader), mail.preferencesToken, chosen));
    case "erase":
      return eraseContact(ctx(reader), mail.preferencesToken);
    case "delete list":
      return void (await getListIds(ctx(), [who.list])
        .then(([id = ""]) => deleteList(ctx(), { id }))
        .catch(() => null));
  }
}

test("whatever happens in whatever order, a reason goes only by the person or an admin, and nobody with one is written to", async ({
  ctx,
}) => {
  test.setTimeout(240_000);
  const admin = { ...(await person(ctx(), "Admin", "admin")), steppedUpAt: new Date() };
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 3, maxLength: 12 }), async (story) => {
      run += 1;
      const who = new Reader(run);
      await readySend(ctx(), [[who.first, "en"]]);
      await importContacts(ctx(), { bytes: rows([who.first]), list: who.list });
      for (const [step, act] of story.entries()) {
        const told = `${act}, step ${step + 1} of: ${story.join(", ")}`;
        const before = await live(ctx(), who.first);
        const isKept = await isWithin(ctx(), who.first);
        await happen(ctx, who, act, admin, run * 100 + step);
        const after = await live(ctx(), who.first);
        const gone = before.filter((reason) => !after.includes(reason));
        if (act === "admin lifts") expect(gone.length, told).toBeLessThanOrEqual(1);
        else
          expect(
            gone.filter((reason) => !removes[act]?.includes(reason)),
            told,
          ).toEqual([]);
        const added = adds[act];
        // A notice that is heard again says nothing new, and the choices of somebody who is not kept are nobody's.
        const isHeard = story.indexOf(act) < step && ["complaint", "hard bounce"].includes(act);
        const isAsked = !isHeard && ((act !== "erase" && act !== "pause") || isKept);
        if (added && isAsked) expect(after, told).toContain(added);
        // What the person said holds at the address that they have now.
        const own = (await live(ctx(), who.address)).filter((reason) => reason !== "bounced" && reason !== "staff");
        if (isKept && act === "unsubscribe") expect(own, told).toContain("unsubscribed");
      }
      const others = [`omar.${run}@dijla.example`];
      const everyone = [who.first, who.address, ...others];
      await importContacts(ctx(), { bytes: rows(everyone), list: `${who.list} at the end` });
      const listIds = await getListIds(ctx(), [`${who.list} at the end`]);
      const free = await Promise.all(
        [...new Set(everyone)].map(async (email) => ({ email, stops: await live(ctx(), email) })),
      );
      expect(await claimed(ctx(), listIds), story.join(", ")).toEqual(
        free
          .filter(({ stops }) => stops.length === 0)
          .map(({ email }) => email)
          .sort(),
      );
    }),
    {
      numRuns: 25,
      examples: [[["erase", "import", "edit", "pause", "import", "import"]]],
    },
  );
});

async function claimed(ctx: Ctx, listIds: string[]): Promise<string[]> {
  const id = await readySend(ctx, [], { listIds });
  await startSend(ctx, { id });
  const slices = await ctx.db.execute<{ id: string }>(sql`select id from send_slices where send_id = ${id}`);
  const emails: string[] = [];
  for (const { id: sliceId } of slices) {
    const slice = await takeOver(ctx.db, Number(sliceId), "test");
    if (slice) emails.push(...(await claim(ctx.db, slice, 100)).mails.map(({ email }) => email));
  }
  return emails.sort();
}
