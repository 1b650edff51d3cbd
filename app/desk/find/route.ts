import { requireCtx } from "@/app/_server/session";
import { interfaceLanguage } from "@/app/_server/words";
import { listContacts } from "@/domain/contacts/queries";
import { listReleases } from "@/domain/releases/queries";
import { may } from "@/domain/staff/allow";

export const dynamic = "force-dynamic";

/** Of each kind so many: what is not among them is found in its own list. */
const shown = 6;

/** What the palette finds by some words: headlines in any language, and people. */
export async function GET(request: Request) {
  const ctx = await requireCtx();
  const text = new URL(request.url).searchParams.get("text")?.trim().slice(0, 200) ?? "";
  if (text.length < 2) return Response.json([]);
  const language = await interfaceLanguage();
  const { releases } = await listReleases(ctx, { text });
  const people = may(ctx.actor, "contacts.read") ? (await listContacts(ctx, { text })).contacts : [];
  return Response.json(
    [
      ...releases.slice(0, shown).map(({ id, versions }) => {
        const named =
          versions.find((one) => one.language === language && one.headline) ?? versions.find((one) => one.headline);
        return {
          id,
          kind: "release",
          href: `/desk/releases/${id}`,
          says: named?.headline ?? "…",
          lang: named?.language,
        };
      }),
      ...people.slice(0, shown).map(({ id, name, nameAr, email }) => ({
        id,
        kind: "contact",
        href: `/desk/contacts/${id}`,
        says: (language === "ar" ? nameAr || name : name || nameAr) || email,
      })),
    ],
    { headers: { "cache-control": "private, no-store" } },
  );
}
