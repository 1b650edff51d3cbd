import { bounceImap, bounceListen } from "@/base/bounce-env";
import { bounceDomain } from "@/base/env";
import type { Ctx } from "@/domain/context";
import { readCertificate } from "./certificate";

/**
 * Opens what the environment names for bounces to come in by; a worker without either loads neither library.
 * An address that is taken does not keep mails from leaving.
 */
export async function openInbound(ctx: () => Ctx): Promise<{ stop(): Promise<void> }> {
  const imap = bounceImap();
  const listen = bounceListen();
  const open: { stop(): Promise<void> }[] = imap ? [(await import("./mailbox")).visitMailbox(ctx, imap)] : [];
  if (listen) {
    const { startListener } = await import("./listener");
    const listener = await startListener(ctx, { ...listen, domain: bounceDomain() }, readCertificate).catch((error) =>
      console.error(`BAYAN_BOUNCE_LISTEN: ${error instanceof Error ? error.message : "cannot be opened"}`),
    );
    if (listener) open.push(listener);
  }
  return { stop: async () => void (await Promise.all(open.map((one) => one.stop()))) };
}
