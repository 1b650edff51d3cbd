import { createHash } from "node:crypto";
import { tokenSlots } from "@/domain/releases/token-slots";
import { type DkimKey, relaxedBody, relaxedHeaders, relaxedStart, signatureOf } from "./dkim";
import { cutBody, type Filling, fillBody, fillTemplate, recipientHeaders, type Template } from "./template";

/** Makes one recipient's copy, in pieces: most are the same bytes for all. The same filling gives the same, always. */
export type Press = (filling: Filling) => Promise<Buffer[]>;

export function pressOf(template: Template, dkim: DkimKey | undefined): Press {
  const { headers } = template;
  const body = cutBody(template, tokenSlots[0].length);
  if (!dkim) return async (filling) => fillTemplate(headers, body, filling);
  const shared = relaxedHeaders(headers);
  const hash = bodyHasher(template, tokenSlots[0].length);
  return async (filling) => {
    const signed = new Map([...shared, ...relaxedHeaders(recipientHeaders(filling))]);
    const signature = await signatureOf(dkim, signed, hash(filling.tokens), filling.date);
    return fillTemplate(headers, body, filling, signature);
  };
}

/**
 * Hashes the relaxed body for one reader's tokens. They hold no white space, so the body is made relaxed once; all
 * that stands before the first token is hashed once for everybody.
 */
export function bodyHasher(
  { body, slots }: Pick<Template, "body" | "slots">,
  tokenLength: number,
): (tokens: readonly string[]) => string {
  const moved = slots.map((slot) => ({ ...slot, at: relaxedStart(body.subarray(0, slot.at)).length }));
  const cut = cutBody({ body: relaxedBody(body), slots: moved }, tokenLength);
  const begun = createHash("sha256").update(cut.shared[0] ?? "");
  return (tokens) => {
    const hash = begun.copy();
    for (const piece of fillBody(cut, tokens).slice(1)) hash.update(piece);
    return hash.digest("base64");
  };
}
