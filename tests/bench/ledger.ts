import { asc, eq, sql } from "drizzle-orm";
import { executePrepared } from "@/db/client";
import { sendSlices } from "@/db/schema/distribution";
import { inTransaction } from "@/domain/context";
import { claim } from "@/domain/distribution/claim";
import { createSend } from "@/domain/distribution/create-send";
import { freezeSend, runFreeze } from "@/domain/distribution/freeze";
import { type Result, recordResults } from "@/domain/distribution/record";
import { startSend } from "@/domain/distribution/start";
import { type HeldSlice, takeOver } from "@/domain/distribution/takeover";
import { published } from "../support/sends";
import { ctx, ready } from "./ways";

/** Rows a second. */
type Rates = number[];

/** Claims and marks 500 at a time, slice about: by the engine, and by bare SQL that writes the same rows. */
export async function claimAndMark(n: number): Promise<{ ours: Rates; bare: Rates }> {
  const id = await ready(n);
  await startSend(ctx(), { id });
  const slices = await ctx().db.select().from(sendSlices).where(eq(sendSlices.sendId, id)).orderBy(asc(sendSlices.id));
  const rates: { ours: Rates; bare: Rates } = { ours: [], bare: [] };
  for (const [index, slice] of slices.entries()) {
    const isOurs = index % 2 === 0;
    // The baseline takes no slice over.
    const held = isOurs && (await takeOver(ctx().db, slice.id, "bench"));
    const began = performance.now();
    await (held ? byEngine(held) : byBareSql(slice.id));
    // Postgres plans a statement for itself five times and more before it keeps a plan, as a worker's soon are.
    if (index > 30) rates[isOurs ? "ours" : "bare"].push(slice.total / ((performance.now() - began) / 1000));
  }
  return rates;
}

/** What the relay says of each: its own words, which no ledger knows beforehand. */
const answerTo = (id: number) => ({ says: `250 2.0.0 Ok: queued as ${id}`, relayRef: String(id) });
const same = { code: 250, enhanced: "2.0.0", relay: "relay.example:25" };

async function byEngine({ sliceId, epoch, ...slice }: HeldSlice): Promise<void> {
  for (;;) {
    const { mails } = await claim(ctx().db, { sliceId, epoch, ...slice }, 500);
    if (mails.length === 0) return;
    const results = mails.map(
      ({ id, claimedAt }) =>
        ({ sliceId, id, epoch, claimedAt, outcome: "accepted", ...same, ...answerTo(id) }) satisfies Result,
    );
    await recordResults(ctx().db, results);
  }
}

/** The form of performance.md: an array from a sub-select behind a cursor. No fence, no suppression, no second try. */
async function byBareSql(sliceId: number): Promise<void> {
  for (let cursor = 0; ; ) {
    const claimed = await executePrepared<{ id: number }>(
      ctx().db,
      sql`update deliveries set state = 1, attempt = attempt + 1, epoch = 1, claimed_at = now(), due_at = null, uncertain = false
        where slice_id = ${sliceId} and id = any(array(select id from deliveries
          where slice_id = ${sliceId} and id > ${cursor} and state = 0 order by id limit 500 for update skip locked))
        returning id, email, email_norm, name, combination, attempt`,
    );
    if (claimed.length === 0) return;
    const ids = claimed.map(({ id }) => Number(id));
    cursor = Math.max(...ids);
    const array = (cells: unknown[]) => `{${cells.map((cell) => `"${cell}"`).join()}}`;
    const answers = ids.map(answerTo);
    await executePrepared(
      ctx().db,
      sql`with written as (
          update deliveries d set state = 3, uncertain = false, due_at = null, accepted_at = now(),
            smtp_code = ${same.code}, enhanced_code = ${same.enhanced}, smtp_text = says, relay_ref = ref
          from unnest(${array(ids)}::bigint[], ${array(answers.map(({ says }) => says))}::text[],
            ${array(answers.map(({ relayRef }) => relayRef))}::text[]) as done(id, says, ref)
          where d.slice_id = ${sliceId} and d.id = done.id returning d.id, says)
        insert into delivery_events (at, slice_id, delivery_id, kind, source, source_event_id, detail)
        select now(), ${sliceId}, id, 'accepted', 'smtp', id || ':1:1',
          jsonb_build_object('code', ${same.code}::int, 'enhanced', ${same.enhanced}::text, 'says', says, 'relay', ${same.relay}::text)
        from written`,
    );
  }
}

/** Freezes an audience of `n`, round about: by the engine, and by a plain INSERT … SELECT of the same people. */
export async function freezing(n: number, rounds: number): Promise<{ ours: Rates; plain: Rates }> {
  const listId = await audience(n);
  const rates: { ours: Rates; plain: Rates } = { ours: [], plain: [] };
  for (let round = 0; round < rounds; round++) {
    const [frozen, other] = [await drafted(listId, `frozen-${round}`), await drafted(listId, `plain-${round}`)];
    await freezeSend(ctx(), { id: frozen });
    const began = performance.now();
    await runFreeze(ctx(), { id: frozen });
    rates.ours.push(n / ((performance.now() - began) / 1000));

    const [slice] = await ctx()
      .db.insert(sendSlices)
      .values({ sendId: other, sliceNo: 1, lane: "other", total: n, updatedAt: new Date() })
      .returning();
    const then = performance.now();
    await inTransaction(ctx(), ({ db }) =>
      db.execute(sql`
        insert into deliveries (slice_id, send_id, contact_id, email, email_norm, name, combination)
        select ${slice?.id ?? 0}, ${other}, c.id, c.email, c.email_norm, c.name, 'en'
        from memberships m join contacts c on c.id = m.contact_id where m.list_id = ${listId} order by c.seq`),
    );
    rates.plain.push(n / ((performance.now() - then) / 1000));
  }
  return rates;
}

async function audience(n: number): Promise<string> {
  const [list] = await ctx().db.execute<{ id: string }>(sql`
    insert into lists (name, folded_name, created_at) values ('Everyone', 'everyone', now()) returning id`);
  await ctx().db.execute(sql`
    with made as (
      insert into contacts (email, email_norm) select 'f' || n || '@nahrain.example', 'f' || n || '@nahrain.example'
      from generate_series(1, ${n}) n returning id
    )
    insert into memberships (list_id, contact_id) select ${list?.id}, id from made`);
  return list?.id ?? "";
}

async function drafted(listId: string, idempotencyKey: string): Promise<string> {
  const releaseId = await published(ctx());
  const choice = { listIds: [listId], languageRule: "own" as const, skipsOtherLanguages: false };
  return (await createSend(ctx(), { releaseId, ...choice, idempotencyKey })).id;
}
