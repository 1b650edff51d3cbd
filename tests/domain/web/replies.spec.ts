import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { page, serving, slowly } from "@/tests/support/reply-server";
import { createReplies } from "@/web/replies";

test("a page is rendered once and then served from memory, word for word", async () => {
  let renders = 0;
  await using served = await serving(async () => page(`render ${++renders}`));
  const first = await served.ask("/en/news");
  const second = await served.ask("/en/news");
  expect(second.body.equals(first.body)).toBe(true);
  expect(second.headers.etag).toBe(first.headers.etag);
  expect(renders).toBe(1);
});

test("what belongs to the machinery or to another visitor never leaves", async () => {
  await using served = await serving(async () => page("words"));
  for (const { headers } of [await served.ask("/en/news"), await served.ask("/en/news")]) {
    expect(headers).toMatchObject({ vary: "accept-encoding", "content-security-policy": "default-src 'none'" });
    expect(Object.keys(headers)).not.toContain("x-bayan-public");
    expect(Object.keys(headers)).not.toContain("set-cookie");
  }
});

test("each visitor gets the smallest form that they take", async () => {
  await using served = await serving(async () => page("words"));
  const plain = await served.ask("/en/news");
  expect(plain.headers["content-encoding"]).toBeUndefined();
  const forms: [string, string | undefined][] = [
    ["gzip", "gzip"],
    ["gzip, deflate, br, zstd", "br"],
    ["br;q=0, gzip", "gzip"],
    ["br;q=0.0, gzip;q=0", undefined],
    ["gzip;q=0.5, br;q=0.1", "br"],
    ["identity", undefined],
    ["deflate", undefined],
  ];
  for (const [accepted, expected] of forms) {
    const { headers, body } = await served.ask("/en/news", { "accept-encoding": accepted });
    expect(headers["content-encoding"], accepted).toBe(expected);
    const opened = expected === "br" ? brotliDecompressSync(body) : expected === "gzip" ? gunzipSync(body) : body;
    expect(opened.equals(plain.body), accepted).toBe(true);
    expect(Number(headers["content-length"]), accepted).toBe(body.length);
  }
});

test("a visitor who has the page is told that it is unchanged, each form by its own tag", async () => {
  await using served = await serving(async () => page("words"));
  const gzip = { "accept-encoding": "gzip" };
  const { headers } = await served.ask("/en/news", gzip);
  const tag = String(headers.etag);
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
    const again = await served.ask("/en/news", { ...gzip, "if-none-match": known });
    expect([again.status, again.body.length], known).toEqual([304, 0]);
    expect(again.headers).toMatchObject({
      etag: tag,
      vary: "accept-encoding",
      "cache-control": "public, max-age=0, s-maxage=1",
      "content-security-policy": "default-src 'none'",
    });
  }
  expect((await served.ask("/en/news", { "if-none-match": tag })).status).toBe(200);
  expect((await served.ask("/en/news", { ...gzip, "if-none-match": '"other"' })).status).toBe(200);
});

test("HEAD has the headers of GET and no body", async () => {
  await using served = await serving(async () => page("words"));
  const get = await served.ask("/en/news");
  const head = await served.ask("/en/news", {}, "HEAD");
  expect(head.body.length).toBe(0);
  expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
});

test("a query, an authorization, another method or a strange path is not answered from memory", async () => {
  let renders = 0;
  await using served = await serving(async () => page(`render ${++renders}`));
  await served.ask("/en/news");
  expect((await served.ask("/en/news", { authorization: "Bearer x" })).status).toBe(299);
  expect((await served.ask("/en/news", {}, "POST")).status).toBe(299);
  for (const path of [
    "/en/news?page=2",
    "/en/news?",
    "/desk/releases",
    "/",
    "//en/news",
    "/en/news%2f",
    "/preview/x",
  ]) {
    expect((await served.ask(path)).status, path).toBe(299);
  }
  expect(renders).toBe(1);
});

test("a render knows only the path: a cookie changes nothing for its bearer or for the next", async () => {
  const paths: unknown[][] = [];
  await using served = await serving(async (...args) => {
    paths.push(args);
    return page("the same for all");
  });
  const mine = await served.ask("/en/news", { cookie: "bayan.session_token=mine", "x-forwarded-host": "evil.example" });
  const theirs = await served.ask("/en/news");
  expect(theirs.body.equals(mine.body)).toBe(true);
  expect(paths).toEqual([["/en/news"]]);
});

test("an unmarked reply reaches who waits for it and is not kept", async () => {
  let renders = 0;
  await using served = await serving(async () => page(`render ${++renders}`, { status: 404, tags: null }));
  expect((await served.ask("/en/news/nope")).status).toBe(404);
  expect((await served.ask("/en/news/nope")).status).toBe(404);
  expect(renders).toBe(2);
  expect(served.replies.size()).toEqual({ replies: 0, bytes: 0 });
});

test("fifty visitors to a page that is not there yet wait for one render", async () => {
  const slow = slowly(() => "words");
  await using served = await serving(slow.render);
  const begun = slow.begun();
  const asked = Array.from({ length: 50 }, () => served.ask("/en/news"));
  await begun;
  slow.end();
  for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
  expect(slow.count()).toBe(1);
});

