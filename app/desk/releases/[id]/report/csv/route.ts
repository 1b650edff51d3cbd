import { z } from "zod";
import { refuseForeign } from "@/app/_server/origin";
import { requireCtx } from "@/app/_server/session";
import { readVisitor } from "@/app/_server/visitor";
import { isRefusal } from "@/base/refusal";
import { type ExportedRecipient, exportRecipients } from "@/domain/distribution/export-recipients";
import { findSendOf } from "@/domain/distribution/send-view";
import { stepUp } from "@/domain/staff/step-up";
import { csvLine } from "@/text/csv";

const at = (moment: Date | null) => moment?.toISOString() ?? "";

const columns: Record<string, (one: ExportedRecipient) => string> = {
  email: ({ email }) => email,
  name: ({ name }) => name,
  outlet: ({ outlet }) => outlet,
  languages: ({ combination }) => combination,
  state: ({ state }) => state,
  may_have_arrived: ({ mayHaveArrived }) => (mayHaveArrived ? "yes" : ""),
  attempts: ({ attempt }) => String(attempt),
  accepted_at: ({ acceptedAt }) => at(acceptedAt),
  deferred_until: ({ deferredUntil }) => at(deferredUntil),
  code: ({ code }) => code,
  relay: ({ relay }) => relay,
  bounced: ({ bounced }) => bounced,
  bounced_at: ({ bouncedAt }) => at(bouncedAt),
  bounce: ({ bounceSays }) => bounceSays,
  complained_at: ({ complainedAt }) => at(complainedAt),
  unsubscribed_at: ({ unsubscribedAt }) => at(unsubscribedAt),
};

/** The report as a file, a slice of the ledger at a time: a long list is never held in memory. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireCtx("contacts.export");
  const [{ id }, form] = [await params, await request.formData()];
  const field = (name: string) => String(form.get(name) ?? "");
  const sendId = z.uuid().safeParse(id).success ? await findSendOf(ctx, id, field("send")) : null;
  if (!sendId) return new Response(null, { status: 404 });
  try {
    await refuseForeign();
    const proof = field("proof");
    if (proof) await stepUp(ctx, { proof: proof.slice(0, 256) }, await readVisitor());
    const actor = proof ? { ...ctx.actor, steppedUpAt: ctx.now } : ctx.actor;
    const slices = await exportRecipients({ ...ctx, actor }, { id: sendId });
    return new Response(streamOf(lines(slices)), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="report-${sendId.slice(0, 8)}.csv"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const location = `/desk/releases/${id}/report/export?${new URLSearchParams({ send: sendId, refused: error.reason })}`;
    return new Response(null, { status: 303, headers: { location } });
  }
}

/** Reads on only when the browser takes more, and no further once it has gone. */
const streamOf = (parts: AsyncGenerator<Uint8Array>) =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void parts.return(undefined),
  });

async function* lines(slices: AsyncIterable<ExportedRecipient[]>): AsyncGenerator<Uint8Array> {
  const text = new TextEncoder();
  // The mark tells Excel that the file is UTF-8.
  yield text.encode(`\ufeff${csvLine(Object.keys(columns))}`);
  for await (const rows of slices)
    yield text.encode(rows.map((one) => csvLine(Object.values(columns).map((cell) => cell(one)))).join(""));
}
