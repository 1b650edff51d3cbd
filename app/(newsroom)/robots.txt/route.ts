import { webEnv } from "@/base/env";
import { bareDoor, textReply } from "../_page/door";

export const dynamic = "force-dynamic";

/** Staff pages and the addresses that live in mails are nobody's search result. */
const closed = ["/desk/", "/sign-in", "/setup", "/api/", "/hooks/", "/preview/", "/u/", "/p/", "/e/", "/s/", "/c/"];

export const GET = bareDoor(async (view) =>
  textReply(
    view,
    "text/plain",
    [
      "User-agent: *",
      ...closed.map((path) => `Disallow: ${path}`),
      "",
      `Sitemap: ${webEnv().url}/sitemap.xml`,
      "",
    ].join("\n"),
  ),
);
