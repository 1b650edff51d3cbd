import { sql } from "drizzle-orm";
import { deliveryStates } from "@/base/vocabulary";
import { foldForSearch } from "@/text/fold";
import { wasInDoubt } from "../contacts/in-doubt";
import type { Ctx } from "../context";
import { allow } from "../staff/allow";
import type { ShownState } from "./queries";

export const recipientsPerPage = 100;

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
  /** It was cancelled while it was unknown whether it had arrived. */
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

/**
 * A page of a send's recipients with what became of each, those that need a look first: refused, in doubt,
 * given up, then those that wait; who got it comes last. `after` is the `next` of the page before.
 */
export async function listRecipients(
  ctx: Ctx,
  { sendId, state, text, after }: { sendId: string; state?: ShownState; text?: string; after?: string },
): Promise<{ recipients: Recipient[]; next: string | null }> {
  allow(ctx, "contacts.read");
  const isState =
    state === undefined
      ? sql`true`
      : state === "uncertain"
        ? sql`(d.state = 8 or d.uncertain)`
        : sql`(d.state = ${deliveryStates.indexOf(state)} and not d.uncertain)`;
  const place = /^(\d)\.(\d{1,15})$/
    .exec(after ?? "")
    ?.slice(1)
    .map(Number) ?? [0, 0];
  // By what the mail carried, and by what the contact is called now, in either script, with its outlet.
  const folded = text ? `%${foldForSearch(text).replace(/[\\%_]/g, "\\$&")}%` : null;
  const like = text ? `%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%` : null;
  const rows = await ctx.db.execute<Record<string, string | number | boolean | null>>(sql`
    select d.*, ${rank} as rank, d.state = 7 and ${wasInDoubt} as may_have_arrived,
      d.state = 8 or (d.uncertain and (send.uncertain_policy = 'hold' or send.state = 'cancelling')) as is_held, (select min(at) from delivery_events e where e.delivery_id = d.id and e.kind = 'unsubscribed') as left_at,
      o.name as outlet, o.name_ar as outlet_ar, back.kind as back, back.says as back_says
    from deliveries d join sends send on send.id = d.send_id left join lateral (
      select case e.kind when 'bounce_hard' then 'hard' when 'bounce_soft' then 'soft' else 'complaint' end as kind,
        e.detail ->> 'says' as says
      from delivery_events e where e.delivery_id = d.id and e.kind in ('complaint', 'bounce_hard', 'bounce_soft')
      order by array_position(array['complaint', 'bounce_hard', 'bounce_soft'], e.kind::text), e.at limit 1
    ) back on true
    left join contacts c on c.id = d.contact_id left join outlets o on o.id = c.outlet_id
    where d.send_id = ${sendId} and ${isState} and (${rank}, d.id) > (${place[0]}::int, ${place[1]}::bigint)
      ${like ? sql`and (d.email_norm like ${like} or lower(d.name) like ${like} or c.folded_name like ${folded})` : sql``}
    order by rank, d.id limit ${recipientsPerPage + 1}
  `);
  const shown = rows.slice(0, recipientsPerPage);
  const last = rows.length > recipientsPerPage ? shown.at(-1) : undefined;
  return { recipients: shown.map(recipientOf), next: last ? `${last.rank}.${last.id}` : null };
}

/** By `deliveryStates`: how soon somebody should look at a mail. */
const rank = sql`case when d.state = 4 then 0 when d.state = 8 or d.uncertain then 1 when d.state = 6 then 2
  when d.state = 2 then 3 when d.state = 3 then 5 else 4 end`;

const date = (value: unknown) => (value ? new Date(String(value)) : null);
const text = (value: unknown) => (value === null ? null : String(value));

function recipientOf(row: Record<string, string | number | boolean | null>): Recipient {
  const word = deliveryStates[Number(row.state)] ?? "queued";
  return {
    id: Number(row.id),
    sliceId: Number(row.slice_id),
    contactId: text(row.contact_id),
    email: String(row.email),
    name: String(row.name),
    outlet: text(row.outlet),
    outletAr: text(row.outlet_ar) || null,
    combination: String(row.combination),
    state: word === "held" || row.uncertain === true ? "uncertain" : word,
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
