import { type Command, InvalidArgumentError } from "commander";
import { notFound } from "@/base/refusal";
import { type Language, languages } from "@/base/vocabulary";
import { openFindings, type PreflightFinding } from "@/document/preflight/finding";
import { answer } from "./door";
import { asOperator } from "./operator";

interface Moved {
  id: string;
  state: string;
  urls: Partial<Record<Language, string>>;
  open: number;
}

/** `approve`, `publish` and `withdraw`: a release's moves as the operator, who is told of open findings. */
export function registerPublishing(program: Command): void {
  program
    .command("approve <id>")
    .description("approve every language of a release")
    .option("--json", "print {id, state, urls, open}")
    .action(async (id: string, { json }: { json?: boolean }) => {
      await answer({ json }, () => asOperator(async (ctx) => approve(ctx, id)), show);
    });
  program
    .command("publish <id>")
    .description("publish a release, now or at a time")
    .option("--at <iso>", "when, as 2026-11-30T12:00:00+03:00", readTime)
    .option("--languages <list>", "which languages go out, as en,ar", readLanguages)
    .option("--reason <text>", "why fewer than the newsroom's public languages go out")
    .option("--json", "print {id, state, urls, open}")
    .action(async (id: string, { json, ...choice }: PublishOptions) => {
      await answer({ json }, () => asOperator(async (ctx) => publish(ctx, id, choice)), show);
    });
  program
    .command("withdraw <id>")
    .description("take a published release back for good")
    .requiredOption("--reason <text>", "what readers are told, in every language")
    .option("--json", "print {id, state, urls, open}")
    .action(async (id: string, { json, reason }: { json?: boolean; reason: string }) => {
      await answer({ json }, () => asOperator(async (ctx) => withdraw(ctx, id, reason)), show);
    });
}

type OperatorCtx = Parameters<Parameters<typeof asOperator>[0]>[0];

interface PublishOptions {
  json?: boolean;
  at?: Date;
  languages?: Language[];
  reason?: string;
}

async function approve(ctx: OperatorCtx, id: string): Promise<Moved> {
  const { approveRelease } = await import("@/domain/releases/approve");
  const { getRelease } = await import("@/domain/releases/queries");
  const { urlsOf } = await import("@/domain/publication/publish");
  const { findings, state, open } = await approveRelease(ctx, { id: readId(id) });
  tell(findings);
  const release = await getRelease(ctx, id);
  return { id, state, urls: urlsOf(release, release.versions), open };
}

async function publish(ctx: OperatorCtx, id: string, choice: PublishOptions): Promise<Moved> {
  const { publishRelease } = await import("@/domain/publication/publish");
  const { findings, ...moved } = await publishRelease(ctx, { id: readId(id), ...choice });
  tell(findings);
  return moved;
}

async function withdraw(ctx: OperatorCtx, id: string, reason: string): Promise<Moved> {
  const { withdrawRelease } = await import("@/domain/publication/withdraw");
  return withdrawRelease(ctx, { id: readId(id), reasons: reason });
}

function show({ id, state, urls }: Moved): void {
  console.log(`${id} ${state}`);
  for (const url of Object.values(urls)) console.log(url);
}

/** Open Must-fix findings do not stop the operator: they are listed on standard error. */
function tell(findings: readonly PreflightFinding[]): void {
  for (const { code, paragraph, sides } of openFindings(findings)) {
    console.error(
      `open: ${code}, paragraph ${paragraph}: ${sides.map(({ lang, text }) => `${lang} “${text}”`).join(", ")}`,
    );
  }
}

/** Anything that is not an id names no release. */
export function readId(id: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id;
  throw notFound("release-not-found", { id });
}

export function readLanguages(list: string): Language[] {
  const named = list.split(",").map((code) => code.trim());
  const known = languages.filter((language) => named.includes(language));
  if (known.length !== new Set(named).size) throw new InvalidArgumentError(`Known languages: ${languages.join(", ")}.`);
  return named.flatMap((code) => known.filter((language) => language === code));
}

function readTime(text: string): Date {
  const at = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text) || Number.isNaN(at.getTime())) {
    throw new InvalidArgumentError("Write it as 2026-11-30T12:00:00+03:00.");
  }
  return at;
}
