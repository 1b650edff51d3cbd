import { signToken } from "@/base/token";
import { openKeyRing } from "@/db/secrets";
import { getPreview, previewToken } from "@/domain/newsroom/preview";
import { expect, test } from "@/tests/fixtures";
import { brief, draftOf } from "@/tests/support/newsroom";
import { refusalOf } from "@/tests/support/releases";

const visitor = { kind: "public" } as const;
const now = new Date("2026-11-20T09:00:00Z");
const later = new Date(now.getTime() + 3_600_000);

test("a signed link shows the working text of a draft until its time is over", async ({ ctx }) => {
  const draft = await draftOf(ctx(), { en: brief("A draft", "Unfinished."), ar: brief("مسودة", "غير مكتملة.") });
  const token = previewToken(draft.id, later);
  const shown = await getPreview(ctx(visitor, now), token);
  expect(shown).toEqual({
    kind: "out",
    id: draft.id,
    slug: draft.slug,
    at: now,
    correctedAt: null,
    versions: [
      expect.objectContaining({ lang: "en", headline: "A draft", summary: "" }),
      expect.objectContaining({ lang: "ar", headline: "مسودة", summary: "" }),
    ],
    corrections: [],
  });
  expect(Object.keys(shown.versions[0] ?? {}).sort()).toEqual(["dateline", "document", "headline", "lang", "summary"]);
  expect(await refusalOf(getPreview(ctx(visitor, later), token))).toBe("not_found token-unknown");
});

test("a link that was changed, made for something else or made for nothing shows nothing", async ({ ctx }) => {
  const draft = await draftOf(ctx(), { en: brief("A draft", "Unfinished.") });
  const token = previewToken(draft.id, later);
  const seconds = Math.floor(later.getTime() / 1000);
  const forged = [
    token.replace(String(seconds), String(seconds + 999_999)),
    token.slice(0, -1),
    signToken(openKeyRing(), "embargo", `${draft.id}_${seconds}`),
    signToken(["another key of thirty-two letters!!"], "preview", `${draft.id}_${seconds}`),
    previewToken("00000000-0000-4000-8000-000000000000", later),
    draft.id,
    "",
  ];
  for (const one of forged) {
    expect(await refusalOf(getPreview(ctx(visitor, now), one)), one).toBe("not_found token-unknown");
  }
});
