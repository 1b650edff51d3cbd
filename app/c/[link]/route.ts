import { publicCtx } from "@/app/(newsroom)/_page/door";
import { countClick, findCountedLink, recountAsMachine } from "@/domain/distribution/counted-links";
import { isMachineVisit, type Visit } from "@/domain/distribution/machine-visit";
import { noteVisit } from "./bursts";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ link: string }>;
}

/** A counted link of a mail: on to where it leads, and one more visit, a person's or a machine's. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const ctx = publicCtx();
  const link = await findCountedLink(ctx, (await params).link);
  if (!link) return new Response(null, { status: 404 });
  const visit = visitOf(request.headers);
  if (isMachineVisit(visit) || link.isFresh) await countClick(ctx, link.id, "machines");
  else {
    const { isBurst, before } = noteVisit(visit, link);
    await countClick(ctx, link.id, isBurst ? "machines" : "people");
    await recountAsMachine(ctx, before);
  }
  return to(link.url);
}

/** Scanners of links ask like this: they are told where it leads, and nothing is counted. */
export async function HEAD(_: Request, { params }: Context): Promise<Response> {
  const link = await findCountedLink(publicCtx(), (await params).link);
  return link ? to(link.url) : new Response(null, { status: 404 });
}

const to = (url: string) =>
  new Response(null, {
    status: 302,
    headers: {
      location: url,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex",
    },
  });

const visitOf = (headers: Headers): Visit => ({
  agent: headers.get("user-agent"),
  // Our own server has replaced what the visitor could have made up.
  address: headers.get("x-forwarded-for"),
  purpose: ["sec-purpose", "purpose", "x-purpose", "x-moz"].map((name) => headers.get(name)).find(Boolean) ?? null,
  mode: headers.get("sec-fetch-mode"),
});
