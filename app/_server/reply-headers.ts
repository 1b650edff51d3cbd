import { webEnv } from "@/base/env";

/** How long and by whom a reply may be kept. */
export type Keeping =
  | "nowhere"
  | {
      /** What the reply shows, as `domain/changed.ts` names it: `release:<id>`. */
      tags: readonly string[];
      /** Milliseconds until something scheduled changes it; absent: until a change is announced. */
      forAtMost?: number;
    };

/** Read and taken off by the reply cache of `web/`: no visitor sees them. */
export const publicMark = "x-bayan-public";
export const keepMark = "x-bayan-keep";

export interface ReplyPolicy {
  keeping: Keeping;
  /** Source of the inlined style, as CSP writes it: `'sha256-…'`. */
  style?: string;
  /** The desk shows previews in a frame; nothing else of ours is framed. */
  framedBy?: "self";
  /** Search engines leave it alone. */
  unlisted?: boolean;
}

/** Headers of every reply that carries no script of ours: pages, feeds, plain text. */
export function replyHeaders({ keeping, style, framedBy, unlisted }: ReplyPolicy): Record<string, string> {
  return {
    "content-security-policy": policy(style, framedBy),
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    ...(webEnv().url.startsWith("https:")
      ? { "strict-transport-security": "max-age=31536000; includeSubDomains" }
      : {}),
    ...(unlisted ? { "x-robots-tag": "noindex" } : {}),
    ...cacheHeaders(keeping),
  };
}

/** `script-src 'none'` is said although `default-src` covers it: the promise is to be read in the header. */
function policy(style: string | undefined, framedBy: "self" | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'none'",
    `style-src ${style ?? "'none'"}`,
    "font-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framedBy ? "'self'" : "'none'"}`,
  ].join("; ");
}

/** A proxy may hold a public page for one second, the bound within which every change must be seen. */
function cacheHeaders(keeping: Keeping): Record<string, string> {
  if (keeping === "nowhere") return { "cache-control": "private, no-store" };
  return {
    "cache-control": "public, max-age=0, s-maxage=1, must-revalidate",
    [publicMark]: keeping.tags.join(" ") || "*",
    ...(keeping.forAtMost === undefined ? {} : { [keepMark]: String(Math.max(0, Math.floor(keeping.forAtMost))) }),
  };
}
