import { eq } from "drizzle-orm";
import { sampleContacts } from "@/db/sample/contacts";
import type { SampleBlock, SampleRelease, SampleText } from "@/db/sample/release";
import { sampleReleases } from "@/db/sample/releases";
import { auditEntries } from "@/db/schema/audit";
import type { DocumentJson, NodeJson } from "@/document/schema";
import { record } from "./audit";
import { importContacts } from "./contacts/import";
import { type Ctx, inTransaction } from "./context";
import { publishRelease } from "./publication/publish";
import { approveRelease } from "./releases/approve";
import { importRelease } from "./releases/import";
import { submitRelease } from "./releases/submit";
import { allow } from "./staff/allow";

const loaded = "newsroom.sample-loaded";

/** Loads the sample newsroom, once: a second time it adds nothing. Returns what was added. */
export async function loadSample(ctx: Ctx): Promise<{ releases: number; contacts: number }> {
  allow(ctx, "settings.edit");
  return inTransaction(ctx, async (ctx) => {
    const [before] = await ctx.db
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(eq(auditEntries.action, loaded))
      .limit(1);
    if (before) return { releases: 0, contacts: 0 };
    for (const release of sampleReleases) await loadRelease(ctx, release);
    let contacts = 0;
    for (const { list, csv } of sampleContacts()) {
      contacts += (await importContacts(ctx, { bytes: Buffer.from(csv), list, dryRun: false })).created;
    }
    const added = { releases: sampleReleases.length, contacts };
    await record(ctx, loaded, { kind: "newsroom", id: "1" }, null, added);
    return added;
  });
}

async function loadRelease(ctx: Ctx, { daysAgo, fate, texts }: SampleRelease): Promise<void> {
  const then = { ...ctx, now: new Date(ctx.now.getTime() - daysAgo * 86_400_000) };
  const date = then.now.toISOString().slice(0, 10);
  const version = (lang: "en" | "ar", text: SampleText) => ({
    lang,
    kicker: text.kicker,
    headline: text.headline,
    subhead: text.subhead,
    dateline: { place: text.place, date },
    document: documentOf(text.blocks),
  });
  const { id } = await importRelease(then, {
    versions: [...(texts.en ? [version("en", texts.en)] : []), ...(texts.ar ? [version("ar", texts.ar)] : [])],
  });
  if (fate === "in_review") await submitRelease(then, { id });
  if (fate === "approved") await approveRelease(then, { id });
  if (fate === "published") await publishRelease(then, { id });
}

/** The release document of a sample text; contact lines keep their order at its end. */
export function documentOf(blocks: readonly SampleBlock[]): DocumentJson {
  const contacts = blocks.filter(({ kind }) => kind === "cue" || kind === "contact");
  const rest = blocks.filter((block) => !contacts.includes(block));
  return {
    type: "doc",
    content: [
      ...rest.map(nodeOf),
      ...(contacts.length > 0 ? [{ type: "contacts", content: contacts.map(nodeOf) }] : []),
    ],
  };
}

const words = (text: string): NodeJson[] => [{ type: "text", text }];
const paragraph = (text: string): NodeJson => ({ type: "paragraph", content: words(text) });
const bullets = (items: readonly string[]): NodeJson => ({
  type: "bulletList",
  content: items.map((item) => ({ type: "listItem", content: [paragraph(item)] })),
});

function nodeOf(block: SampleBlock): NodeJson {
  switch (block.kind) {
    case "lead":
    case "availability":
      return { type: block.kind, content: words(block.text) };
    case "paragraph":
      return paragraph(block.text);
    case "heading":
      return { type: "heading", attrs: { level: 2 }, content: words(block.text) };
    case "quote":
      return {
        type: "quote",
        content: [
          { type: "quoteText", content: [paragraph(block.text)] },
          { type: "attribution", attrs: { text: block.speaker } },
        ],
      };
    case "list":
      return bullets(block.items);
    case "notes":
      return { type: "notes", content: [bullets(block.items)] };
    case "cue":
      return { type: "contactCue", content: words(block.text) };
    case "contact":
      return { type: "contact", attrs: { raw: block.text } };
  }
}
