import { eq } from "drizzle-orm";
import type { Language, Role } from "@/base/vocabulary";
import { people } from "@/db/schema/staff";
import type { DocumentJson, NodeJson } from "@/document/schema";
import type { Version } from "@/document/version";
import type { Actor, Ctx } from "@/domain/context";
import { importRelease } from "@/domain/releases/import";
import { getRelease } from "@/domain/releases/queries";

/** A body of paragraphs, the first one the lead. */
export function body(...paragraphs: string[]): DocumentJson {
  return {
    type: "doc",
    content: paragraphs.map((text, index) => ({
      type: index === 0 ? "lead" : "paragraph",
      content: text ? [{ type: "text", text }] : [],
    })),
  };
}

/** A written version for rules that look at nothing but its texts: nothing of it is empty. */
export const versionWith = (lang: Language, headline: string, lead: string, ...more: NodeJson[]): Version => ({
  lang,
  headline,
  subhead: "x",
  dateline: { place: "x" },
  document: { ...body(lead), content: [...body(lead).content, ...more] } as DocumentJson,
});

export const english = [
  "Ferry service resumes on the Tigris at Qayyarah",
  "The ferry carried 240 passengers on its first day.",
];
export const arabic = ["عودة خدمة العبّارة على نهر دجلة في القيارة", "نقلت العبّارة 240 راكباً في يومها الأول."];

/** A draft in English and Arabic whose facts agree. */
export async function draft(ctx: Ctx, en = english, ar: string[] | null = arabic) {
  const version = (lang: "en" | "ar", [headline = "", ...rest]: string[]) => ({
    lang,
    headline,
    document: body(...rest),
  });
  const versions = ar ? [version("en", en), version("ar", ar)] : [version("en", en)];
  const { id } = await importRelease(ctx, { versions });
  return getRelease(ctx, id);
}

/** A member of staff with these roles; an actor to make a context with. */
export async function person(ctx: Ctx, name: string, ...roles: Role[]): Promise<Actor & { kind: "person" }> {
  const id = `person-${name.toLowerCase()}`;
  await ctx.db
    .insert(people)
    .values({ id, name, email: `${name.toLowerCase()}@newsroom.example` })
    .onConflictDoNothing();
  const [kept] = await ctx.db.select({ id: people.id }).from(people).where(eq(people.id, id));
  return { kind: "person", id: kept?.id ?? id, name, roles, languages: [] };
}

/** The refusal that a verb answers with, as `kind reason`. */
export async function refusalOf(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (error) {
    if (error instanceof Error && "reason" in error && "kind" in error) return `${error.kind} ${error.reason}`;
    throw error;
  }
  return "not refused";
}
