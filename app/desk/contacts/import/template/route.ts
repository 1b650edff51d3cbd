import { requireCtx } from "@/app/_server/session";

const columns = [
  ["email", "name", "name_ar", "language", "outlet", "role", "beat", "country", "city", "phone", "tags", "consent"],
  [
    "k.rubaie@nahrain.example",
    "Karim Al-Rubaie",
    "كريم الربيعي",
    "ar+en",
    "Al-Nahrain Daily",
    "Editor",
    "Water",
    "Iraq",
    "Baghdad",
    "+964 750 000 0143",
    "water;health",
    "Asked by mail on 3 November 2026",
  ],
];

/** A file to fill in, with one row as an example. The mark at its front tells Excel that it is UTF-8. */
export async function GET() {
  await requireCtx();
  return new Response(`\ufeff${columns.map((cells) => cells.join(",")).join("\r\n")}\r\n`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="contacts-template.csv"',
      "cache-control": "private, no-store",
    },
  });
}
