import { hookSecrets } from "@/base/seal";
import { openKeyRing } from "@/db/secrets";
import { record } from "../audit";
import { type Ctx, inTransaction } from "../context";
import { allow } from "../staff/allow";
import { requireStepUp } from "../staff/recent-proof";

/**
 * The secret that signs requests to `/hooks/bounces`, told to an admin who has just proved who they are, and put
 * on record: who has it can tell of bounces. Refuses `step-up-needed`.
 */
export async function showHookSecret(ctx: Ctx): Promise<{ secret: string }> {
  allow(ctx, "settings.edit");
  requireStepUp(ctx);
  return inTransaction(ctx, async (ctx) => {
    const [secret = ""] = hookSecrets(openKeyRing());
    await record(ctx, "newsroom.hook-secret-shown", { kind: "newsroom", id: "1" }, null, null);
    return { secret };
  });
}
