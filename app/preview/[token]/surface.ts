import { replyHeaders } from "@/app/_server/reply-headers";

/** Kept by nobody, framed by the desk, found by no search engine. */
export const showing = { keeping: "nowhere", framedBy: "self", listed: false } as const;

/** A mail brings its styles in attributes: they are allowed here, where no page of ours stands, and scripts are not. */
export function ofSurface(type: "text/plain" | "text/html", content: string, status = 200): Response {
  const style = type === "text/html" ? "'unsafe-inline'" : "'none'";
  return new Response(content, {
    status,
    headers: { "content-type": `${type}; charset=utf-8`, ...replyHeaders({ ...showing, style, unlisted: true }) },
  });
}
