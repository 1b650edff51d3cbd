import { inArray, sql } from "drizzle-orm";
import { enqueue } from "@/db/queue";
import { contacts, outlets } from "@/db/schema/contacts";
import { refreshStatistics } from "@/db/statistics";
import { readCsv } from "@/text/csv";
import { foldForSearch } from "@/text/fold";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { getNewsroom } from "../settings/queries";
import { allow } from "../staff/allow";
import { type ReadRow, type RowFault, readRows } from "./import-rows";
import { ImportContacts } from "./input";
import { ensureList } from "./lists";
import {
  type ContactRow,
  chunks,
  ensureOutlets,
  foldedName,
  insertMembers,
  lockContacts,
  suppressedAmong,
} from "./rows";

/** From so many on, the planner is told what the tables hold now. */
const manyRows = 1000;

export const rowVerdicts = ["created", "updated", "duplicate", "suppressed", "invalid"] as const;
export type RowVerdict = (typeof rowVerdicts)[number];

export type Imported = Record<RowVerdict, number> & {
  rows: { row: number; verdict: RowVerdict; reason?: RowFault }[];
};

/**
 * Reads a CSV of contacts and writes it in one transaction, or with `dryRun` says what would happen
 * and writes nothing: the very same reading and verdicts. An empty cell leaves what is known; tags
 * are added to; languages that the reader chose stay; of one address twice in the file the first row counts; a suppressed address is kept
 * as a contact and stays suppressed. `list` is made when it is missing, and everyone readable is on
 * it afterwards. `row` is the line of the file.
 * Refuses `file-too-large`, `file-unreadable`, `encoding-unknown`, `nothing-to-import`, `column-missing`.
 */
