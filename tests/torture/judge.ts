import { sql } from "drizzle-orm";
import { type DeliveryState, deliveryStates, type SendState } from "@/base/vocabulary";
import { getAddress } from "@/domain/contacts/address";
import { getSend } from "@/domain/distribution/queries";
import type { Copy } from "./log";
import type { Outcome } from "./promise";
import type { World } from "./world";

/** What the injected fault excuses; nothing, unless it is named. */
export interface Allowed {
  /** The state that the send has come to. */
  state?: SendState;
  /** Rows in other states than accepted: exactly so many, or however many there are. */
  may?: Partial<Record<DeliveryState, number | "any">>;
  /** Doubles beyond those of rows that were in the hands of a worker when it was killed or stopped. */
  bound?: number;
  /** The ledger was set back: it does not know what became of a mail before. */
  forgets?: true;
}

const open: readonly DeliveryState[] = ["queued", "sending", "deferred"];

/** Lays ledger and relay beside each other, row by row, and adds what they say of a send that has come to its end. */
export async function close(
  world: World,
  outcome: Outcome,
  id: string,
  { state = "completed", may = {}, bound = 0, forgets }: Allowed = {},
): Promise<void> {
  const complain = (words: string) => outcome.broken.push(words);
  const rows = await world.ctx().db.execute<{ id: string; to: string; state: number; told: number }>(sql`
    select id, email_norm as "to", state, (select count(*)::int from delivery_events e
      where e.delivery_id = d.id and e.kind = 'uncertain') as told
    from deliveries d where send_id = ${id}`);
  const { mine, strays } = await sorted(world, id);
  const states: Partial<Record<DeliveryState, number>> = {};
  let [unexplained, unknown] = [0, 0];
  let riddle: number | undefined;
  outcome.unexpected += strays.length;
  for (const row of rows) {
    const name = deliveryStates[row.state] ?? "queued";
    states[name] = (states[name] ?? 0) + 1;
    const own = mine.get(Number(row.id)) ?? [];
    mine.delete(Number(row.id));
    if (name === "accepted" ? own.length === 0 : open.includes(name) && !may[name]) outcome.lost++;
    // A held mail may have arrived: that is what it is held for.
    if (name !== "accepted" && name !== "held") outcome.unexpected += own.length;
    outcome.unexpected += own.filter(({ to }) => getAddress(to).norm !== row.to).length;
    const doubles = Math.max(0, own.length - 1);
    const doubts = world.doubts.get(Number(row.id)) ?? 0;
    outcome.doubled += doubles;
    outcome.bound += doubts;
    unexplained += Math.max(0, doubles - doubts);
    if (doubles > doubts) riddle ??= Number(row.id);
    if (!forgets && doubles > row.told) unknown++;
    outcome.strange += own.filter(
      ({ hash, messageId }) => hash !== own[0]?.hash || messageId !== own[0]?.messageId,
    ).length;
  }
  for (const own of mine.values()) outcome.unexpected += own.length;
  outcome.strange += sharedIds(world.relay.copies);
  outcome.runs++;
  outcome.bound += bound;
  if (unexplained > bound) {
    const told = riddle === undefined ? "" : `; of delivery ${riddle}: ${await historyOf(world, riddle)}`;
    complain(`${unexplained} doubles that no fault explains, ${bound} allowed${told}`);
  }
  if (unknown > 0) complain(`${unknown} doubles whose events do not say that they were in doubt`);
  for (const name of deliveryStates) {
    const [found, allowed] = [states[name] ?? 0, may[name] ?? 0];
    if (name !== "accepted" && allowed !== "any" && found !== allowed)
      complain(`${found} ${name}, ${allowed} expected`);
  }
  const send = await getSend(world.ctx(), id);
  if (send.state !== state) complain(`the send is ${send.state}, ${state} was expected`);
  if (send.counts.frozen !== rows.length) complain(`frozen ${send.counts.frozen}, ${rows.length} rows`);
}

/**
 * The copies of a send by their deliveries, and those that belong nowhere: of no slice that there is, with a
 * reference that cannot be read, or of a send that has been judged already.
 */
async function sorted({ ctx, relay, judged }: World, sendId: string) {
  const slices = await ctx().db.execute<{ id: string; sendId: string }>(
    sql`select id, send_id as "sendId" from send_slices`,
  );
  const sendOf = new Map(slices.map((slice) => [Number(slice.id), slice.sendId]));
  judged.add(sendId);
  const mine = new Map<number, Copy[]>();
  const strays: Copy[] = [];
  for (const copy of relay.copies) {
    if (copy.isJudged) continue;
    const owner = sendOf.get(copy.sliceId);
    if (owner === sendId) mine.set(copy.id, [...(mine.get(copy.id) ?? []), copy]);
    else if (owner === undefined || judged.has(owner)) strays.push(copy);
    else continue;
    copy.isJudged = true;
  }
  return { mine, strays };
}

/** What is known of one delivery: its copies, its events, and who took its slice when. */
async function historyOf({ ctx, relay, workers }: World, id: number): Promise<string> {
  const now = performance.now();
  const ago = (ms: number) => `${((ms - now) / 1000).toFixed(2)} s`;
  const copies = relay.copies.filter((copy) => copy.id === id).map(({ at }) => ago(at));
  const [row] = await ctx().db.execute(sql`select state, epoch, attempt, slice_id from deliveries where id = ${id}`);
  const events = await ctx().db.execute(sql`
    select kind, source, source_event_id as of, round(extract(epoch from at - clock_timestamp())::numeric, 2) as at, detail
    from delivery_events where delivery_id = ${id} order by id`);
  const hands = await ctx().db.execute(sql`
    select epoch, pid, round(extract(epoch from at - clock_timestamp())::numeric, 2) as at
    from torture_hands where slice_id = (select slice_id from deliveries where id = ${id}) order by epoch`);
  const living = workers.map(({ child }) => child.pid);
  return JSON.stringify({ row, copies, events, hands, living });
}

/** Message-IDs that more than one delivery bears. */
function sharedIds(copies: readonly Copy[]): number {
  const owners = Map.groupBy(copies, ({ messageId }) => messageId);
  return [...owners.values()].filter((same) => new Set(same.map(({ id }) => id)).size > 1).length;
}
