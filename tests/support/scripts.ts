import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";

/** The scripts that a page asks for from now on, and those of its workers: their bytes, gzipped one by one. */
export function scriptsOf(page: Page) {
  const asked = new Set<string>();
  page.on("request", (request) => {
    if (request.resourceType() === "script") asked.add(request.url());
  });
  return async (): Promise<{ page: number; workers: number }> => {
    const loaded = await Promise.all(
      page
        .workers()
        .map(async (worker) => [
          worker.url().replace(/#.*/, ""),
          ...(await worker.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name))),
        ]),
    );
    const inWorkers = new Set(loaded.flat());
    return { page: await weight([...asked].filter((url) => !inWorkers.has(url))), workers: await weight(inWorkers) };
  };
}

async function weight(urls: Iterable<string>): Promise<number> {
  const sizes = await Promise.all(
    [...urls].map(async (url) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
