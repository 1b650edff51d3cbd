import { fromDate, parseDate, toCalendarDate, toZoned } from "@internationalized/date";
import { and, asc, eq, inArray } from "drizzle-orm";
import { invalid } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import { contacts, lists, memberships } from "@/db/schema/contacts";
import { suppressions } from "@/db/schema/distribution";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { getNewsroom, type Newsroom } from "../settings/queries";
import { keepArrived } from "./arrived";
import type { SavePreferences } from "./input";
import { deliveryOf, mailOf, type ReaderOfMail, readerOf, testMail } from "./mail-token";
import { isLive } from "./rows";
import { insertSuppression, liftLive } from "./suppress";
import { standing } from "./unsubscribe";

/** A pause is no longer than this: who wants none for longer unsubscribes. */
const longestPauseDays = 366;

export interface Preferences extends ReaderOfMail {
  /** `gone`: no contact of this address is kept any more. */
  state: "subscribed" | "unsubscribed" | "gone" | "test";
  /** In the order they are read; empty: every public one. */
  reads: Language[];
  /** The newsroom's public languages. */
  open: Language[];
  /** The lists that they are on, those that they have left among them. */
  lists: { id: string; name: string; isLeft: boolean }[];
  /** The day on which mails come again, `2026-11-30` in the newsroom's zone; empty: there is no pause. */
  pauseUntil: string;
}

/** What a reader may choose, by the token of a mail's preference link; changes nothing. Refuses `token-unknown`. */
export async function findPreferences(ctx: Ctx, token: string): Promise<Preferences> {
  const delivery = await deliveryOf(ctx, "preferences", token);
  const newsroom = await getNewsroom(ctx);
  const open = newsroom.languages.filter(({ isPublic }) => isPublic).map(({ language }) => language);
  const none = { reads: [], open, lists: [], pauseUntil: "" };
  if (!delivery) return { ...testMail("unsubscribe"), ...none, state: "test" };
  const reader = mailOf(delivery, "unsubscribe");
  const { contact, norms } = await readerOf(ctx, delivery);
  if (!contact) return { ...reader, ...none, state: "gone" };
  return {
    ...reader,
    state: (await standing(ctx, norms)).state,
    reads: contact.languages,
    open,
    ...(await stopsOf(ctx, contact.id, norms, newsroom)),
  };
}

/**
 * What the person chose holds from the next claim of a running send on. A list that they leave stays left,
 * whoever puts them on it again; one that the page did not show them stays as it is. Any number of times alike. Refuses `token-unknown`, `time-past` where the pause
 * ends today or before, `invalid` where it is longer than a year.
 */
export async function savePreferences(ctx: Ctx, token: string, chosen: SavePreferences): Promise<Preferences> {
  const delivery = await deliveryOf(ctx, "preferences", token);
  if (!delivery) return findPreferences(ctx, token);
  return inTransaction(ctx, async (ctx) => {
    const { contact, norms } = await readerOf(ctx, delivery, { lock: true });
    await keepArrived(ctx, { mail: delivery, source: "person", eventId: String(delivery.id), at: ctx.now });
    if (!contact) return findPreferences(ctx, token);
    const newsroom = await getNewsroom(ctx);
    const before = await stopsOf(ctx, contact.id, norms, newsroom);
    const until = readPause(ctx, chosen.pauseUntil, newsroom);
    for (const norm of norms) {
      if (chosen.pauseUntil !== before.pauseUntil) await setPause(ctx, norm, until);
      for (const { id } of before.lists.filter(({ id }) => chosen.shownIds.includes(id))) {
        if (!chosen.listIds.includes(id)) await insertSuppression(ctx, norm, "unsubscribed", "person", { listId: id });
        else await liftLive(ctx, norm, "person", { reasons: ["unsubscribed"], listId: id });
      }
    }
    if (chosen.languages.join() !== contact.languages.join()) {
      const { languages } = chosen;
      await ctx.db
        .update(contacts)
        .set({ languages, choseLanguages: true, updatedAt: ctx.now })
        .where(eq(contacts.id, contact.id));
      const was = { languages: contact.languages };
      await record(ctx, "contact.chose-languages", { kind: "contact", id: contact.id }, was, { languages });
    }
    return findPreferences(ctx, token);
  });
}

/** The lists of a contact and their pause, as their own choices stand. */
async function stopsOf(ctx: Ctx, contactId: string, norms: readonly string[], { zone }: Newsroom) {
  const stops = await ctx.db
    .select({ scopeId: suppressions.scopeId, reason: suppressions.reason, until: suppressions.expiresAt })
    .from(suppressions)
    .where(
      and(inArray(suppressions.emailNorm, [...norms]), inArray(suppressions.scope, ["org", "list"]), isLive(ctx.now)),
    );
  const on = await ctx.db
    .select({ id: lists.id, name: lists.name })
    .from(memberships)
    .innerJoin(lists, eq(lists.id, memberships.listId))
    .where(eq(memberships.contactId, contactId))
    .orderBy(asc(lists.foldedName));
  const until = stops.find(({ reason }) => reason === "paused")?.until;
  return {
    lists: on.map((list) => ({ ...list, isLeft: stops.some(({ scopeId }) => scopeId === list.id) })),
    pauseUntil: until ? toCalendarDate(fromDate(until, zone)).toString() : "",
  };
}

/** When mails come again; null: no pause. */
function readPause(ctx: Ctx, day: string, { zone }: Newsroom): Date | null {
  const until = day ? toZoned(parseDate(day), zone).toDate() : null;
  if (until && until <= ctx.now) throw invalid("time-past", { field: "pauseUntil" });
  if (until && until.getTime() > ctx.now.getTime() + longestPauseDays * 86_400_000) {
    throw invalid("invalid", { field: "pauseUntil" });
  }
  return until;
}

async function setPause(ctx: Ctx, norm: string, until: Date | null): Promise<void> {
  // A shorter one does not replace a longer one by itself.
  await liftLive(ctx, norm, "person", { reasons: ["paused"] });
  if (until) await insertSuppression(ctx, norm, "paused", "person", { until });
}
