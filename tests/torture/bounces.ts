import { sql } from "drizzle-orm";
import { acceptedSend, bounceOf, type Mail } from "../support/bounces";
import { startImapServer } from "../support/imap-server";
import { isPart, type Promised, times } from "./promise";
import { eventually, type World } from "./world";

/** What each of these is told as, by the file's name. */
const files = ["postfix-user-unknown.hard", "office365-full.soft", "arf-rfc5965.complaint", "gmail-no-such-user.hard"];
const letters = "abcdefghijklmnopqrstuvwxyz234567";

/**
 * 15: bounces come home. Workers are killed between keeping a mail and moving it; then every bounce comes three
 * times more, shuffled among forged ones, each of which names a mail of ours by a tag that is wrong in one letter.
 */
export const bounced: Promised = async (world, scale, outcome) => {
  const [kills, forgeries] = [times(50, scale), times(1000, scale)];
  let isHeld = false;
  let held = 0;
  const server = await startImapServer({
    password: "open",
    fault(command) {
      if (!isHeld || !command.startsWith("UID MOVE")) return undefined;
      held++;
      return "hang";
    },
  });
  const env = { BAYAN_BOUNCE_IMAP: `imap://bounces:open@127.0.0.1:${server.port}` };
  try {
    const emails = Array.from({ length: kills }, (_, i) => `reader${i}@outlet.example`);
    const { mails } = await acceptedSend(world.ctx(), emails);
    const told = emails.map((email, i) => bounceOf(files[i % files.length] ?? "", mails[email] as Mail));
    for (const bounce of told) {
      server.bring(bounce);
      const before = held;
      isHeld = true;
      await world.hire(1, env);
      await eventually(async () => held > before, 60);
      const [worker] = world.workers;
      if (worker) await world.kill(worker);
      outcome.faults++;
    }
    isHeld = false;
    const forged = Array.from({ length: forgeries }, (_, i) => forgedOf(mails[emails[i % kills] ?? ""] as Mail, i));
    for (const mail of shuffled([...told, ...told, ...told, ...forged])) server.bring(mail);
    await world.hire(1, env);
    await eventually(async () => server.folders.get("INBOX")?.size === 0, isPart(scale) ? 120 : 600);
    await eventually(async () => (await open(world)) === 0, isPart(scale) ? 120 : 900);
    await count(world, outcome, told.length, forgeries);
    outcome.runs++;
  } finally {
    await server.close();
  }
};

async function open({ ctx }: World): Promise<number> {
  const [row] = await ctx().db.execute<{ n: number }>(
    sql`select count(*)::int as n from inbound_notices where processed_at is null`,
  );
  return row?.n ?? 0;
}

async function count({ ctx }: World, outcome: Parameters<Promised>[2], told: number, forgeries: number) {
  const [row] = await ctx().db.execute<Record<"kept" | "unproven" | "events" | "mails" | "stops" | "due", number>>(sql`
    select (select count(*)::int from inbound_notices) as kept,
      (select count(*)::int from inbound_notices where error = 'unproven') as unproven,
      (select count(*)::int from delivery_events where source = 'imap') as events,
      (select count(distinct delivery_id)::int from delivery_events where source = 'imap') as mails,
      (select count(*)::int from suppressions) as stops,
      (select count(*)::int from delivery_events where kind in ('bounce_hard', 'complaint')) as due
  `);
  if (!row) return;
  outcome.lost += told - row.mails;
  outcome.doubled += row.events - row.mails;
  outcome.unexpected += Math.abs(row.stops - row.due);
  if (row.kept !== 4 * told + forgeries) outcome.broken.push(`${row.kept} mails were kept`);
  if (row.unproven !== forgeries) outcome.broken.push(`${row.unproven} of ${forgeries} forgeries were told as such`);
}

/** A hard bounce of this mail, by an envelope sender whose tag differs in one letter, and by no other name. */
function forgedOf(mail: Mail, turn: number): Buffer {
  const [local = "", domain] = mail.envelopeFrom.split("@");
  const at = local.length - 10 + (turn % 10);
  const step = 1 + (Math.floor(turn / 10) % 31);
  const letter = letters[(letters.indexOf(local[at] ?? "a") + step) % letters.length];
  const envelopeFrom = `${local.slice(0, at)}${letter}${local.slice(at + 1)}@${domain}`;
  const forged = bounceOf("postfix-user-unknown.hard", { ...mail, envelopeFrom, sendRef: "A.B.C" });
  return Buffer.concat([forged, Buffer.from(`\r\n${turn}\r\n`)]);
}

function shuffled<T>(all: T[]): T[] {
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}
