import { eq } from "drizzle-orm";
import { webEnv } from "@/base/env";
import type { InterfaceLanguage } from "@/base/vocabulary";
import type { Db } from "@/db/client";
import { enqueue } from "@/db/queue";
import { newsroom } from "@/db/schema/settings";
import { writeStaffLetter } from "@/emails/staff-letter";
import type { StaffMailKind } from "@/emails/staff-words";

/** What the job `staff-mail` carries: a whole mail, since it exists nowhere else. `testId`: somebody waits for the relay's answer. */
export type StaffMail = {
  to: string;
  subject: string;
  html: string;
  text: string;
  language: InterfaceLanguage;
  testId?: string;
};

interface Letter {
  kind: StaffMailKind;
  to: string;
  name: string;
  language: InterfaceLanguage;
  by?: string;
  /** Path of the page that the mail opens, on the public address. */
  path?: string;
  testId?: string;
}

/** Puts a mail to one of the staff into the caller's transaction; the worker sends it. */
export async function mailStaff(db: Db, { kind, to, name, language, by, path, testId }: Letter): Promise<void> {
  const [kept] = await db.select({ names: newsroom.names }).from(newsroom).where(eq(newsroom.id, 1));
  const letter = await writeStaffLetter({
    kind,
    language,
    name,
    newsroom: kept?.names[language] ?? kept?.names.en ?? "Bayan",
    ...(by ? { by } : {}),
    ...(path ? { link: `${webEnv().url}${path}` } : {}),
  });
  const mail: StaffMail = { to, language, ...letter, ...(testId ? { testId } : {}) };
  await enqueue(db, "staff-mail", mail);
}
