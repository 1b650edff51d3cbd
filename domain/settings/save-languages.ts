import { eq } from "drizzle-orm";
import { newsroom, newsroomLanguages } from "@/db/schema/settings";
import { record } from "../audit";
import { notifyChanged } from "../changed";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import type { SaveLanguages } from "./input";
import { listNewsroomLanguages } from "./queries";

/** The languages of the newsroom, in its order. Texts of a language that is taken out stay where they are. */
export async function saveLanguages(ctx: Ctx, { order, source, ...chosen }: SaveLanguages): Promise<void> {
  allow(ctx, "settings.edit");
  const list = [...new Set(order)];
  await inTransaction(ctx, async (tx) => {
    await tx.db.select({ id: newsroom.id }).from(newsroom).where(eq(newsroom.id, 1)).for("update");
    const before = await listNewsroomLanguages(tx);
    // Positions and the one source are unique at every moment: all rows first step aside.
    await tx.db.delete(newsroomLanguages);
    await tx.db.insert(newsroomLanguages).values(
      list.map((language, index) => ({
        language,
        position: index + 1,
        isSource: language === source,
        isPublic: chosen.public.includes(language),
      })),
    );
    const after = await listNewsroomLanguages(tx);
    await record(
      tx,
      "newsroom.languages-saved",
      { kind: "newsroom", id: "1" },
      { languages: before },
      { languages: after },
    );
    await notifyChanged(tx, ["*"]);
  });
}
