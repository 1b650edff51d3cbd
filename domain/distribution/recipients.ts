import { type SQL, sql } from "drizzle-orm";
import { deliveryStates } from "@/base/vocabulary";
import { foldForSearch } from "@/text/fold";
import { containing } from "@/text/search-pattern";
import { readAddress } from "../contacts/address";
import { mayHaveArrived } from "../contacts/in-doubt";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import { cameLater, type LaterWord, laterKinds } from "./later";
import { type ShownState, shownState } from "./queries";

export const recipientsPerPage = 100;

/** What can be asked for: how a mail stands, or what came to be known of it later. */
export type RecipientFilter = ShownState | LaterWord;

export interface Recipient {
  id: number;
  sliceId: number;
  contactId: string | null;
  email: string;
  name: string;
  /** Of the contact as it is now. */
  outlet: string | null;
  outletAr: string | null;
  combination: string;
  state: ShownState;
  /** Of an uncertain one: a person decides about it, it is not sent again by itself. */
  isHeld: boolean;
  /** It was not accepted in the end, but an earlier try of it was never answered. */
  mayHaveArrived: boolean;
  attempt: number;
  acceptedAt: Date | null;
  /** Next try of a deferred mail, or when a doubtful one is sent again. */
  dueAt: Date | null;
  smtpCode: number | null;
  enhancedCode: string | null;
  /** The relay's words. */
  smtpText: string | null;
  unsubscribedAt: Date | null;
  /** What came of it after the relay had taken it: the gravest that is known, with the other side's words. */
  later: "complaint" | "hard" | "soft" | null;
  laterSays: string | null;
}

interface Asked {
  sendId: string;
  state?: RecipientFilter;
  text?: string;
  after?: string;
}

/**
 * A page of a send's recipients with what became of each. Those that need a look stand first: refused, in
 * doubt, given up, put off. All others, and what is searched for or filtered, come in the order of the ledger.
 * `after` is the `next` of the page before.
 */
export async function listRecipients(
  ctx: Ctx,
  asked: Asked,
): Promise<{ recipients: Recipient[]; next: string | null }> {
  allow(ctx, "contacts.read");
  const places = await pick(ctx, asked);
  const shown = places.slice(0, recipientsPerPage);
  const last = places.length > recipientsPerPage ? shown.at(-1) : undefined;
  return { recipients: await read(ctx, shown), next: last ? `${last.rank}.${last.sliceId}.${last.id}` : null };
}

/** Key of a row, and how soon somebody should look at its mail. */
interface Place {
  rank: number;
  sliceId: number;
  id: number;
}

/** By `deliveryStates`: refused, in doubt or held, given up, put off. */
const needsLook = sql`(d.state in (2, 4, 6, 8) or d.uncertain)`;
const rank = sql`case when d.state = 4 then 0 when d.state = 8 or d.uncertain then 1 when d.state = 6 then 2 else 3 end`;
const others = 4;

/**
 * The keys of one page and one more. No index tells the state of a row, so that its updates stay HOT: whatever is
 * few is found in one reading of the rows alone, and a whole address by the guard against doubles. The others are most of a send and follow their primary key, where
 * a page ends as soon as it is full: to rank them too would sort a million rows for each page.
 */
async function pick(ctx: Ctx, { sendId, state, text, after }: Asked): Promise<Place[]> {
  const [from = 0, sliceId = 0, id = 0] = (/^(\d)\.(\d{1,15})\.(\d{1,15})$/.exec(after ?? "") ?? [])
    .slice(1)
    .map(Number);
  const most = recipientsPerPage + 1;
  if (state || text) {
    const isMeant = state ? isAsked(sendId, state) : sql`true`;
    const norm = text ? readAddress(text)?.norm : undefined;
    const one = norm
      ? await keys(ctx, sql`0`, sql`d.send_id = ${sendId} and d.email_norm = ${norm} and ${isMeant} and d.id > ${id}`)
      : [];
    if (one.length > 0) return one;
    const isFound = text ? isNamed(text) : sql`true`;
    return keys(
      ctx,
      sql`0`,
      sql`d.send_id = ${sendId} and ${isMeant} and ${isFound} and d.id > ${id} order by d.id limit ${most}`,
    );
  }
  const first =
    from === others
      ? []
      : await keys(
          ctx,
          rank,
          sql`d.send_id = ${sendId} and ${needsLook} and (${rank}, d.id) > (${from}::int, ${id}::bigint)
            order by 1, d.id limit ${most}`,
        );
  if (first.length === most) return first;
  const [lastSlice, lastId] = from === others ? [sliceId, id] : [0, 0];
  const rest = await keys(
    ctx,
    sql`${others}::int`,
    sql`d.send_id = ${sendId} and not ${needsLook} and (d.slice_id, d.id) > (${lastSlice}::bigint, ${lastId}::bigint)
      and d.slice_id between (select min(id) from send_slices where send_id = ${sendId})
        and (select max(id) from send_slices where send_id = ${sendId})
      order by d.slice_id, d.id limit ${most - first.length}`,
  );
  return [...first, ...rest];
}

