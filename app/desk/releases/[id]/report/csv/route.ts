import { requireCtx } from "@/app/_server/session";
import { listRecipients } from "@/domain/distribution/recipients";
import { findSendOf } from "@/domain/distribution/send-view";
import { csvLine } from "@/text/csv";

const columns = ["email", "name", "outlet", "languages", "state", "attempts", "accepted_at", "code", "relay"];

/** The report as a file, a page of the ledger at a time: a long list is never held in memory. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("contacts.export");
  const { id } = await params;
  const sendId = await findSendOf(ctx, id, new URL(request.url).searchParams.get("send") ?? undefined);
  if (!sendId) return new Response(null, { status: 404 });
  const text = new TextEncoder();
  let after: string | undefined;
  let begun = false;
  const stream = new ReadableStream({
    async pull(controller) {
      // The mark tells Excel that the file is UTF-8.
      if (!begun) controller.enqueue(text.encode(`\ufeff${csvLine(columns)}`));
      begun = true;
      const { recipients, next } = await listRecipients(ctx, { sendId, after });
      for (const one of recipients) {
        controller.enqueue(
          text.encode(
            csvLine([
              one.email,
              one.name,
              one.outlet ?? one.outletAr ?? "",
              one.combination,
              one.state,
              String(one.attempt),
              one.acceptedAt?.toISOString() ?? "",
              [one.smtpCode, one.enhancedCode].filter(Boolean).join(" "),
              one.laterSays ?? one.smtpText ?? "",
            ]),
          ),
        );
      }
      if (!next) controller.close();
      else after = next;
    },
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="report-${sendId.slice(0, 8)}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
