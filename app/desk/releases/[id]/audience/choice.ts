import { allOf, oneOf, type Query } from "@/app/desk/query";
import { languageRules } from "@/base/vocabulary";
import type { Audience } from "@/domain/distribution/input";

/** The audience that the address says; lists that are gone are not in it. */
export function readAudience(query: Query, releaseId: string, lists: readonly { id: string }[]): Audience {
  const asked = allOf(query["listIds[]"]);
  return {
    releaseId,
    listIds: lists.map(({ id }) => id).filter((id) => asked.includes(id)),
    languageRule: languageRules.find((rule) => rule === oneOf(query.languageRule)) ?? "own",
    skipsOtherLanguages: oneOf(query.skipsOtherLanguages) === "1",
  };
}
