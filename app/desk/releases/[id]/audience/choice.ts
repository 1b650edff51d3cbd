import { allOf, oneOf, type Query } from "@/app/desk/query";
import { languageRules } from "@/base/vocabulary";
import { addressesIn } from "@/domain/distribution/form";
import type { Audience } from "@/domain/distribution/input";
import type { SendDetail } from "@/domain/distribution/queries";

/** The audience that the address says; lists that are gone are not in it. `sendId`: the send that is changed. */
export function readAudience(
  query: Query,
  releaseId: string,
  lists: readonly { id: string }[],
  sendId?: string,
): Audience {
  const asked = allOf(query["listIds[]"]);
  return {
    releaseId,
    sendId,
    listIds: lists.map(({ id }) => id).filter((id) => asked.includes(id)),
    languageRule: languageRules.find((rule) => rule === oneOf(query.languageRule)) ?? "own",
    skipsOtherLanguages: oneOf(query.skipsOtherLanguages) === "1",
    leftOutListIds: lists.map(({ id }) => id).filter((id) => allOf(query["leftOutListIds[]"]).includes(id)),
    leftOut: addressesIn(oneOf(query.leftOut) ?? ""),
  };
}

/** The address of the audience's page with the choice of a send in it. */
export function audienceHref(send: SendDetail): string {
  const query = new URLSearchParams({ sendId: send.id, languageRule: send.languageRule });
  for (const { id, isLeftOut } of send.lists) query.append(isLeftOut ? "leftOutListIds[]" : "listIds[]", id);
  if (send.skipsOtherLanguages) query.set("skipsOtherLanguages", "1");
  if (send.tracksClicks) query.set("tracksClicks", "1");
  if (send.leftOut.length > 0) query.set("leftOut", send.leftOut.join("\n"));
  return `/desk/releases/${send.releaseId}/audience?${query}`;
}
