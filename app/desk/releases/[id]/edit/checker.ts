import type { Checked, ToCheck } from "./check-all";

export interface Checker {
  check(wanted: ToCheck): Promise<Checked>;
  close(): void;
}

/** Checks in a worker; in a browser that gives none, on the page. One check is under way at a time. */
export function createChecker(): Checker {
  let worker: Worker | null = null;
  let stop = () => {};
  try {
    worker = new Worker(new URL("./check.worker.ts", import.meta.url), { type: "module" });
  } catch {
    // Checked on the page.
  }
  const onPage = async (wanted: ToCheck) => (await import("./check-all")).checkAll(wanted);
  return {
    check(wanted) {
      const own = worker;
      if (!own) return onPage(wanted);
      return new Promise((resolve, reject) => {
        stop = () => reject(new Error("closed"));
        own.onmessage = ({ data }: MessageEvent<Checked>) => resolve(data);
        // A worker that cannot be loaded tells by an event; this text and the next ones are checked here.
        own.onerror = () => {
          worker = null;
          onPage(wanted).then(resolve, reject);
        };
        own.postMessage(wanted);
      });
    },
    close() {
      worker?.terminate();
      stop();
    },
  };
}
