import { isPublicHost } from "@/base/public-host";
import { findSigningKey } from "@/domain/settings/dkim-keys";
import { noteSender } from "@/domain/settings/note-sender";
import { getNewsroom } from "@/domain/settings/queries";
import { listRoutes } from "@/domain/settings/relays";
import type { Engine } from "./engine";
import type { DkimKey } from "./smtp/dkim";
import { domainOf } from "./smtp/dkim-key";
import { domainRecords, NoAnswer } from "./smtp/domain-records";

type Look = Pick<ReturnType<typeof domainRecords>, "spf" | "dkim" | "dmarc">;

/** Asks the name servers about the sender's domain and keeps what they say; where they say nothing, what was known stands. */
export async function checkSender(
  engine: Pick<Engine, "ctx">,
  look: (sender: string, kept: DkimKey | undefined) => Look = domainRecords,
): Promise<void> {
  const ctx = engine.ctx("sender-check");
  const { senderEmail } = await getNewsroom(ctx);
  const domain = domainOf(senderEmail);
  // Without a relay no mail leaves this machine.
  if (!isPublicHost(domain) || (await listRoutes(ctx)).length === 0) return;
  const failing = await failingOf(look(senderEmail, await findSigningKey(ctx, domain)));
  if (failing) await noteSender(ctx, { domain, failing });
}

async function failingOf({ spf, dkim, dmarc }: Look) {
  const failing: string[] = [];
  for (const [name, ask] of Object.entries({ SPF: spf, DKIM: dkim, DMARC: dmarc })) {
    try {
      await ask();
    } catch (error) {
      if (error instanceof NoAnswer) return null;
      failing.push(name);
    }
  }
  return failing;
}
