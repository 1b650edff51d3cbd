import { z } from "zod";
import { requireActor } from "@/app/_server/session";
import { snapshotOf } from "@/domain/distribution/send-view";
import { finalStates } from "@/domain/distribution/state";
import { openCtx } from "@/domain/open";

export const dynamic = "force-dynamic";

const beat = 1000;
/** A stream ends after this; the browser opens the next one, and who asks is asked again. */
const longest = 10 * 60_000;

/**
 * How a send stands, as server-sent events (HTML standard, 9.2): one whenever something changed. The
 * truth is read from the database each second, so it does not matter which process sends.
 */
export async function GET(request: Request) {
  const actor = await requireActor("send");
  const id = z.uuid().safeParse(new URL(request.url).searchParams.get("send"));
  if (!id.success) return new Response(null, { status: 404 });
  const began = Date.now();
  const text = new TextEncoder();
  let timer: ReturnType<typeof setTimeout>;

  const stream = new ReadableStream({
    start(controller) {
      let before = "";
      // How soon the browser opens a line again that was cut.
      controller.enqueue(text.encode("retry: 2000\n\n"));
      const end = (word?: string) => {
        clearTimeout(timer);
        if (word) controller.enqueue(text.encode(`event: ${word}\ndata: {}\n\n`));
        controller.close();
      };
      const look = async () => {
        if (request.signal.aborted) return end();
        const snapshot = await snapshotOf(openCtx(actor, new Date()), id.data).catch(() => undefined);
        // The database is away for a moment: the browser asks again by itself.
        if (snapshot === undefined) return end();
        if (snapshot === null) return end("over");
        const now = JSON.stringify(snapshot);
        // A comment keeps proxies from closing a line on which nothing happens.
        controller.enqueue(text.encode(now === before ? ": still\n\n" : `data: ${now}\n\n`));
        before = now;
        if (finalStates.includes(snapshot.state)) return end("over");
        if (Date.now() - began > longest) return end();
        timer = setTimeout(look, beat);
      };
      void look();
    },
    cancel: () => clearTimeout(timer),
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "private, no-store",
      "x-accel-buffering": "no",
    },
  });
}
