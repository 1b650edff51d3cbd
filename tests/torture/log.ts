import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unpackRef } from "@/base/delivery-ref";
import { type Fault, type Step, startSink } from "../support/sink";

/** One message as the relay has it on its disk. */
export interface Copy {
  sliceId: number;
  /** Of the delivery that it belongs to, by the X-Send-Ref header; 0, as the slice, where that cannot be read. */
  id: number;
  to: string;
  messageId: string;
  hash: string;
  /** Milliseconds of this process. */
  at: number;
  /** Some send has answered for it. */
  isJudged?: true;
}

export interface LoggingRelay {
  port: number;
  copies: Copy[];
  /** When each DATA was said, in milliseconds of this process. */
  offers: number[];
  /** How it misbehaves from now on; null: not at all. */
  misbehave(fault: ((transaction: { n: number; to: string }) => Fault | undefined) | null): void;
  /** From now on it asks who is there, and answers this; null: it does not ask. */
  authenticate(reply: string | null): void;
  /** Milliseconds before the 250: a random number between these. */
  hesitate(least: number, most: number): void;
  /** Resolves when a conversation falls silent at the step that `misbehave` names, or the next 250 was said. */
  step(wanted: Step | "acknowledged"): Promise<void>;
  close(): Promise<void>;
}

/**
 * A relay that writes each message to its disk, and waits for the disk, before it says 250: what it has
 * acknowledged it has, whatever becomes of anybody else. It misbehaves as it is told.
 */
export async function startLoggingRelay(): Promise<LoggingRelay> {
  const folder = mkdtempSync(join(tmpdir(), "bayan-relay-"));
  const file = await open(join(folder, "log.jsonl"), "a");
  const copies: Copy[] = [];
  const offers: number[] = [];
  let auth: string | undefined;
  let fault: ((transaction: { n: number; to: string }) => Fault | undefined) | null = null;
  let [least, most] = [0, 0];
  let waiting: { wanted: string; done: () => void }[] = [];
  let lines: { line: string; done: () => void }[] = [];
  let isWriting = false;

  /** Many wait for one fsync. */
  async function write(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (lines.length > 0) {
      const batch = lines;
      lines = [];
      await file.appendFile(batch.map(({ line }) => line).join(""));
      await file.sync();
      for (const { done } of batch) done();
    }
    isWriting = false;
  }

  const sink = await startSink({
    fault: (transaction) => fault?.(transaction),
    get auth() {
      return auth;
    },
    delay: () => least + Math.random() * (most - least),
    taken({ to, raw, at }) {
      const ref = unpackRef(/^X-Send-Ref: ([\w-]+)\./im.exec(raw)?.[1] ?? "");
      const messageId = /^Message-ID: (\S+)/im.exec(raw)?.[1] ?? "";
      const hash = createHash("sha256").update(raw, "latin1").digest("base64");
      const copy = { sliceId: ref?.sliceId ?? 0, id: ref?.id ?? 0, to, messageId, hash, at };
      copies.push(copy);
      return new Promise((done) => {
        lines.push({ line: `${JSON.stringify(copy)}\n`, done });
        void write();
      });
    },
    onStep(step) {
      if (step === "offered") offers.push(performance.now());
      for (const one of waiting.filter(({ wanted }) => wanted === step)) one.done();
      waiting = waiting.filter(({ wanted }) => wanted !== step);
    },
  });
  return {
    port: sink.port,
    copies,
    offers,
    authenticate(reply) {
      auth = reply ?? undefined;
    },
    misbehave(next) {
      fault = next;
    },
    hesitate(from, to) {
      [least, most] = [from, to];
    },
    step: (wanted) => new Promise((done) => waiting.push({ wanted, done })),
    async close() {
      await sink.close();
      await file.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
