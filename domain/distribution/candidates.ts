import { type SQL, sql } from "drizzle-orm";
import type { Language, LanguageRule } from "@/base/vocabulary";
import { hasLeftList } from "../contacts/queries";
import type { Ctx } from "../context";
import { sendableRevisions } from "../releases/queries";
import { getNewsroom } from "../settings/queries";
import { combinationOf, type LanguageChoice } from "./combination";
import { holders, wasToldSince } from "./holders";
import type { SendNotice } from "./input";

export interface Chosen {
  releaseId: string;
  listIds: readonly string[];
  languageRule: LanguageRule;
  revisions: readonly { language: Language; revisionId: string }[];
  leftOutListIds?: readonly string[];
  /** Normalised. */
  leftOut?: readonly string[];
  /** In place of lists: the send whose failed mails are tried again. */
  repeats?: string | null;
  /** In place of lists: those who have the earlier text. */
  notice?: SendNotice | null;
  /** The send being frozen: its own rows do not count as sent already. */
  sendId?: string;
}

/** What the release can be sent in, and the newsroom's order of languages. */
export async function languageChoice(ctx: Ctx, releaseId: string, rule: LanguageRule) {
  const { languages, source } = await getNewsroom(ctx);
  const order = languages.map(({ language }) => language);
  const revisions = (await sendableRevisions(ctx, releaseId)).sort(
    (a, b) => order.indexOf(a.language) - order.indexOf(b.language),
  );
  const open = languages.filter(({ isPublic }) => isPublic).map(({ language }) => language);
  const choice: LanguageChoice = { rule, available: revisions.map(({ language }) => language), open, source };
  return { revisions, choice };
}

/**
 * Everyone on the lists, once each, with the mail they would get and why they get none:
 * `stopped` the reason of a live suppression, `already` they were sent this very text before,
 * `left_out` somebody chose so. The choices of language are few, so each is decided once, here, and joined.
 * Columns: contact_id, seq, email, email_norm, name, combination, is_other, stopped, already, left_out.
 */
export async function candidates(ctx: Ctx, chosen: Chosen, choice: LanguageChoice): Promise<SQL> {
  const { releaseId, sendId, repeats = null, notice, leftOut = [], leftOutListIds = [] } = chosen;
  const members = membersOf(chosen);
  if (!members) return sql`select ${nothing} where false`;
  // A freeze looks for its members once: what all contacts read takes one pass over their table, without a join.
  const readers = sendId ? sql`contacts c` : sql`(${members}) member join contacts c on c.id = member.contact_id`;
  const kinds = await ctx.db.execute<{ languages: string }>(sql`
    select languages::text from (select distinct c.languages from ${readers}) kind
  `);
  const mails = kinds.map(({ languages }) => {
    // Postgres writes an array as {ar,en}; the enum guards what stands in it.
    const own = languages.slice(1, -1).split(",").filter(Boolean) as Language[];
    const { name, isOther } = combinationOf(own, choice);
    return { languages, combination: name, is_other: isOther };
  });
  return sql`
    select c.id as contact_id, c.seq, c.email, c.email_norm, coalesce(nullif(case when mail.combination like 'ar%'
        then coalesce(nullif(c.name_ar, ''), c.name) else coalesce(nullif(c.name, ''), c.name_ar) end, ''), '') as name,
      mail.combination, mail.is_other,
      coalesce((select coalesce(min(s.reason) filter (where s.expires_at is null), min(s.reason)) from suppressions s
        where s.email_norm = c.email_norm and s.scope in ('global', 'org') and s.lifted_at is null
          and (s.expires_at is null or s.expires_at > ${ctx.now.toISOString()}::timestamptz)),
        case when ${hasLeftSince(chosen)} then 'unsubscribed'::suppression_reason end) as stopped,
      ${notice ? wasToldSince({ releaseId, notice }, sendId, repeats) : hasTextAlready(chosen)} as already,
      (c.email_norm in (select json_array_elements_text(${JSON.stringify(leftOut)}::text::json))
        or exists (select 1 from memberships m where m.contact_id = c.id
          and m.list_id::text in (select json_array_elements_text(${JSON.stringify(leftOutListIds)}::text::json)))) as left_out
    from (${members}) member
    join contacts c on c.id = member.contact_id
    join json_to_recordset(${JSON.stringify(mails)}::text::json) as mail(languages text, combination text, is_other bool)
      on mail.languages = c.languages::text
  `;
}

/**
 * Whether a candidate `c` of a repeat or a notice has left every list that the first mail came by: what the claim asks
 * of the send's own lists.
 */
function hasLeftSince({ repeats, notice, releaseId }: Chosen): SQL {
  if (!repeats && !notice) return sql`false`;
  const first = sql`select l.list_id from send_lists l join sends s on s.id = l.send_id
    where not l.is_left_out and ${repeats ? sql`s.id = ${repeats}` : sql`s.release_id = ${releaseId} and s.started_at is not null`}`;
  const left = sql`select x.scope_id from suppressions x
    where x.email_norm = c.email_norm and x.scope = 'list' and x.lifted_at is null`;
  return sql`(exists (select 1 from (${first}) l where l.list_id::text in (${left}))
    and not exists (select 1 from (${first}) l join memberships m on m.list_id = l.list_id
      where m.contact_id = c.id and l.list_id::text not in (${left})))`;
}

function hasTextAlready({ releaseId, revisions, sendId, repeats = null }: Chosen): SQL {
  // The first send of a release need not look at each address.
  return sql`(exists (select 1 from sends where release_id = ${releaseId} and frozen_at is not null
      ${sendId ? sql`and id <> ${sendId}` : sql``}) and exists (
    select 1 from sends other
    join deliveries d on d.send_id = other.id and d.email_norm = c.email_norm
    join send_revisions carried on carried.send_id = other.id
      and carried.language::text = split_part(mail.combination, '+', 1)
    where other.release_id = ${releaseId} ${sendId ? sql`and other.id <> ${sendId}` : sql``}
      and (d.state in (1, 2, 3) or d.state = 0 and other.state <> 'cancelled'
        or d.state = 8 and other.id is distinct from ${repeats}::uuid)
      and carried.revision_id::text in ${revisions.map(({ revisionId }) => revisionId)}
  ))`;
}

/** The contacts that are meant, each once; null: nobody. */
function membersOf({ listIds, repeats, notice, releaseId, revisions }: Chosen): SQL | null {
  // Refused, expired, held: those a person may well have chosen again by hand. And those who were left out
  // when the send of a text that has been corrected was stopped: they get the corrected one. Whoever failed again
  // is tried once more from that later send, not from both.
  if (repeats) {
    return sql`
      select distinct d.contact_id from deliveries d join sends s on s.id = d.send_id join releases r on r.id = s.release_id
      where d.send_id = ${repeats} and (d.state in (4, 6, 8) or d.state = 7 and r.corrected_at > s.frozen_at)
        and not exists (select 1 from sends later join deliveries again on again.send_id = later.id
          where later.repeats = ${repeats} and again.email_norm = d.email_norm and again.state in (4, 6, 8))
    `;
  }
  if (notice) return holders({ releaseId, notice, revisions });
  if (listIds.length === 0) return null;
  return sql`select distinct m.contact_id from memberships m where m.list_id in ${[...listIds]} and not ${hasLeftList}`;
}

const nothing = sql`null::uuid as contact_id, 0 as seq, '' as email, '' as email_norm, '' as name, '' as combination,
  false as is_other, null::suppression_reason as stopped, false as already, false as left_out`;
