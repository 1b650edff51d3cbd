import { and, asc, desc, eq, exists, inArray, isNull, like, lt, ne, notExists, sql } from "drizzle-orm";
import { notFound } from "@/base/refusal";
import { contacts, lists, memberships, outlets } from "@/db/schema/contacts";
import { suppressions } from "@/db/schema/distribution";
import { foldForSearch } from "@/text/fold";
import { containing } from "@/text/search-pattern";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import type { ContactFilter } from "./input";
import { isLive } from "./rows";

export const contactsPerPage = 50;

const columns = {
  id: contacts.id,
  seq: contacts.seq,
  email: contacts.email,
  emailNorm: contacts.emailNorm,
  name: contacts.name,
  nameAr: contacts.nameAr,
  languages: contacts.languages,
  outlet: sql<string>`coalesce(${outlets.name}, '')`,
  role: contacts.role,
  beat: contacts.beat,
  city: contacts.city,
};

/** One page of contacts, the newest first, each with its lists and why it is not written to, if it is not. */
export async function listContacts(ctx: Ctx, filter: ContactFilter = {}) {
  allow(ctx, "contacts.read");
  const rows = await ctx.db
    .select(columns)
    .from(contacts)
    .leftJoin(outlets, eq(outlets.id, contacts.outletId))
    .where(and(chosen(ctx, filter), filter.after ? lt(contacts.seq, filter.after) : undefined))
    .orderBy(desc(contacts.seq))
    .limit(contactsPerPage + 1);
  const page = rows.slice(0, contactsPerPage);
  return {
    contacts: await withStanding(ctx, page),
    /** Key of the next page; null on the last. */
    next: rows.length > contactsPerPage ? (page.at(-1)?.seq ?? null) : null,
  };
}

/** How many contacts a filter finds. */
export async function countContacts(ctx: Ctx, filter: ContactFilter = {}): Promise<number> {
  allow(ctx, "contacts.read");
  return ctx.db.$count(contacts, chosen(ctx, filter));
}

function chosen(ctx: Ctx, { text, listId, language, health }: ContactFilter) {
  const words = text ? foldForSearch(text).split(" ").filter(Boolean) : [];
  const live = ctx.db
    .select({ one: sql`1` })
    .from(suppressions)
    .where(and(eq(suppressions.emailNorm, contacts.emailNorm), ne(suppressions.scope, "list"), isLive(ctx.now)));
  return and(
    ...words.map((word) => like(contacts.foldedName, containing(word))),
    language ? sql`${contacts.languages} @> array[${language}]::language[]` : undefined,
    listId
      ? inArray(
          contacts.id,
          ctx.db.select({ id: memberships.contactId }).from(memberships).where(eq(memberships.listId, listId)),
        )
      : undefined,
    health === "suppressed" ? exists(live) : health === "reachable" ? notExists(live) : undefined,
  );
}

async function withStanding<Row extends { id: string; emailNorm: string }>(ctx: Ctx, rows: Row[]) {
  if (rows.length === 0) return [];
  const member = await ctx.db
    .select({ contactId: memberships.contactId, id: lists.id, name: lists.name })
    .from(memberships)
    .innerJoin(lists, eq(lists.id, memberships.listId))
    .where(
      inArray(
        memberships.contactId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(lists.name);
  const stopped = await ctx.db
    .select({
      emailNorm: suppressions.emailNorm,
      reason: suppressions.reason,
      since: suppressions.createdAt,
      until: suppressions.expiresAt,
      scope: suppressions.scope,
      scopeId: suppressions.scopeId,
    })
    .from(suppressions)
    .where(
      and(
        inArray(
          suppressions.emailNorm,
          rows.map(({ emailNorm }) => emailNorm),
        ),
        isLive(ctx.now),
      ),
    )
    // What ends by itself comes last.
    .orderBy(sql`${suppressions.expiresAt} desc nulls first`, suppressions.id);
  return rows.map((row) => ({
    ...row,
    lists: member
      .filter(({ contactId }) => contactId === row.id)
      .map(({ id, name }) => ({
        id,
        name,
        hasLeft: stopped.some(({ emailNorm, scopeId }) => emailNorm === row.emailNorm && scopeId === id),
      })),
    /** Everything that stands against the address, what ends by itself last. */
    stops: stopped.filter(({ emailNorm, scope }) => emailNorm === row.emailNorm && scope !== "list"),
  }));
}

/** One contact, whole. Refuses `contact-not-found`. */
export async function getContact(ctx: Ctx, id: string) {
  allow(ctx, "contacts.read");
  const [row] = await ctx.db
    .select({ contact: contacts, outlet: sql<string>`coalesce(${outlets.name}, '')` })
    .from(contacts)
    .leftJoin(outlets, eq(outlets.id, contacts.outletId))
    .where(eq(contacts.id, id));
  if (!row) throw notFound("contact-not-found", { id });
  const [whole] = await withStanding(ctx, [{ ...row.contact, outlet: row.outlet }]);
  if (!whole) throw notFound("contact-not-found", { id });
  return whole;
}

/** Whether the person behind a membership `m` has left that list: nobody but they themselves undoes it. */
export const hasLeftList = sql`exists (select 1 from suppressions s join contacts c on c.email_norm = s.email_norm
  where s.scope = 'list' and s.scope_id = m.list_id::text and c.id = m.contact_id and s.lifted_at is null)`;

/** Every list with how many are on it and have not left it. */
export async function listLists(ctx: Ctx) {
  allow(ctx, "contacts.read");
  return ctx.db
    .select({
      id: lists.id,
      name: lists.name,
      createdAt: lists.createdAt,
      members: sql<number>`(select count(*)::int from memberships m
        where m.list_id = ${lists.id} and not ${hasLeftList})`,
    })
    .from(lists)
    .where(isNull(lists.deletedAt))
    .orderBy(asc(lists.foldedName));
}

/** Refuses `list-not-found`. */
export async function getList(ctx: Ctx, id: string) {
  allow(ctx, "contacts.read");
  const [list] = await ctx.db
    .select()
    .from(lists)
    .where(and(eq(lists.id, id), isNull(lists.deletedAt)));
  if (!list) throw notFound("list-not-found", { id });
  return list;
}

/** Ids of lists by their names, for the command. Refuses `list-not-found` with the name. */
export async function getListIds(ctx: Ctx, names: readonly string[]): Promise<string[]> {
  allow(ctx, "contacts.read");
  const ids: string[] = [];
  for (const name of names) {
    const [list] = await ctx.db
      .select({ id: lists.id })
      .from(lists)
      .where(and(eq(lists.foldedName, foldForSearch(name)), isNull(lists.deletedAt)));
    if (!list) throw notFound("list-not-found", { name });
    ids.push(list.id);
  }
  return ids;
}
