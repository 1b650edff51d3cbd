import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect } from "@playwright/test";
import { sql } from "drizzle-orm";
import type { Language, SendState } from "@/base/vocabulary";
import { workerEnv, workerFlags } from "@/cli/part";
import { importContacts } from "@/domain/contacts/import";
import { getListIds } from "@/domain/contacts/queries";
import { type Ctx, inTransaction } from "@/domain/context";
import { createSend } from "@/domain/distribution/create-send";
import { freezeSend, runFreeze } from "@/domain/distribution/freeze";
import type { CreateSend } from "@/domain/distribution/input";
import { getSend } from "@/domain/distribution/queries";
import { renderSend, storeMails } from "@/domain/distribution/render";
import { correctRelease } from "@/domain/publication/correct";
import { publishRelease } from "@/domain/publication/publish";
import { contentOf } from "@/domain/releases/content";
import { getRelease } from "@/domain/releases/queries";
import { saveVersion } from "@/domain/releases/save-version";
import { compileMail } from "@/worker/smtp/compile-mail";
import { draft } from "./releases";

/** Contacts on a list: `language` as in the file, empty for no choice. */
export async function listOf(
  ctx: Ctx,
  name: string,
  rows: readonly (readonly [email: string, language?: string, name?: string])[],
) {
  const csv = [
    "email,language,name",
    ...rows.map(([email, language = "", named = ""]) => `${email},${language},${named}`),
  ];
  await importContacts(ctx, { bytes: Buffer.from(csv.join("\n")), list: name });
  const [id = ""] = await getListIds(ctx, [name]);
  return id;
}

export const people = (n: number, language = "en") =>
  Array.from({ length: n }, (_, index) => [`p${index}@dijla.example`, language] as const);

/** A published release in English and Arabic. */
export async function published(ctx: Ctx): Promise<string> {
  const { id } = await draft(ctx);
  await publishRelease(ctx, { id });
  return id;
}

interface Change {
  only?: Language;
  mark?: string;
}

/** The texts of a release change after its publication: the public sees the old ones. */
export async function change(ctx: Ctx, releaseId: string, { only, mark = "!" }: Change = {}): Promise<void> {
  const { versions } = await getRelease(ctx, releaseId);
  for (const { language, version, ...row } of versions) {
    if (only && language !== only) continue;
    const { document, ...fields } = contentOf({ ...row, language });
    const headline = `${fields.headline}${mark}`;
    await saveVersion(ctx, { releaseId, language, version, fields: { ...fields, headline }, document });
  }
}

/** As `change`, and the correction is made public. */
export async function changeAndCorrect(
  ctx: Ctx,
  releaseId: string,
  { notes = { en: "A number.", ar: "رقم." }, ...what }: Change & { notes?: Partial<Record<Language, string>> } = {},
): Promise<void> {
  await change(ctx, releaseId, what);
  await correctRelease(ctx, { id: releaseId, notes });
}

let keys = 0;

/** A send of a published release to these people, frozen and ready, without any job having run. */
export async function readySend(
  ctx: Ctx,
  rows: readonly (readonly [email: string, language?: string, name?: string])[],
  choice: Partial<CreateSend> = {},
): Promise<string> {
  const listIds = choice.listIds ?? [await listOf(ctx, `List ${++keys}`, rows)];
  const releaseId = choice.releaseId ?? (await published(ctx));
  const { id } = await createSend(ctx, {
    languageRule: "own",
    skipsOtherLanguages: false,
    idempotencyKey: `test-key-${++keys}-${process.pid}`,
    ...choice,
    listIds,
    releaseId,
  });
  await inTransaction(ctx, async (ctx) => {
    await freezeSend(ctx, { id });
    await runFreeze(ctx, { id });
    // No worker hears of what is done here: each new one would load the texts and the look of mails for nothing.
    await ctx.db.execute(sql`delete from pgboss.job where name in ('send-freeze', 'send-render')
      and data->>'sendId' = ${id}`);
  });
  await render(ctx, id);
  return id;
}

/** What the jobs `send-freeze` and `send-render` do. */
export async function makeReady(ctx: Ctx, id: string): Promise<void> {
  await runFreeze(ctx, { id });
  await render(ctx, id);
}

async function render(ctx: Ctx, id: string): Promise<void> {
  const rendered = await renderSend(ctx, id);
  if (!rendered) return;
  const mails = [];
  for (const mail of rendered.mails) mails.push({ ...mail, mime: await compileMail(mail, rendered.facts) });
  await storeMails(ctx, id, rendered, mails);
}

/** Waits until a send is in one of these states. */
export async function untilState(ctx: () => Ctx, id: string, states: SendState[], timeout = 60_000) {
  await expect
    .poll(async () => states.includes((await getSend(ctx(), id)).state), { timeout, intervals: [50, 100, 200] })
    .toBe(true);
  return getSend(ctx(), id);
}

export interface WorkerProcess {
  child: ChildProcess;
  said: () => string;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Asks it to stop; its exit status. */
  stop(): Promise<number | null>;
}

/** A worker of its own process on this test's database, sending to `port`. */
export function startWorker(
  port: number,
  { pool = 10, env = {} }: { pool?: number; env?: Record<string, string> } = {},
): WorkerProcess {
  const child = spawn(process.execPath, [...workerFlags, "--import", "./scripts/tsx.mjs", "worker/main.ts"], {
    env: { ...process.env, ...workerEnv, SMTP_URL: `smtp://127.0.0.1:${port}?pool=${pool}`, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      said += chunk;
    });
  }
  const gone = once(child, "exit");
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    const [status] = await gone;
    return status as number | null;
  };
  return {
    child,
    said: () => said,
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
  };
}
