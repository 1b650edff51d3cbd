import { once } from "node:events";
import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { invalid } from "@/base/refusal";

/** Opens a FILE argument, `-` being standard input. Refuses `file-unreadable`. */
export async function openInput(file: string): Promise<Readable> {
  if (file === "-") return process.stdin;
  const stream = createReadStream(pathOf(file));
  await once(stream, "readable").catch(() => {
    throw invalid("file-unreadable", { file });
  });
  return stream;
}

/** A FILE argument, whole. Refuses `file-unreadable`. */
export async function readInput(file: string): Promise<Buffer> {
  return buffer(await openInput(file));
}

/** A file as the operator named it: npm runs commands in the package's folder, not where they were typed. */
export function pathOf(file: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), file);
}
