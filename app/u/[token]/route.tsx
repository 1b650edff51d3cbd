import { mailDoor } from "@/app/(newsroom)/_page/door";
import { postedFields } from "@/app/(newsroom)/_page/posted";
import { findUnsubscription, resubscribe, unsubscribe } from "@/domain/contacts/unsubscribe";
import { leaveReply } from "./reply";

export const dynamic = "force-dynamic";

/** A page with a button. It changes nothing: scanners of links come here before the reader does (RFC 8058 3.2). */
export const GET = mailDoor(async (ctx, token) => leaveReply(ctx, await findUnsubscription(ctx, token), "look"));

/**
 * Acts at once and answers 200, without login, cookie or redirect, any number of times alike: for a
 * reader's press and for the mail program's one-click (RFC 8058). Only our own "subscribe again" asks for the other.
 */
export const POST = mailDoor(async (ctx, token, request) => {
  const returns = (await postedFields(request, 200)).get("act") === "return";
  return returns
    ? leaveReply(ctx, await resubscribe(ctx, token), "return")
    : leaveReply(ctx, await unsubscribe(ctx, token), "leave");
});
