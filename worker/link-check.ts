import { dueLinks, noteLink } from "@/domain/releases/web-links";
import type { Engine } from "./engine";
import { askFor } from "./web-page";

/** Of one run: an hour's worth even where each address keeps us waiting. */
const most = 200;
const atOnce = 4;

/** Asks for the addresses of texts that are still to go out and keeps which of them lead nowhere, for the pre-flight. */
export async function checkLinks(engine: Pick<Engine, "ctx" | "stop">, ask: typeof askFor = askFor): Promise<void> {
  const waiting = await dueLinks(engine.ctx("link-check"), most);
  const work = async () => {
    for (let url = waiting.pop(); url && !engine.stop.signal.aborted; url = waiting.pop()) {
      await noteLink(engine.ctx("link-check"), url, await ask(url));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
