import { eq } from "drizzle-orm";
import { people } from "@/db/schema/staff";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import type { ChangeProfile } from "./input";
import { getPerson, type Person } from "./queries";

/** One's own name, languages and look: only what is given changes. Everyone may; the actor is the subject. */
export async function changeProfile(ctx: Ctx & { actor: Person }, changes: ChangeProfile): Promise<void> {
  const { id } = ctx.actor;
  await inTransaction(ctx, async (tx) => {
    const { name, nameAr, interfaceLanguage, digits, theme, singleKeys } = await getPerson(tx, id);
    const before = { name, nameAr, interfaceLanguage, digits, theme, singleKeys };
    const after = { ...before, ...withoutGaps(changes) };
    await tx.db
      .update(people)
      .set({ ...after, updatedAt: tx.now })
      .where(eq(people.id, id));
    await record(tx, "person.profile-changed", { kind: "person", id }, before, after);
  });
}

/** A field that was not asked for must not be read as one that was emptied. */
function withoutGaps(changes: ChangeProfile): ChangeProfile {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
