import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { isPublicHost } from "@/base/public-host";
import type { LinkFault } from "@/domain/releases/web-links";
import { NoHost, publicLookup } from "./public-address";

const patience = 10_000;
const mostTurns = 5;

/** How far it goes: the public web and nothing else, by its usual ports. */
export interface Reach {
  lookup: LookupFunction;
  mayAsk(url: URL): boolean;
}
const publicWeb: Reach = { lookup: publicLookup(), mayAsk: ({ hostname, port }) => !port && isPublicHost(hostname) };

/**
 * Asks for a page as a reader's browser would, by its head first, and follows where it is sent on. Null: it is
 * there, or it answers that not everybody may see it. Undefined: nobody can say, for want of an answer in ten
 * seconds, of a certificate or of a way outside. Nothing of a page is read.
 */
export async function askFor(address: string, reach: Reach = publicWeb): Promise<LinkFault | null | undefined> {
  const signal = AbortSignal.timeout(patience);
  try {
    let url = new URL(address);
    for (let turn = 0; turn <= mostTurns; turn++) {
      if (!/^https?:$/.test(url.protocol) || !reach.mayAsk(url)) return undefined;
      const head = await statusOf("HEAD", url, reach.lookup, signal);
      // Many servers know no HEAD, and some say of a page that it is not there.
      const { status, location } = head.status < 400 ? head : await statusOf("GET", url, reach.lookup, signal);
      if (status < 300 || status >= 400 || !location) return faultOf(status);
      url = new URL(location, url);
    }
    return undefined;
  } catch (error) {
    if (error instanceof NoHost) return "no-host";
    return error instanceof Error && "code" in error && error.code === "ECONNREFUSED" ? "refused" : undefined;
  }
}

function faultOf(status: number): LinkFault | null | undefined {
  if (status === 404 || status === 410) return status === 404 ? "404" : "410";
  // A server in trouble may be well again in an hour.
  return status >= 500 ? undefined : null;
}

function statusOf(method: "HEAD" | "GET", url: URL, lookup: LookupFunction, signal: AbortSignal) {
  return new Promise<{ status: number; location?: string }>((resolve, reject) => {
    const ask = url.protocol === "https:" ? overHttps : overHttp;
    const headers = { "user-agent": "Mozilla/5.0 (compatible; Bayan link check)", accept: "*/*" };
    // An agent would hand out a connection that another look-up has opened.
    const request = ask(url, { method, lookup, signal, headers, agent: false }, (response) => {
      const { location } = response.headers;
      resolve({ status: response.statusCode ?? 0, ...(location ? { location } : {}) });
      response.destroy();
    });
    request.on("error", reject).end();
  });
}
