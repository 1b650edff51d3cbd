import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { EnvironmentFault, webEnv } from "@/base/env";
import { invalid } from "@/base/refusal";
import type { Language } from "@/base/vocabulary";
import { freePort } from "@/db/embedded";
import { dataFolder } from "@/db/secrets";
import { endMark } from "@/document/end-mark";
import { versionText } from "@/document/to-text";
import type { Ctx } from "@/domain/context";
import { previewMail } from "@/domain/distribution/preview";
import { previewToken } from "@/domain/newsroom/preview";
import { versionOf } from "@/domain/releases/content";
import { getRelease, type ReleaseDetail } from "@/domain/releases/queries";
import { findRunning } from "./running";

/** One release in one form. Refuses `version-not-found`, and for mails what a send would refuse. */
export async function rendering(ctx: Ctx, id: string, form: "web" | "mail" | "text", locale: Language[]) {
  const release = await getRelease(ctx, id);
  for (const language of locale) {
    if (!release.versions.some((version) => version.language === language))
      throw invalid("language-missing", { language });
  }
  if (form === "mail") return (await previewMail(ctx, id, locale)).html;
  if (form === "text") return textOf(release, locale);
  return pageOf(pathOf(release, locale));
}

/** Both languages apart by a line of stars, as in a mail. */
function textOf({ versions }: ReleaseDetail, locale: readonly Language[]): string {
  return locale
    .flatMap((language) => versions.filter((version) => version.language === language))
    .map((version) => `${versionText(versionOf(version))}\n\n${endMark(version.language)}\n`)
    .join("\n* * * * *\n\n");
}

/** The public page where the language is out, else the preview of the draft, which has the same renderer. */
function pathOf({ id, slug, state, versions }: ReleaseDetail, locale: readonly Language[]): string {
  const [first] = locale;
  const isOut =
    state === "published" &&
    locale.every((language) => versions.some((v) => v.language === language && v.publicRevisionId));
  if (isOut) return `/${first}/news/${slug}${locale.length > 1 ? "/both" : ""}`;
  const token = previewToken(id, new Date(Date.now() + 10 * 60_000));
  return `/preview/${token}?surface=web&language=${locale.length > 1 ? "both" : first}`;
}

/** From the web part that runs, or from one on a free loopback port for this command's own time. */
async function pageOf(path: string): Promise<string> {
  const running = findRunning(dataFolder(), "web");
  if (running) return fetchPage(`${running.url}${path}`);
  if (!existsSync(".next/BUILD_ID")) throw new EnvironmentFault("The pages are not built yet. Example: npm run build");
  const port = await freePort();
  const child = spawn(process.execPath, ["--import", "./scripts/tsx.mjs", "web/server.ts"], {
    env: { ...process.env, NODE_ENV: "production", PORT: String(port), HOST: "127.0.0.1", BAYAN_URL: webEnv().url },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    for (let tries = 0; tries < 300 && !(await isUp(port)); tries++) await sleep(100);
    return await fetchPage(`http://127.0.0.1:${port}${path}`);
  } finally {
    child.kill("SIGTERM");
  }
}

async function isUp(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health`).then(
    () => true,
    () => false,
  );
}

async function fetchPage(url: string): Promise<string> {
  const reply = await fetch(url).catch((error: Error) => {
    throw new EnvironmentFault(`The web part does not answer at ${new URL(url).origin}: ${error.message}`);
  });
  return reply.text();
}
