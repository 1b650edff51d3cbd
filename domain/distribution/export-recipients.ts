import { asc, eq, sql } from "drizzle-orm";
import { sendSlices } from "@/db/schema/distribution";
import { record } from "../audit";
import { mayHaveArrived } from "../contacts/in-doubt";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import { requireStepUp } from "../staff/recent-proof";
import type { OneSend } from "./input";
import { getSend, type ShownState, shownState } from "./queries";

/** One recipient as a file tells it: what became of the mail, and what came to be known of it later. */
export interface ExportedRecipient {
  email: string;
  name: string;
  outlet: string;
  combination: string;
  state: ShownState;
  /** It was not accepted in the end, but an earlier try of it was never answered. */
  mayHaveArrived: boolean;
  attempt: number;
  acceptedAt: Date | null;
  /** Of a deferred mail: its next try. */
  deferredUntil: Date | null;
  code: string;
  /** The relay's words. */
  relay: string;
  bounced: "hard" | "soft" | "";
  bouncedAt: Date | null;
  bounceSays: string;
  complainedAt: Date | null;
  unsubscribedAt: Date | null;
}

/**
 * All recipients of a send, a slice at a time, each exactly once: the place of a row is its key, which never
 * changes, whatever becomes of the mail while the file is written. Leaves its trace before the first row.
 * Refuses `send-not-found`, `step-up-needed`.
 */
export async function exportRecipients(ctx: Ctx, { id }: OneSend): Promise<AsyncGenerator<ExportedRecipient[]>> {
  allow(ctx, "contacts.export");
  requireStepUp(ctx);
  const { counts } = await getSend(ctx, id);
  await record(ctx, "send.exported", { kind: "send", id }, null, { recipients: counts.frozen });
  return readSlices(ctx, id);
}

async function* readSlices(ctx: Ctx, sendId: string): AsyncGenerator<ExportedRecipient[]> {
  const slices = await ctx.db
    .select({ id: sendSlices.id })
    .from(sendSlices)
    .where(eq(sendSlices.sendId, sendId))
    .orderBy(asc(sendSlices.sliceNo));
  for (const { id } of slices) yield readSlice(ctx, id);
}

type Row = Record<string, string | number | boolean | null>;

async function readSlice(ctx: Ctx, sliceId: number): Promise<ExportedRecipient[]> {
  // Hard beats soft, and of the same kind the first notice counts.
  const rows = await ctx.db.execute<Row>(sql`
    select d.email, d.name, coalesce(o.name, nullif(o.name_ar, ''), '') as outlet, d.combination, d.state, d.uncertain, ${mayHaveArrived} as may_have_arrived,
      d.attempt, d.accepted_at, d.due_at, d.smtp_code, d.enhanced_code, d.smtp_text,
      back.kind as back, back.at as back_at, back.says as back_says, told.complained_at, told.left_at
    from deliveries d left join contacts c on c.id = d.contact_id left join outlets o on o.id = c.outlet_id
    left join lateral (
      select e.kind, e.at, e.detail ->> 'says' as says from delivery_events e
      where e.delivery_id = d.id and e.kind in ('bounce_hard', 'bounce_soft')
      order by e.kind = 'bounce_hard' desc, e.at limit 1
    ) back on true
    left join lateral (
      select min(e.at) filter (where e.kind = 'complaint') as complained_at,
        min(e.at) filter (where e.kind = 'unsubscribed') as left_at
      from delivery_events e where e.delivery_id = d.id and e.kind in ('complaint', 'unsubscribed')
    ) told on true
    where d.slice_id = ${sliceId} order by d.id
  `);
  return rows.map(exported);
}

const date = (value: unknown) => (value ? new Date(String(value)) : null);
const text = (value: unknown) => (value === null ? "" : String(value));

function exported(row: Row): ExportedRecipient {
  const state = shownState(Number(row.state), row.uncertain === true);
  return {
    email: text(row.email),
    name: text(row.name),
    outlet: text(row.outlet),
    combination: text(row.combination),
    state,
    mayHaveArrived: row.may_have_arrived === true,
    attempt: Number(row.attempt),
    acceptedAt: date(row.accepted_at),
    deferredUntil: state === "deferred" ? date(row.due_at) : null,
    code: [row.smtp_code, row.enhanced_code].filter(Boolean).join(" "),
    relay: text(row.smtp_text),
    bounced: row.back === null ? "" : row.back === "bounce_hard" ? "hard" : "soft",
    bouncedAt: date(row.back_at),
    bounceSays: text(row.back_says),
    complainedAt: date(row.complained_at),
    unsubscribedAt: date(row.left_at),
  };
}
