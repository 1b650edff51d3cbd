import { IncomingMessage, type RequestListener, ServerResponse } from "node:http";
import { Duplex } from "node:stream";
import type { Rendered } from "./forms";
import type { Render } from "./replies";

/** The request as it comes from nobody: only the path, our own host and protocol. */
function requestFor(path: string, origin: URL, socket: Duplex): IncomingMessage {
  // Node asks for a net.Socket; a duplex stream is all that request and response use of it.
  const req = new IncomingMessage(socket as never);
  Object.assign(req, {
    method: "GET",
    url: path,
    httpVersion: "1.1",
    httpVersionMajor: 1,
    httpVersionMinor: 1,
    complete: true,
    headers: { host: origin.host, "x-forwarded-proto": origin.protocol.slice(0, -1) },
  });
  req.push(null);
  return req;
}

/**
 * Renders a path through Next without a visitor: what comes out cannot depend on cookies or headers,
 * and a visitor who leaves does not abort what others wait for.
 */
export function detached(handle: RequestListener, origin: URL): Render {
  return async (path) => {
    const socket = new Duplex({
      // All is collected here anyway: a full buffer would wait for a drain that only a real server passes on.
      writableHighWaterMark: Number.MAX_SAFE_INTEGER,
      read() {},
      write(_chunk, _encoding, done) {
        done();
      },
    });
    const req = requestFor(path, origin, socket);
    const res = new ServerResponse(req);
    res.assignSocket(socket as never);
    const chunks: Buffer[] = [];
    const collect = (chunk: unknown, encoding: unknown) => {
      if (typeof chunk === "string")
        chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
      else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    for (const name of ["write", "end"] as const) {
      const original = res[name].bind(res) as (...args: unknown[]) => unknown;
      // Both methods are overloaded; every overload begins with the chunk and its encoding.
      Object.assign(res, {
        [name]: (...args: unknown[]) => {
          collect(args[0], args[1]);
          return original(...args);
        },
      });
    }
    const finished = new Promise<void>((resolve, reject) => {
      res.once("finish", resolve);
      res.once("error", reject);
    });
    await handle(req, res);
    await finished;
    socket.destroy();
    return captured(path, res, Buffer.concat(chunks));
  };
}

function captured(path: string, res: ServerResponse, body: Buffer): Rendered {
  const headers = Object.entries(res.getHeaders()).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : String(value)]],
  );
  const mark = headers.find(([name]) => name === "x-bayan-public")?.[1];
  const atMost = headers.find(([name]) => name === "x-bayan-keep")?.[1];
  const isWorthKeeping = res.statusCode === 200 || res.statusCode === 410;
  // A build's files never change under their names.
  const tags = path.startsWith("/_next/static/") ? ["build"] : mark?.split(" ");
  return {
    status: res.statusCode,
    headers,
    body,
    tags: (isWorthKeeping && tags) || null,
    ...(atMost === undefined ? {} : { forAtMost: Number(atMost) }),
  };
}
