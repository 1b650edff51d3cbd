import { type SQL, sql } from "drizzle-orm";
import { wasInDoubt } from "../contacts/in-doubt";
import type { SendNotice } from "./input";

interface Changed {
  releaseId: string;
  notice: SendNotice;
  /** What is public now. */
  revisions: readonly { revisionId: string }[];
}

/** When the text changed, or was withdrawn: whatever was frozen since carries the new one. */
export const changedAt = (notice: SendNotice): SQL =>
  notice === "correction" ? sql`r.corrected_at` : sql`r.withdrawn_at`;

/**
 * The contacts who have a text of this release that is not the public one any more (sending.md 5.7):
 * accepted, held, in doubt now or once, and not bounced as undeliverable. Of each language the last mail counts,
 * so that one who was told of the first correction hears of the second only if it touched their text.
 * Of a withdrawn release every text is an old one. Column: contact_id.
 */
export function holders({ releaseId, notice, revisions }: Changed): SQL {
  const isOld =
    notice === "withdrawal"
      ? sql`true`
      : sql`revision_id::text not in (select json_array_elements_text(${JSON.stringify(
          revisions.map(({ revisionId }) => revisionId),
        )}::text::json))`;
  return sql`
    select distinct contact_id from (
      select d.contact_id, carried.revision_id,
        row_number() over (partition by d.contact_id, carried.language order by s.frozen_at desc, s.id) as place
      from sends s
      join releases r on r.id = s.release_id and s.frozen_at < ${changedAt(notice)}
      join deliveries d on d.send_id = s.id
      join send_revisions carried on carried.send_id = s.id
        and carried.language::text = any (string_to_array(d.combination, '+'))
      where s.release_id = ${releaseId} and d.contact_id is not null and (d.state in (3, 8) or d.uncertain or ${wasInDoubt})
        and not exists (select 1 from delivery_events e where e.delivery_id = d.id and e.kind = 'bounce_hard')
    ) mail where place = 1 and ${isOld}
  `;
}

/** Whether a candidate `c` was sent the new text, or told of it, by another send since. */
export function wasToldSince(
  { releaseId, notice }: Pick<Changed, "releaseId" | "notice">,
  sendId: string | undefined,
  repeats: string | null,
): SQL {
  return sql`exists (
    select 1 from releases r
    join sends later on later.release_id = r.id and later.frozen_at >= ${changedAt(notice)}
    join deliveries d on d.send_id = later.id and d.email_norm = c.email_norm
    where r.id = ${releaseId} ${sendId ? sql`and later.id <> ${sendId}` : sql``}
      and (d.state in (0, 1, 2, 3) or d.state = 8 and later.id is distinct from ${repeats}::uuid)
  )`;
}
