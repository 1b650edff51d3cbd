import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "@playwright/test";
import { parseSync } from "oxc-parser";

/** The laws of the house (README: the rooms). A law that no machine checks is a wish. */

const may: Record<string, string[]> = {
  base: [],
  text: ["base"],
  document: ["base", "text"],
  db: ["base"],
  emails: ["base", "document"],
  domain: ["base", "text", "document", "db", "emails"],
  ui: ["base"],
  app: ["base", "text", "document", "domain", "ui"],
  web: ["base", "db"],
  worker: ["base", "db", "domain"],
  cli: ["base", "text", "document", "db", "domain", "web", "worker"],
};

const mayInDomain: Record<string, string[]> = {
  staff: [],
  settings: ["staff"],
  media: ["staff", "settings"],
  records: ["staff", "settings", "media"],
  contacts: ["staff", "settings"],
  releases: ["staff", "settings", "media", "records"],
  newsroom: ["settings", "media", "records", "releases"],
  distribution: ["staff", "settings", "releases", "contacts"],
  publication: ["staff", "settings", "releases", "distribution"],
};

/** Packages that are keys: held only by the named places. */
const keys: [RegExp, RegExp][] = [
  [/^nodemailer(\/|$)/, /^worker\/smtp\//],
  [/^postgres$/, /^db\/connection\.ts$/],
  [/^drizzle-orm(\/|$)/, /^(db|domain)\//],
  [/^pg-boss$/, /^db\/queue\.ts$/],
  [/^better-auth(\/|$)/, /^domain\/staff\/auth\.ts$/],
  [/^(playwright-core|@sparticuz\/chromium)$/, /^worker\/browser\.ts$/],
  [/^sharp$/, /^worker\/images\.ts$/],
  [/^maildev$/, /^cli\//],
  [/^next(\/|$)/, /^(app|ui|web)\/|^next\.config\.js$|^proxy\.ts$/],
  [/^react(-dom)?(\/|$)/, /^(app|ui|emails)\//],
  [/^server-only$/, /^app\/_server\//],
];

/** Domain files that write without a trace of their own, each with its reason. */
const untraced: Record<string, string> = {
  "domain/audit.ts": "it is the trace",
  "domain/contacts/rows.ts": "it writes rows for the verbs, and each of them leaves the trace",
  "domain/contacts/unsubscribe.ts": "its suppression leaves the trace; here an event of the delivery is added",
  "domain/releases/rows.ts": "it writes rows for the verbs, and each of them leaves the trace",
  "domain/staff/auth.ts": "better-auth writes sessions; the verbs around it leave the trace",
  "domain/staff/queries.ts": "being there is not an act: a session remembers when it was last used",
  "domain/staff/throttle.ts": "counts tries, of strangers too, and forgets them",
  "domain/distribution/cancel.ts": "each state of a send is traced by moveSend; the rows that follow are the ledger's",
  "domain/contacts/arrived.ts": "what came back, or was pressed, is an event of the ledger",
  "domain/distribution/bounce.ts": "its suppressions leave the trace; the rest are events of the ledger",
  "domain/distribution/inbound.ts": "the kept notice is itself the record of what came in",
  "domain/distribution/freeze.ts": "each state of a send is traced by moveSend; the rows that follow are the ledger's",
  "domain/distribution/render.ts": "each state of a send is traced by moveSend; the mails that follow belong to it",
  "domain/distribution/mail-home.ts": "what the first mail of a send carries is written down, no act of anybody",
  "domain/distribution/takeover.ts": "the ledger is its own record: the slice names its last worker and its epoch",
  "domain/distribution/close-slice.ts": "the ledger is its own record: the slice names its last worker and its epoch",
  "domain/settings/note-sender.ts": "what name servers say each hour is no act of anybody",
  "domain/distribution/receivers.ts": "what name servers say of a domain is no act of anybody",
  "domain/releases/web-links.ts": "what servers say of a page is no act of anybody",
  "domain/settings/process-parts.ts": "signs of life are not acts",
  "domain/distribution/counted-links.ts": "a visit of the public is a number and nothing more",
  "domain/distribution/claim.ts": "the ledger is its own record: one row and one event per attempt",
  "domain/distribution/throttle.ts": "rates of the moment, drawn from many times a second",
  "domain/distribution/record.ts": "the ledger is its own record: one row and one event per attempt",
};

interface File {
  path: string;
  source: string;
  imports: string[];
}

const files: File[] = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.ts", "*.tsx"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path && !path.includes("/migrations/"))
  .flatMap((path) => {
    try {
      const source = readFileSync(path, "utf8");
      return [{ path, source, imports: importsOf(path, source) }];
    } catch {
      return []; // deleted, not yet committed
    }
  });

const housed = files.filter(({ path }) => roomOf(path) in may);

function importsOf(path: string, source: string): string[] {
  const { module } = parseSync(path, source);
  const fixed = [...module.staticImports, ...module.staticExports.flatMap(({ entries }) => entries)].flatMap(
    (entry) => {
      const request = "moduleRequest" in entry ? entry.moduleRequest : null;
      return request ? [request.value] : [];
    },
  );
  const late = module.dynamicImports
    .map(({ moduleRequest }) => source.slice(moduleRequest.start, moduleRequest.end))
    .map((text) => text.replace(/^["'`]|["'`]$/g, ""));
  return [...fixed, ...late].map((name) => resolve(path, name));
}

/** Paths of ours come out relative to the top, packages as they are named. */
function resolve(from: string, name: string): string {
  if (name.startsWith("@/")) return name.slice(2);
  return name.startsWith(".") ? normalize(join(dirname(from), name)) : name.replace(/^node:/, "node:");
}

function roomOf(path: string): string {
  return path.includes("/") ? (path.split("/")[0] ?? "") : "";
}

const isOurs = (name: string) => roomOf(name) in may;
const trespass = (file: File, name: string) => `${file.path} -> ${name}`;

test("each room imports only the rooms it may", () => {
  const found = housed.flatMap((file) =>
    file.imports
      .filter((name) => isOurs(name) && roomOf(name) !== roomOf(file.path))
      .filter((name) => !may[roomOf(file.path)]?.includes(roomOf(name)))
      .map((name) => trespass(file, name)),
  );
  expect(found).toEqual([]);
});

test("each part of the domain imports only the parts it may", () => {
  const part = (path: string) => /^domain\/([^/]+)\//.exec(path)?.[1];
  const found = housed.flatMap((file) => {
    const own = part(file.path);
    return file.imports
      .filter((name) => own && part(name) && part(name) !== own)
      .filter((name) => !mayInDomain[own ?? ""]?.includes(part(name) ?? ""))
      .map((name) => trespass(file, name));
  });
  expect(found).toEqual([]);
});

test("packages that are keys stay in the places that hold them", () => {
  const found = housed.flatMap((file) =>
    file.imports
      .filter((name) => keys.some(([key, holder]) => key.test(name) && !holder.test(file.path)))
      .map((name) => trespass(file, name)),
  );
  expect(found).toEqual([]);
});

test("a client file sees no server code", () => {
  const seen = /^(base|text|document|ui)\/|^domain\/[^/]+\/input$/;
  const found = housed
    .filter(({ source }) => /^\s*["']use client["']/.test(source))
    .flatMap((file) =>
      file.imports
        .filter((name) => isOurs(name) && !seen.test(name) && dirname(name) !== dirname(file.path))
        .map((name) => trespass(file, name)),
    );
  expect(found).toEqual([]);
});

test("text, document schema and ui run in a browser: they import no Node module", () => {
  const found = housed
    .filter(({ path }) => /^(text|ui)\/|^document\/schema/.test(path) && !/^ui\/(fonts|assets)\.ts$/.test(path))
    .flatMap((file) => file.imports.filter((name) => name.startsWith("node:")).map((name) => trespass(file, name)));
  expect(found).toEqual([]);
});

test("every domain file that writes leaves a trace, or says here why not", () => {
  const writes = /\bdb\s*\.(insert|update|delete)\(|sql`[^`]*\b(insert into|update|delete from)\b/i;
  const found = housed
    .filter(({ path, source }) => path.startsWith("domain/") && writes.test(source))
    .filter(({ path, source }) => !/\brecord\(/.test(source) && !(path in untraced))
    .map(({ path }) => path);
  expect(found).toEqual([]);
});

test("time comes from the context in the domain", () => {
  const found = housed
    .filter(({ path, source }) => path.startsWith("domain/") && /new Date\(\)|Date\.now\(\)/.test(source))
    .map(({ path }) => path);
  expect(found).toEqual([]);
});

test("no file is longer than 300 lines", () => {
  const found = files.filter(({ source }) => source.split("\n").length > 301).map(({ path }) => path);
  expect(found).toEqual([]);
});

test("no room is a drawer for strangers", () => {
  const drawer = /(^|\/)(utils?|lib|helpers?|common|services?|types|misc|managers?)(\/|\.tsx?$)/;
  expect(files.filter(({ path }) => drawer.test(path)).map(({ path }) => path)).toEqual([]);
});

test("imports form no cycle", () => {
  const byName = new Map<string, File>();
  for (const file of housed) {
    byName.set(file.path.replace(/(\/index)?\.tsx?$/, ""), file);
    byName.set(file.path, file);
  }
  const state = new Map<string, "open" | "done">();
  const cycles: string[] = [];
  const visit = (file: File, trail: string[]) => {
    if (state.get(file.path) === "done") return;
    if (state.get(file.path) === "open") {
      cycles.push([...trail.slice(trail.indexOf(file.path)), file.path].join(" -> "));
      return;
    }
    state.set(file.path, "open");
    for (const name of file.imports) {
      const next = byName.get(name);
      if (next) visit(next, [...trail, file.path]);
    }
    state.set(file.path, "done");
  };
  for (const file of housed) visit(file, []);
  expect(cycles).toEqual([]);
});

test("no source hides a bidi control (CVE-2021-42574)", () => {
  const controls = /[\u202a-\u202e\u2066-\u2069]/;
  expect(files.filter(({ source }) => controls.test(source)).map(({ path }) => path)).toEqual([]);
});
