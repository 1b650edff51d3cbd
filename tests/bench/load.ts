import { readFileSync } from "node:fs";
import { connect } from "node:net";

/** Asks for one path over keep-alive connections for a while: how many whole replies came. */
export async function load(
  port: number,
  path: string,
  options: { connections: number; seconds: number; encoding?: string },
) {
  const { connections, seconds, encoding } = options;
  const until = performance.now() + seconds * 1000;
  const lines = [
    `GET ${path} HTTP/1.1`,
    "host: localhost",
    ...(encoding ? [`accept-encoding: ${encoding}`] : []),
    "",
    "",
  ];
  const ask = lines.join("\r\n");
  const counts = await Promise.all(Array.from({ length: connections }, () => one(port, ask, until)));
  return counts.reduce((sum, count) => sum + count, 0);
}

function one(port: number, ask: string, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(ask));
    let count = 0;
    let left = -1;
    let head = "";
    socket.setNoDelay(true);
    socket.on("data", (chunk: Buffer) => {
      let at = 0;
      if (left < 0) {
        // Latin-1: one unit a byte, so that offsets in the text are offsets in the chunk.
        head += chunk.toString("latin1");
        const end = head.indexOf("\r\n\r\n");
        if (end < 0) return;
        const before = head.length - chunk.length;
        if (!/^HTTP\/1\.1 200/.test(head)) return void socket.destroy(new Error(head.slice(0, 200)));
        const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
        // Next streams what is not kept: chunks, of which the empty one is the last.
        left = length === undefined ? Number.POSITIVE_INFINITY : Number(length);
        at = end + 4 - before;
        head = "";
      }
      left = left === Number.POSITIVE_INFINITY && endsChunks(chunk) ? 0 : left - (chunk.length - at);
      if (left > 0) return;
      left = -1;
      count += 1;
      if (performance.now() < until) socket.write(ask);
      else socket.end();
    });
    socket.on("close", () => resolve(count));
    socket.on("error", reject);
  });
}

const endsChunks = (chunk: Buffer) => chunk.subarray(-5).toString("latin1") === "0\r\n\r\n";

/** Processor seconds that a process has used, by /proc; null where there is none. */
export function cpuSeconds(pids: readonly number[]): number | null {
  try {
    const ticks = pids.map((pid) => {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return Number(fields[11]) + Number(fields[12]);
    });
    return ticks.reduce((sum, each) => sum + each, 0) / 100;
  } catch {
    return null;
  }
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
