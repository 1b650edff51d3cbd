import { publicMark } from "@/app/_server/reply-headers";

export const dynamic = "force-dynamic";

/** The open book: two pages and the spine between them. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#14212b"/><path d="M6 10h7M6 15h7M6 20h5M19 10h7M19 15h7M21 20h5" stroke="#fbfaf7" stroke-width="2.4"/><path d="M16 5v22" stroke="#f0a27c" stroke-width="3"/></svg>`;

export function GET(): Response {
  return new Response(icon, {
    headers: {
      "content-type": "image/svg+xml",
      "cache-control": "public, max-age=86400",
      "content-security-policy": "default-src 'none'",
      "x-content-type-options": "nosniff",
      [publicMark]: "icon",
    },
  });
}
