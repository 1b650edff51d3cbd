import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { Rendered } from "@/web/forms";
import { createReplies, type Render, type RepliesOptions } from "@/web/replies";

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export const page = (words: string, more: Partial<Rendered> = {}): Rendered => ({
  status: 200,
  headers: [
    ["content-type", "text/html; charset=utf-8"],
    ["cache-control", "public, max-age=0, s-maxage=1"],
    ["content-security-policy", "default-src 'none'"],
    ["set-cookie", "theirs=1"],
    ["vary", "rsc, next-router-state-tree"],
    ["x-bayan-public", "newsroom"],
  ],
  body: Buffer.from(`<!doctype html><p>${words}</p>${"<p>السطر</p>".repeat(100)}`),
  tags: ["newsroom"],
  ...more,
});

/** A real HTTP server with the reply cache in front; what it does not serve is answered by "passed on". */
export async function serving(render: Render, options: Partial<RepliesOptions> = {}) {
  const replies = createReplies({ render, ...options });
  replies.startKeeping();
  const server = createServer((req, res) => {
    if (!replies.serve(req, res)) res.writeHead(299).end("passed on");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<Answer>((resolve, reject) => {
      const req = request({ port, path, method, headers, agent: false }, (res) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk));
        res.on("end", () =>
          resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }),
        );
      });
      req.on("error", reject).end();
    });
  return { replies, ask, [Symbol.asyncDispose]: async () => void server.close() };
}

/** Renders that end when the test says so. */
export function slowly(words: () => string) {
  const ends: (() => void)[] = [];
  const starts: (() => void)[] = [];
  let renders = 0;
  const render: Render = async () => {
    renders += 1;
    const read = words();
    starts.shift()?.();
    await new Promise<void>((resolve) => ends.push(resolve));
    return page(read);
  };
  return {
    render,
    begun: () => new Promise<void>((resolve) => starts.push(resolve)),
    end: () => ends.shift()?.(),
    count: () => renders,
  };
}
