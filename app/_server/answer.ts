import "server-only";
import type { z } from "zod";
import { isRefusal, type RefusalReason } from "@/base/refusal";
import { storable } from "@/base/storable";
import type { InterfaceLanguage } from "@/base/vocabulary";
import type { Ctx } from "@/domain/context";
import { refusalWords } from "@/ui/refusal-words";
import { refuseForeign } from "./origin";
import { getActor, requireCtx } from "./session";
import { interfaceLanguage } from "./words";

const status = { not_found: 404, forbidden: 403, invalid: 400, conflict: 409 } as const;

/** What a door for scripts of the desk is given. */
interface Asked<Input> {
  ctx: Ctx;
  input: Input;
  language: InterfaceLanguage;
}

/**
 * A door for the desk's own scripts, where an action does not do: it answers in JSON, also to those
 * who are signed out (`{ refused, signedOut }`), and outlives the page that asks. A refusal is
 * `{ refused: words, reason }` with the status of its kind.
 * @param read takes the input out of the request: its JSON body unless told otherwise
 */
export async function answer<S extends z.ZodType>(
  request: Request,
  schema: S,
  run: (asked: Asked<z.output<S>>) => Promise<unknown>,
  read: (request: Request) => Promise<unknown> = (asked) => asked.json(),
): Promise<Response> {
  const language = await interfaceLanguage();
  const say = (reason: RefusalReason, code: number, more = {}) =>
    Response.json({ refused: refusalWords(language, reason), reason, ...more }, { status: code });
  try {
    // Browsers name the origin of whatever is not a plain GET, and a GET changes nothing.
    if (request.method !== "GET") await refuseForeign();
    if (!(await getActor())) return say("signed-out", 401, { signedOut: true });
    const parsed = schema.safeParse(storable(await read(request).catch(() => undefined)));
    if (!parsed.success) return say("invalid", 400);
    return Response.json(await run({ ctx: await requireCtx(), input: parsed.data, language }));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return say(error.reason, status[error.kind], error.detail);
  }
}
