import { replyHeaders } from "@/app/_server/reply-headers";
import { newsPath } from "../_page/addresses";
import { door } from "../_page/door";

export const dynamic = "force-dynamic";

/** Someone who shortened the address is brought to the news. */
export const GET = door(
  async ({ language }) =>
    new Response(null, {
      status: 308,
      headers: { ...replyHeaders({ keeping: "nowhere" }), location: newsPath(language) },
    }),
);
