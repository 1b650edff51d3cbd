import { replyHeaders } from "@/app/_server/reply-headers";
import { newsPath } from "./_page/addresses";
import { bareDoor } from "./_page/door";
import { preferred } from "./_page/preferred";

export const dynamic = "force-dynamic";

/** To the news in the visitor's language, as far as the newsroom has it. */
export const GET = bareDoor(async ({ front }, request) => {
  const language = preferred(request.headers.get("accept-language"), front.languages) ?? front.source;
  return new Response(null, {
    status: 302,
    headers: { ...replyHeaders({ keeping: "nowhere" }), location: newsPath(language), vary: "accept-language" },
  });
});
