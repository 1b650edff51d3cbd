import { hookSources } from "@/domain/distribution/hook";
import { take } from "../take";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ provider: string }>;
}

/** Notices of Amazon SES (through SNS), Postmark, Mailgun and SendGrid, each proven its provider's own way. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { provider } = await params;
  const source = hookSources.find((one) => one === provider && one !== "hook");
  return source ? take(source, request) : new Response(null, { status: 404 });
}
