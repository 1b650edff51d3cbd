import { sql } from "drizzle-orm";

/**
 * Whether of a delivery `d` it was once unknown if it had arrived: a lost line and a person's decision about a held
 * mail are kept in its events. What became of it later does not say that nobody has it.
 */
export const wasInDoubt = sql`exists (
  select 1 from delivery_events doubt where doubt.delivery_id = d.id and doubt.kind = 'uncertain'
)`;

/** A delivery `d` ended without being accepted (refused, suppressed, given up or cancelled), but was once in doubt. */
export const mayHaveArrived = sql`(d.state in (4, 5, 6, 7) and ${wasInDoubt})`;