async function keys(ctx: Ctx, ranked: SQL, where: SQL): Promise<Place[]> {
  const rows = await ctx.db.execute<{ rank: number; slice_id: string; id: string }>(
    sql`select ${ranked} as rank, d.slice_id, d.id from deliveries d where ${where}`,
  );
  return rows.map((row) => ({ rank: row.rank, sliceId: Number(row.slice_id), id: Number(row.id) }));
}

const isLater = (state: RecipientFilter): state is LaterWord => state in laterKinds;

function isAsked(sendId: string, state: RecipientFilter): SQL {
  if (isLater(state)) return cameLater(state, sendId);
  if (state === "uncertain") return sql`(d.state = 8 or d.uncertain)`;
  return sql`(d.state = ${deliveryStates.indexOf(state)} and not d.uncertain)`;
}

/** By what the mail carried, and by what the contact is called now, in either script, with its outlet. */
function isNamed(text: string): SQL {
  const like = containing(text.toLowerCase());
  return sql`(d.email_norm like ${like} or lower(d.name) like ${like}
    or d.contact_id in (select c.id from contacts c where c.folded_name like ${containing(foldForSearch(text))}))`;
}

type Row = Record<string, string | number | boolean | null>;

/** What is known of these, in this order. */
async function read(ctx: Ctx, places: readonly Place[]): Promise<Recipient[]> {
  if (places.length === 0) return [];
  const rows = await ctx.db.execute<Row>(sql`
    select d.*, o.name as outlet, o.name_ar as outlet_ar, back.kind as back, back.says as back_says,
      (select min(at) from delivery_events e where e.delivery_id = d.id and e.kind = 'unsubscribed') as left_at,
      ${mayHaveArrived} as may_have_arrived,
      d.state = 8 or (d.uncertain and (send.uncertain_policy = 'hold' or send.state = 'cancelling')) as is_held
    from json_to_recordset(${JSON.stringify(places)}::text::json) as place(rank int, "sliceId" bigint, id bigint)
    join deliveries d on d.slice_id = place."sliceId" and d.id = place.id join sends send on send.id = d.send_id
    left join lateral (
      select case e.kind when 'bounce_hard' then 'hard' when 'bounce_soft' then 'soft' else 'complaint' end as kind,
        e.detail ->> 'says' as says
      from delivery_events e where e.delivery_id = d.id and e.kind in ('complaint', 'bounce_hard', 'bounce_soft')
      order by array_position(array['complaint', 'bounce_hard', 'bounce_soft'], e.kind::text), e.at limit 1
    ) back on true
    left join contacts c on c.id = d.contact_id left join outlets o on o.id = c.outlet_id
    order by place.rank, d.id
  `);
  return rows.map(recipientOf);
}

const date = (value: unknown) => (value ? new Date(String(value)) : null);
const text = (value: unknown) => (value === null ? null : String(value));

function recipientOf(row: Row): Recipient {
  return {
    id: Number(row.id),
    sliceId: Number(row.slice_id),
    contactId: text(row.contact_id),
    email: String(row.email),
    name: String(row.name),
    outlet: text(row.outlet),
    outletAr: text(row.outlet_ar) || null,
    combination: String(row.combination),
    state: shownState(Number(row.state), row.uncertain === true),
    isHeld: row.is_held === true,
    mayHaveArrived: row.may_have_arrived === true,
    attempt: Number(row.attempt),
    acceptedAt: date(row.accepted_at),
    dueAt: date(row.due_at),
    smtpCode: row.smtp_code === null ? null : Number(row.smtp_code),
    enhancedCode: text(row.enhanced_code),
    smtpText: text(row.smtp_text),
    unsubscribedAt: date(row.left_at),
    // The query names no other.
    later: row.back as Recipient["later"],
    laterSays: text(row.back_says),
  };
}
