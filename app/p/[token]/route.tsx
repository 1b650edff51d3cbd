import { replyHeaders } from "@/app/_server/reply-headers";
import { mailDoor } from "@/app/(newsroom)/_page/door";
import { postedFields } from "@/app/(newsroom)/_page/posted";
import { isRefusal } from "@/base/refusal";
import { eraseContact } from "@/domain/contacts/erase";
import { SavePreferences } from "@/domain/contacts/input";
import { findMyData } from "@/domain/contacts/my-data";
import { findPreferences, savePreferences } from "@/domain/contacts/preferences";
import type { Ctx } from "@/domain/context";
import { preferReply, type Told } from "./reply";

export const dynamic = "force-dynamic";

/** The reader's choices as they stand, or with `?data` all that is kept of them, as a file. Changes nothing. */
export const GET = mailDoor(async (ctx, token, request) => {
  const asked = new URL(request.url).searchParams;
  return asked.has("data") ? dataReply(ctx, token) : show(ctx, token, request, {});
});

/** Keeps the choices, or deletes all that is kept. Answers with the page itself: pressed twice it does it once. */
export const POST = mailDoor(async (ctx, token, request) => {
  const fields = await postedFields(request, 60_000);
  if (fields.get("act") === "erase") {
    await eraseContact(ctx, token);
    return show(ctx, token, request, {});
  }
  const before = await findPreferences(ctx, token);
  if (fields.get("act") !== "save") return preferReply(ctx, token, before, await findMyData(ctx, token), request, {});
  const chosen = SavePreferences.safeParse({
    languages: fields.get("languages") ?? "",
    listIds: fields.getAll("list"),
    shownIds: fields.getAll("shown"),
    pauseUntil: fields.get("pauseUntil") ?? "",
  });
  try {
    if (!chosen.success) return await show(ctx, token, request, { isRefused: true });
    await savePreferences(ctx, token, chosen.data);
    return await show(ctx, token, request, { before });
  } catch (error) {
    if (!isRefusal(error) || error.kind !== "invalid") throw error;
    return show(ctx, token, request, { isRefused: true });
  }
});

async function show(ctx: Ctx, token: string, request: Request, told: Told): Promise<Response> {
  return preferReply(ctx, token, await findPreferences(ctx, token), await findMyData(ctx, token), request, told);
}

async function dataReply(ctx: Ctx, token: string): Promise<Response> {
  return new Response(`${JSON.stringify(await findMyData(ctx, token), null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="my-data.json"',
      ...replyHeaders({ keeping: "nowhere", unlisted: true }),
      "referrer-policy": "no-referrer",
    },
  });
}
