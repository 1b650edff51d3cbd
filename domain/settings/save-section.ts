import { eq } from "drizzle-orm";
import { newsroom } from "@/db/schema/settings";
import { record } from "../audit";
import { notifyChanged } from "../changed";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";

type Section = Partial<Omit<typeof newsroom.$inferInsert, "id" | "databaseId" | "updatedAt">>;

/** Saves some fields of the newsroom and leaves their old and new values in the log as `newsroom.{what}-saved`. */
export async function saveSection(ctx: Ctx, what: string, section: Section): Promise<void> {
  allow(ctx, "settings.edit");
  await inTransaction(ctx, async (tx) => {
    const [kept] = await tx.db.select().from(newsroom).where(eq(newsroom.id, 1)).for("update");
    // The keys of a section are columns of the row, by its type.
    const fields = Object.keys(section) as (keyof Section)[];
    const before = Object.fromEntries(fields.map((field) => [field, kept?.[field]]));
    await tx.db
      .update(newsroom)
      .set({ ...section, updatedAt: tx.now })
      .where(eq(newsroom.id, 1));
    await record(tx, `newsroom.${what}-saved`, { kind: "newsroom", id: "1" }, before, { ...section });
    // Names, zone, digits and addresses stand on every public page.
    await notifyChanged(tx, ["*"]);
  });
}
