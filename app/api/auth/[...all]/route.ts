import { auth } from "@/domain/staff/auth";

export const dynamic = "force-dynamic";

/**
 * What of better-auth is open over HTTP. The rest of it changes people without our verbs, their rules and their
 * trace: the desk's actions do that.
 */
const open = new Set([
  "GET get-session",
  "POST sign-in/email",
  "POST sign-out",
  "POST request-password-reset",
  "GET ok",
]);

async function answer(request: Request, { params }: { params: Promise<{ all: string[] }> }): Promise<Response> {
  const path = (await params).all.join("/");
  const reply = open.has(`${request.method} ${path}`)
    ? await auth().handler(request)
    : new Response(null, { status: 404 });
  reply.headers.set("cache-control", "private, no-store");
  return reply;
}

export const GET = answer;
export const POST = answer;
