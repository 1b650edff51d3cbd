import { isPublicHost } from "@/base/public-host";
import { noteSender } from "@/domain/settings/note-sender";
import { getNewsroom } from "@/domain/settings/queries";
import { listRoutes } from "@/domain/settings/relays";
import type { Engine } from "./engine";
import { domainOf, domainRecords, NoAnswer } from "./smtp/domain-records";

/** Asks the name servers about the sender's domain and keeps what they say; where they say nothing, what was known stands. */
export async function checkSender(
  engine: Pick<Engine, "ctx">,
  look: (sender: string) => Pick<ReturnType<typeof domainRecords>, "spf" | "dkim" | "dmarc"> = domainRecords,
): Promise<void> {
  const ctx = engine.ctx("sender-check");
  const { senderEmail } = await getNewsroom(ctx);
  const domain = domainOf(senderEmail);
  // Without a relay no mail leaves this machine.
  if (!isPublicHost(domain) || (await listRoutes(ctx)).length === 0) return;
  const failing = await failingOf(look(senderEmail));
  if (failing) await noteSender(ctx, { domain, failing });
}

async function failingOf({ spf, dkim, dmarc }: Pick<ReturnType<typeof domainRecords>, "spf" | "dkim" | "dmarc">) {
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