test("a render that read the old text is not kept, and nobody who comes after the change joins it", async () => {
  let words = "old";
  const slow = slowly(() => words);
  await using served = await serving(slow.render);
  const begun = slow.begun();
  const early = served.ask("/en/news");
  await begun;
  words = "new";
  served.replies.drop(["*"]);
  const begunAgain = slow.begun();
  const late = served.ask("/en/news");
  await begunAgain;
  slow.end();
  expect(String((await early).body)).toContain("old");
  slow.end();
  expect(String((await late).body)).toContain("new");
  expect(String((await served.ask("/en/news")).body)).toContain("new");
  expect(slow.count()).toBe(2);
});

test("a change drops the pages that show it and leaves the others", async () => {
  await using served = await serving(async (path) =>
    page(path, { tags: path.includes("bridge") ? ["release:1"] : ["release:2"] }),
  );
  await served.ask("/en/news/bridge");
  await served.ask("/en/news/ferry");
  served.replies.drop(["release:1"]);
  expect(served.replies.size().replies).toBe(1);
  served.replies.drop(["release:9", "release:2"]);
  expect(served.replies.size()).toEqual({ replies: 0, bytes: 0 });
});

test("nothing is kept before the process hears of changes", async () => {
  let renders = 0;
  const replies = createReplies({ render: async () => page(`render ${++renders}`) });
  const server = createServer((req, res) => void replies.serve(req, res));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const read = () => fetch(`http://127.0.0.1:${port}/en/news`).then((res) => res.text());
  expect(await read()).toContain("render 1");
  expect(await read()).toContain("render 2");
  replies.startKeeping();
  expect(await read()).toContain("render 3");
  expect(await read()).toContain("render 3");
  server.closeAllConnections();
  server.close();
});

test("a page is kept no longer than until the next publication, counted from the start of its render", async () => {
  let time = 1000;
  let renders = 0;
  await using served = await serving(
    async () => {
      renders += 1;
      time += 400;
      return page(`render ${renders}`, { forAtMost: 500 });
    },
    { now: () => time },
  );
  await served.ask("/en/news");
  time = 1499;
  expect(String((await served.ask("/en/news")).body)).toContain("render 1");
  time = 1500;
  expect(String((await served.ask("/en/news")).body)).toContain("render 2");
});

test("memory stays within its bound, and what is asked for most stays longest", async () => {
  const limit = 40_000;
  const rendered: string[] = [];
  await using served = await serving(
    async (path) => {
      rendered.push(path);
      return page(path);
    },
    { limit },
  );
  for (let index = 0; index < 100; index++) {
    await served.ask(`/en/news/release-${index}`);
    await served.ask("/en/news/release-0");
    expect(served.replies.size().bytes).toBeLessThanOrEqual(limit);
  }
  expect(served.replies.size().replies).toBeGreaterThan(5);
  expect(rendered.filter((path) => path === "/en/news/release-0")).toHaveLength(1);
});

test("a reply larger than an eighth of the memory is served and not kept", async () => {
  await using served = await serving(async () => page("x".repeat(10_000)), { limit: 40_000 });
  expect((await served.ask("/en/news")).status).toBe(200);
  expect(served.replies.size().replies).toBe(0);
});

test("a render that fails is a plain apology to those who waited, and the next visitor tries again", async () => {
  let renders = 0;
  await using served = await serving(async () => {
    if (++renders === 1) throw new Error("the database is away");
    return page("back");
  });
  const failed = await served.ask("/en/news");
  expect([failed.status, failed.headers["cache-control"]]).toEqual([500, "no-store"]);
  expect(String(failed.body)).not.toContain("database");
  expect(String((await served.ask("/en/news")).body)).toContain("back");
});

test("readers racing a writer never read what was changed before they asked", async () => {
  // The model: `value` is the row, a write announces itself at once, a render reads at its start and takes its time.
  let value = 0;
  let renders = 0;
  await using served = await serving(async () => {
    renders += 1;
    const read = value;
    for (let turn = 0; turn < (renders % 7) * 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    return page(`value=${read};`);
  });
  let reads = 0;
  let writing = true;
  const writer = async () => {
    // On a busy machine the readers may be slow to come: the race goes on until it was one.
    for (let turn = 0; turn < 400 || (reads < 100 && turn < 40_000); turn++) {
      value += 1;
      served.replies.drop([turn % 3 === 0 ? "*" : "newsroom"]);
      for (let wait = 0; wait < turn % 5; wait++) await new Promise((resolve) => setImmediate(resolve));
    }
    writing = false;
  };
  const reader = async () => {
    while (writing) {
      const atLeast = value;
      const { body } = await served.ask("/en/news");
      expect(Number(/value=(\d+);/.exec(String(body))?.[1])).toBeGreaterThanOrEqual(atLeast);
      reads += 1;
    }
  };
  await Promise.all([writer(), ...Array.from({ length: 8 }, reader)]);
  expect(reads).toBeGreaterThan(50);
  expect(Number(/value=(\d+);/.exec(String((await served.ask("/en/news")).body))?.[1])).toBe(value);
});
