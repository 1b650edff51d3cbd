import { renderSend, storeMails } from "@/domain/distribution/render";
import type { Engine } from "./engine";
import { compileMail } from "./smtp/compile-mail";

/** After the freeze: each mail of the send written once, compiled once, and kept. */
export async function renderMails(engine: Pick<Engine, "ctx">, sendId: string): Promise<void> {
  const ctx = engine.ctx("send-render");
  const rendered = await renderSend(ctx, sendId);
  if (!rendered) return;
  const mails = [];
  for (const mail of rendered.mails) mails.push({ ...mail, mime: await compileMail(mail, rendered.facts) });
  await storeMails(ctx, sendId, rendered, mails);
}
