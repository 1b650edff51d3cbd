import { eq } from "drizzle-orm";
import { invalid } from "@/base/refusal";
import { sends } from "@/db/schema/distribution";
import { type Ctx, inTransaction } from "../context";
import { changeSend, createSend } from "./create-send";
import { freezeSend } from "./freeze";
import type { CreateSend } from "./input";

/**
 * A person has chosen the audience: makes the send, or changes the one that is named, and has it frozen, so
 * that the confirmation shows exact numbers. The same key again leads to the same send. Refuses
 * `audience-empty` without a list, and what `createSend` and `changeSend` refuse.
 */
export async function prepareSend(ctx: Ctx, input: CreateSend): Promise<{ id: string }> {
  if (input.listIds.length === 0 && !input.repeats && !input.notice)
    throw invalid("audience-empty", { field: "listIds" });
  return inTransaction(ctx, async (ctx) => {
    const id = input.sendId ?? (await createSend(ctx, input)).id;
    if (input.sendId) await changeSend(ctx, id, input);
    const [send] = await ctx.db.select({ state: sends.state }).from(sends).where(eq(sends.id, id));
    if (send?.state === "draft") await freezeSend(ctx, { id });
    return { id };
  });
}
