import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { people } from "@/db/schema/staff";
import { mailStaff } from "./mail";

/** Writes to a person how to choose a new password. `token` opens `/sign-in/reset/{token}` for an hour. */
export async function mailReset(db: Db, personId: string, token: string): Promise<void> {
  const [person] = await db.select().from(people).where(eq(people.id, personId));
  if (!person || person.disabledAt) return;
  await mailStaff(db, {
    kind: "reset",
    to: person.email,
    name: person.name,
    language: person.interfaceLanguage,
    path: `/sign-in/reset/${token}`,
  });
}