export async function importContacts(ctx: Ctx, input: ImportContacts): Promise<Imported> {
  allow(ctx, "contacts.edit");
  const { bytes, list, dryRun } = ImportContacts.parse(input);
  const csv = readCsv(bytes);
  return inTransaction(ctx, async (ctx) => {
    // Two files with the same addresses in another order would each wait for the other: one import at a time.
    if (!dryRun) await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('contacts.import'))`);
    const { region } = await getNewsroom(ctx);
    const outcomes = readRows(csv, region);
    const first = new Map<string, ReadRow>();
    for (const row of outcomes) {
      if ("address" in row && !first.has(row.address.norm)) first.set(row.address.norm, row);
    }
    const norms = [...first.keys()];
    const known = await lockContacts(ctx, norms);
    const suppressed = await suppressedAmong(ctx, norms);
    const changes = await changesOf(ctx, first, known);

    const rows: Imported["rows"] = outcomes.map((outcome) => {
      if ("fault" in outcome) return { row: outcome.row, verdict: "invalid", reason: outcome.fault };
      const { norm } = outcome.address;
      if (first.get(norm) !== outcome) return { row: outcome.row, verdict: "duplicate" };
      if (suppressed.has(norm)) return { row: outcome.row, verdict: "suppressed" };
      if (!known.has(norm)) return { row: outcome.row, verdict: "created" };
      return { row: outcome.row, verdict: changes.has(norm) ? "updated" : "duplicate" };
    });
    const imported = { ...countVerdicts(rows), rows };
    if (dryRun) return imported;

    await write(ctx, first, known, changes);
    if (list) {
      const listId = await ensureList(ctx, list);
      const ids = [...(await lockContacts(ctx, norms)).values()].map(({ id }) => id);
      await insertMembers(ctx, listId, ids);
    }
    if (norms.length >= manyRows) await refreshStatistics(ctx.db);
    // Who takes the mail of their domains is known when the first release goes to them.
    if (imported.created > 0) await enqueue(ctx.db, "receiver-check");
    const { rows: _, ...counts } = imported;
    await record(ctx, "contact.imported", { kind: "contact", id: list ?? "file" }, null, {
      ...counts,
      ...(list ? { list } : {}),
    });
    return imported;
  });
}

function countVerdicts(rows: Imported["rows"]): Record<RowVerdict, number> {
  const counts = { created: 0, updated: 0, duplicate: 0, suppressed: 0, invalid: 0 };
  for (const { verdict } of rows) counts[verdict]++;
  return counts;
}

/** Known contacts that the file tells something new about, as they are to be. */
async function changesOf(
  ctx: Ctx,
  first: ReadonlyMap<string, ReadRow>,
  known: ReadonlyMap<string, ContactRow>,
): Promise<Map<string, ContactRow & { outlet: string }>> {
  const outletIds = [...new Set([...known.values()].flatMap(({ outletId }) => outletId ?? []))];
  const names = new Map<string, string>();
  for (const part of chunks(outletIds, 5000)) {
    const rows = await ctx.db
      .select({ id: outlets.id, name: outlets.name })
      .from(outlets)
      .where(inArray(outlets.id, part));
    for (const { id, name } of rows) names.set(id, name);
  }
  const changed = new Map<string, ContactRow & { outlet: string }>();
  for (const [norm, before] of known) {
    const row = first.get(norm);
    if (!row) continue;
    const outlet = before.outletId ? (names.get(before.outletId) ?? "") : "";
    const { outlet: told, tags = [], ...fields } = row.fields;
    if (before.choseLanguages) delete fields.languages;
    const isOther = told !== undefined && foldForSearch(told) !== foldForSearch(outlet);
    const after = {
      ...before,
      ...fields,
      tags: [...new Set([...before.tags, ...tags])],
      notes: { ...before.notes, ...row.notes },
      outlet: isOther ? told : outlet,
    };
    if (isOther || !isSame(before, after)) changed.set(norm, after);
  }
  return changed;
}

const compared = [
  "name",
  "nameAr",
  "languages",
  "role",
  "beat",
  "country",
  "city",
  "phone",
  "tags",
  "consent",
  "notes",
] as const;

/** jsonb keeps its own order of keys, so notes are compared by theirs. */
function isSame(before: ContactRow, after: ContactRow): boolean {
  const flat = (value: unknown) =>
    JSON.stringify(value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value).sort() : value);
  return compared.every((field) => flat(before[field]) === flat(after[field]));
}

async function write(
  ctx: Ctx,
  first: ReadonlyMap<string, ReadRow>,
  known: ReadonlyMap<string, ContactRow>,
  changes: ReadonlyMap<string, ContactRow & { outlet: string }>,
): Promise<void> {
  const created = [...first.values()].filter(({ address }) => !known.has(address.norm));
  const ids = await ensureOutlets(ctx, [
    ...created.flatMap(({ fields }) => fields.outlet ?? []),
    ...[...changes.values()].map(({ outlet }) => outlet),
  ]);
  const idOf = (outlet: string | undefined) => (outlet ? (ids.get(foldForSearch(outlet)) ?? null) : null);
  for (const part of chunks(created, 1000)) {
    await ctx.db
      .insert(contacts)
      .values(
        part.map(({ address, fields: { outlet, ...fields }, notes }) => ({
          ...fields,
          notes,
          email: address.email,
          emailNorm: address.norm,
          outletId: idOf(outlet),
          foldedName: foldedName({ name: "", nameAr: "", ...fields, emailNorm: address.norm, outlet }),
          createdAt: ctx.now,
          updatedAt: ctx.now,
        })),
      )
      // Another import wrote the same address between our look and this: its contact stands.
      .onConflictDoNothing();
  }
  for (const part of chunks([...changes.values()], 1000)) await update(ctx, part, idOf);
}

async function update(
  ctx: Ctx,
  part: readonly (ContactRow & { outlet: string })[],
  idOf: (outlet: string) => string | null,
): Promise<void> {
  const rows = part.map((after) => ({
    id: after.id,
    name: after.name,
    name_ar: after.nameAr,
    languages: `{${after.languages.join(",")}}`,
    outlet_id: idOf(after.outlet),
    role: after.role,
    beat: after.beat,
    country: after.country,
    city: after.city,
    phone: after.phone,
    tags: after.tags,
    consent: after.consent,
    notes: after.notes,
    folded_name: foldedName(after),
  }));
  // One statement for a thousand contacts: every field as it is to be, matched by id.
  await ctx.db.execute(sql`
    update contacts c set name = r.name, name_ar = r.name_ar, languages = r.languages::language[],
      outlet_id = r.outlet_id, role = r.role, beat = r.beat, country = r.country, city = r.city, phone = r.phone,
      tags = (select coalesce(array_agg(tag), '{}') from json_array_elements_text(r.tags) tag), consent = r.consent,
      notes = r.notes, folded_name = r.folded_name, updated_at = ${ctx.now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(id uuid, name text, name_ar text, languages text,
      outlet_id uuid, role text, beat text, country text, city text, phone text, tags json, consent text, notes jsonb,
      folded_name text)
    where c.id = r.id
  `);
}
