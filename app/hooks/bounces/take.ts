import { type HookAnswer, type HookSource, takeHook } from "@/domain/distribution/hook";
import { openCtx } from "@/domain/open";

/** A bounce with its mail; SendGrid's batches are below a megabyte. */
const most = 10 * 1024 * 1024;

const status: Record<HookAnswer, number> = {
  kept: 200,
  known: 200,
  confirmed: 200,
  unproven: 401,
  unreadable: 422,
  unconfirmed: 502,
};

/** Answers in JSON, with 200 only once what came is committed: whoever hears anything else tries again. */
export async function take(source: HookSource, request: Request): Promise<Response> {
  const body = await readBody(request);
  if (!body) return answer(413, "too-large");
  const told = await takeHook(openCtx({ kind: "public" }, new Date()), {
    source,
    headers: request.headers,
    body,
    fetchText,
  });
  return answer(status[told], told);
}

const answer = (code: number, told: string) =>
  Response.json({ answer: told }, { status: code, headers: { "cache-control": "no-store" } });

/** Stops reading where it grows too long, whatever the length that was announced. */
async function readBody(request: Request): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // A request's body is a stream of bytes, which the types leave open.
  for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function fetchText(url: string): Promise<string> {
  try {
    const reply = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(10_000), cache: "no-store" });
    return reply.ok ? await reply.text() : "";
  } catch {
    return "";
  }
}
