import { setTimeout as wait } from "node:timers/promises";
import type { Pool } from "@/db/connection";

/** Milliseconds after which a silent database counts as away. */
const patience = 2000;

export interface Health {
  ok: boolean;
  database: "up" | "away";
  /** When a worker last said that it lives, ISO; null: none has. */
  worker: { seen: string | null };
  /** Recipients of slices that are not finished; null while the database is away. */
  waiting: number | null;
}

/** What `/health` says: 200 while the database answers, 503 when it does not. */
export async function healthOf(sql: Pool["sql"]): Promise<Health> {
  const asked = ask(sql);
  asked.catch(() => {});
  const answer = await Promise.race([asked.catch(() => null), wait(patience, null, { ref: false })]);
  if (!answer) return { ok: false, database: "away", worker: { seen: null }, waiting: null };
  return { ok: true, database: "up", worker: { seen: answer.seen }, waiting: answer.waiting };
}

/** The time comes as text, in the form that the page shows. */
async function ask(sql: Pool["sql"]) {
  const [row] = await sql<{ seen: string | null; waiting: number }[]>`
    select (select to_char(max(seen_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        from process_parts where part = 'worker') as seen,
      (select coalesce(sum(total), 0)::int from send_slices where state <> 'done') as waiting
  `;
  return row ?? { seen: null, waiting: 0 };
}
