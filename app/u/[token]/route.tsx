import { randomUUID } from "node:crypto";
import { htmlReply } from "@/app/_server/document";
import { publicCtx } from "@/app/(newsroom)/_page/door";
import { PlainPage } from "@/app/(newsroom)/_page/quiet-pages";
import { wordsOf } from "@/app/(newsroom)/_page/view";
import { isRefusal } from "@/base/refusal";
import { findUnsubscription, resubscribe, type Unsubscription, unsubscribe } from "@/domain/contacts/unsubscribe";
import type { Ctx } from "@/domain/context";
import { type Act, leaveReply, lostReply } from "./reply";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ token: string }>;
}

/** A page with a button. It changes nothing: scanners of links come here before the reader does (RFC 8058 3.2). */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  return answer((ctx) => findUnsubscription(ctx, token), "look");
}

/**
 * Acts at once and answers 200, without login, cookie or redirect, any number of times alike: for a
 * reader's press and for the mail program's one-click (RFC 8058). Only our own "subscribe again" asks for the other.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const returns = await asksToReturn(request);
  return answer((ctx) => (returns ? resubscribe(ctx, token) : unsubscribe(ctx, token)), returns ? "return" : "leave");
}

/** A mail program may send any kind of form, or none: everything that is not our own button means "unsubscribe". */
async function asksToReturn(request: Request): Promise<boolean> {
  const type = request.headers.get("content-type") ?? "";
  const length = Number(request.headers.get("content-length") ?? 0);
  if (!type.startsWith("application/x-www-form-urlencoded") || !length || length > 200) return false;
  return new URLSearchParams(await request.text()).get("act") === "return";
}

async function answer(work: (ctx: Ctx) => Promise<Unsubscription>, act: Act): Promise<Response> {
  try {
    const ctx = publicCtx();
    try {
      return await leaveReply(ctx, await work(ctx), act);
    } catch (error) {
      if (isRefusal(error)) return await lostReply(ctx, error);
      throw error;
    }
  } catch (error) {
    const id = randomUUID().slice(0, 8);
    console.error(`unsubscribe ${id}`, error);
    const t = wordsOf("en");
    return htmlReply({
      status: 500,
      language: "en",
      title: t("newsroom.failed"),
      keeping: "nowhere",
      body: (
        <PlainPage code="500" title={t("newsroom.failed")}>
          {t("newsroom.failedHint", { id })}
        </PlainPage>
      ),
    });
  }
}
