import { door, textReply } from "../../_page/door";
import { openFeed } from "../../_page/feed";

export const dynamic = "force-dynamic";

export const GET = door(async (view) => textReply(view, "application/rss+xml", (await openFeed(view)).rss2()));
