import { door, textReply } from "../../_page/door";
import { jsonOf, openFeed } from "../../_page/feed";

export const dynamic = "force-dynamic";

export const GET = door(async (view) => textReply(view, "application/feed+json", jsonOf(view, await openFeed(view))));
