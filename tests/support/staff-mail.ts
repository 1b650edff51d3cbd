import { expect } from "@playwright/test";
import { sql } from "drizzle-orm";
import type { Ctx } from "@/domain/context";
import type { StaffMail } from "@/domain/staff/mail";

/** Mails to one of the staff as they were handed to the worker, the newest first. */
export async function staffMailsTo({ db }: Pick<Ctx, "db">, to: string): Promise<StaffMail[]> {
  const rows = await db.execute<{ data: StaffMail }>(
    sql`select data from pgboss.job where name = 'staff-mail' and data->>'to' = ${to} order by created_on desc`,
  );
  return rows.map(({ data }) => data);
}

/** The newest of them, once there is one: a reset is written after its answer. */
export async function newestStaffMail(ctx: Pick<Ctx, "db">, to: string): Promise<StaffMail> {
  await expect
    .poll(async () => (await staffMailsTo(ctx, to)).length, { message: `a mail to ${to}` })
    .toBeGreaterThan(0);
  const [mail] = await staffMailsTo(ctx, to);
  if (!mail) throw new Error(`no mail to ${to}`);
  return mail;
}

/** The last part of the link that a mail asks its reader to open. */
export function tokenIn({ text }: Pick<StaffMail, "text">): string {
  const token = /\/sign-in\/(?:invite|reset)\/([\w-]+)/.exec(text)?.[1];
  if (!token) throw new Error("the mail has no link");
  return token;
}
