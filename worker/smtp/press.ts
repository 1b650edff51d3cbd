import { createHash } from "node:crypto";
import { type DkimKey, relaxedBody, relaxedHeaders, relaxedStart, signatureOf } from "./dkim";
import { type Filling, fillTemplate, recipientHeaders, type Template, writeToken } from "./template";

/** Makes one recipient's copy. The same filling gives the same bytes, always; signed ones too. */
export type Press = (filling: Filling) => Promise<Buffer>;

export function pressOf(template: Template, dkim: DkimKey | undefined): Press {
  if (!dkim) return async (filling) => fillTemplate(template, filling);
  const shared = relaxedHeaders(template.headers);
  const hash = bodyHasher(template);
  return async (filling) => {
    const headers = new Map([...shared, ...relaxedHeaders(recipientHeaders(filling))]);
    const signature = await signatureOf(dkim, headers, hash(filling.token), filling.date);
    return fillTemplate(template, filling, signature);
  };
}

/**
 * Hashes the relaxed body for one token. A token holds no white space, so the body is made relaxed once and
 * the token written into it; all that stands before the first one is hashed once for everybody.
 */
export function bodyHasher({ body, slots }: Pick<Template, "body" | "slots">): (token: string) => string {
  const relaxed = relaxedBody(body);
  const place = (at: number) => relaxedStart(body.subarray(0, at)).length;
  const begin = place(slots[0]?.at ?? body.length);
  const moved = slots.map((slot) => ({ ...slot, at: place(slot.at) - begin }));
  const rest = relaxed.subarray(begin);
  const begun = createHash("sha256").update(relaxed.subarray(0, begin));
  return (token) => {
    const filled = Buffer.from(rest);
    for (const slot of moved) writeToken(filled, slot, token);
    return begun.copy().update(filled).digest("base64");
  };
}
