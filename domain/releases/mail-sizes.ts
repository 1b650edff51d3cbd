import type { MailSize } from "@/document/preflight/mail";
import type { Ctx } from "../context";
import type { Newsroom } from "../settings/queries";
import type { MailRelease, MailText } from "./draw-mail";

/**
 * What the mails of these texts weigh when they leave, by the renderer of sends: each language by itself, and all
 * of them with each one first. What is not on the clock yet is measured as published now, with its link and hour.
 */
export async function mailSizes(
  { now }: Pick<Ctx, "now">,
  release: MailRelease,
  revisions: readonly MailText[],
  newsroom: Newsroom,
): Promise<MailSize[]> {
  const written = newsroom.languages
    .map(({ language }) => language)
    .filter((language) => revisions.some((text) => text.language === language && text.headline.trim()));
  const together = written.map((first) => [first, ...written.filter((other) => other !== first)]);
  const all = [...written.map((language) => [language]), ...(written.length > 1 ? together : [])];
  if (all.length === 0) return [];
  // The renderer is loaded by whoever needs it: most of the desk and of the commands do without.
  const { drawMail } = await import("./draw-mail");
  const isSettled = release.state === "published" || release.state === "scheduled";
  const asItLeaves: MailRelease = isSettled ? release : { ...release, state: "published", publishedAt: now };
  const sizes: MailSize[] = [];
  for (const languages of all) {
    const { html } = await drawMail({ languages, release: asItLeaves, revisions, newsroom });
    sizes.push({ languages, bytes: Buffer.byteLength(html) });
  }
  return sizes;
}
