import type { IncomingMessage, ServerResponse } from "node:http";
import { type Form, type Forms, formsOf, type Rendered } from "./forms";

/** Renders a path for nobody in particular: what is kept cannot depend on who asked. */
export type Render = (path: string) => Promise<Rendered>;

interface Kept {
  forms: Forms;
  tags: readonly string[];
  /** By `Date.now()`. */
  until: number;
  /** When it was last served, by the counter of hits: cheaper than moving it within the map. */
  used: number;
}

interface Open {
  generation: number;
  forms: Promise<Forms>;
}

export interface RepliesOptions {
  render: Render;
  /** Bytes of all bodies in all encodings. */
  limit?: number;
  now?: () => number;
}

/**
 * Whole replies of public pages, kept in memory until what they show changes. Correct because a
 * render remembers the generation in which it began: it is kept only if nothing that it shows was
 * dropped since, and a visitor joins a render under way only if nothing was dropped since it began.
 */
export function createReplies({ render, limit = 64 * 1024 * 1024, now = Date.now }: RepliesOptions) {
  const kept = new Map<string, Kept>();
  const open = new Map<string, Open>();
  /** Tag → generation of its last drop; noted only while renders are open. */
  const dropped = new Map<string, number>();
  let generation = 0;
  /** Generation of the last drop of everything. */
  let floor = 0;
  let keeping = false;
  let bytes = 0;
  let hits = 0;
  let running = 0;

  function serve(req: IncomingMessage, res: ServerResponse): boolean {
    const path = req.url ?? "";
    const reply = kept.get(path);
    if (reply !== undefined && isPlain(req)) {
      if (reply.until > now()) {
        reply.used = ++hits;
        write(req, res, reply.forms);
        return true;
      }
      remove(path, reply);
    }
    if (!isPlain(req) || !isPublicPath(path)) return false;
    join(path).then(
      (forms) => write(req, res, forms),
      () => writeFault(res),
    );
    return true;
  }

  function join(path: string): Promise<Forms> {
    const under = open.get(path);
    if (under && under.generation === generation) return under.forms;
    const begun: Open = { generation, forms: renderAndKeep(path, generation) };
    open.set(path, begun);
    const close = () => {
      if (open.get(path) === begun) open.delete(path);
    };
    begun.forms.then(close, close);
    return begun.forms;
  }

  async function renderAndKeep(path: string, since: number): Promise<Forms> {
    const from = now();
    running += 1;
    try {
      const rendered = await render(path);
      const forms = await formsOf(rendered);
      if (rendered.tags && isCurrent(rendered.tags, since)) {
        keep(path, { forms, tags: rendered.tags, until: from + (rendered.forAtMost ?? Infinity), used: ++hits });
      }
      return forms;
    } finally {
      running -= 1;
      if (running === 0) dropped.clear();
    }
  }

  function isCurrent(tags: readonly string[], since: number): boolean {
    return keeping && floor <= since && tags.every((tag) => (dropped.get(tag) ?? 0) <= since);
  }

  function keep(path: string, reply: Kept): void {
    // One huge reply must not push out all the others.
    if (reply.forms.bytes > limit / 8) return;
    const before = kept.get(path);
    if (before) remove(path, before);
    kept.set(path, reply);
    bytes += reply.forms.bytes;
    if (bytes > limit) shrink();
  }

  /** Lets go of those that were asked for longest ago, down to nine tenths, so that it is rarely done. */
  function shrink(): void {
    for (const [path, reply] of [...kept].sort(([, a], [, b]) => a.used - b.used)) {
      if (bytes <= limit * 0.9) return;
      remove(path, reply);
    }
  }

  function remove(path: string, reply: Kept): void {
    kept.delete(path);
    bytes -= reply.forms.bytes;
  }

  function drop(tags: readonly string[]): void {
    if (tags.includes("*")) {
      dropAll();
      return;
    }
    generation += 1;
    for (const tag of tags) if (running > 0) dropped.set(tag, generation);
    for (const [path, reply] of kept) if (reply.tags.some((tag) => tags.includes(tag))) remove(path, reply);
  }

  function dropAll(): void {
    generation += 1;
    floor = generation;
    kept.clear();
    dropped.clear();
    bytes = 0;
  }

  return {
    /** Answers from memory, or by one render for all who wait; false: not a request for a public page. */
    serve,
    /** What these tags name has changed; `*` means everything. */
    drop,
    dropAll,
    /** From now on changes are heard. What was rendered before may show what nobody told us of. */
    startKeeping(): void {
      dropAll();
      keeping = true;
    },
    /** Changes are not heard any more: all goes, and nothing is kept until they are. */
    stopKeeping(): void {
      keeping = false;
      dropAll();
    },
    size: () => ({ replies: kept.size, bytes }),
  };
}
export type Replies = ReturnType<typeof createReplies>;

/** Asks for what everyone may see: without a query, and not as someone. A cookie is simply not looked at. */
function isPlain({ method, headers }: IncomingMessage): boolean {
  return (method === "GET" || method === "HEAD") && headers.authorization === undefined;
}

/** Paths whose handlers may mark their replies as public. A query, `%` or `//` goes to Next as it is. */
function isPublicPath(path: string): boolean {
  return /^\/(?:[a-z]{2,3}\/[a-z0-9./-]+|assets\/[\w./-]+|_next\/static\/[\w./~[\]()-]+|sitemap\.xml|robots\.txt)$/.test(
    path,
  );
}

function write(req: IncomingMessage, res: ServerResponse, forms: Forms): void {
  const { headers } = req;
  const form = chooseForm(headers["accept-encoding"], forms);
  const known = headers["if-none-match"];
  if (known !== undefined && forms.status === 200 && isKnown(known, form.etag)) {
    res.writeHead(304, form.unchanged);
    res.end();
    return;
  }
  res.writeHead(forms.status, form.headers);
  res.end(req.method === "HEAD" ? undefined : form.body);
}

/** The smallest form that the visitor takes (RFC 9110, 12.5.3). */
export function chooseForm(accepted: string | undefined, { identity, gzip, br }: Forms): Form {
  if (accepted === undefined) return identity;
  if (!accepted.includes("q=")) {
    if (br && accepted.includes("br")) return br;
    return gzip && accepted.includes("gzip") ? gzip : identity;
  }
  const takes = (coding: string) =>
    accepted.split(",").some((part) => {
      const [name = "", ...parameters] = part.split(";").map((word) => word.trim().toLowerCase());
      return name === coding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
    });
  if (br && takes("br")) return br;
  return gzip && takes("gzip") ? gzip : identity;
}

/** Weak comparison against a list (RFC 9110, 8.8.3.2 and 13.1.2). */
function isKnown(list: string, etag: string): boolean {
  return list === "*" || list.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
}

function writeFault(res: ServerResponse): void {
  if (res.headersSent) return void res.destroy();
  res.writeHead(500, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  res.end("Something went wrong.\nحدث خطأ.\n");
}
