import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { checkLine } from "@/cli/check-lines";
import { addressSays } from "@/cli/doctor-address";
import { isEmbeddedRunning } from "@/db/embedded";
import { bayan, follow, inFolder } from "../support/bayan";

const pair = (id: string, en: string, ar: string) =>
  JSON.stringify({ id, region: "IQ", texts: { en: ["Kits for schools", en], ar: ["حقائب للمدارس", ar] } });

test("each line of texts is answered in its place, and an unreadable one does not stop the others", async () => {
  const input = [
    pair("clean", "We gave 1,250 kits to schools.", "وزعنا 1250 حقيبة على المدارس."),
    "{not json",
    pair("wrong", "We gave 1,250 kits to schools.", "وزعنا 1300 حقيبة على المدارس."),
  ].join("\n");
  const { status, out } = await bayan(["check", "--jsonl", "-"], { input });
  const [clean, broken, wrong] = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(status).toBe(1);
  expect(clean).toEqual({ id: "clean", findings: [] });
  expect(broken).toEqual({ id: null, error: expect.any(String) });
  expect(wrong).toMatchObject({
    id: "wrong",
    findings: [{ code: "number.mismatch", severity: "error", paragraph: 1 }],
  });
});

test("the first language of a line is the pivot", () => {
  const texts = { ar: ["عنوان", "وزعنا 1300 حقيبة على المدارس."], en: ["Title", "We gave 1,250 kits to schools."] };
  const reply = checkLine(JSON.stringify({ id: 7, texts }));
  expect(reply).toMatchObject({ id: 7, findings: [{ sides: [{ lang: "ar" }, { lang: "en" }] }] });
});

for (const [line, fault] of [
  ['{"id":"a","texts":{"xx":["a"]}}', /xx/],
  ['{"id":"a","texts":{"en":"a"}}', /texts\.en/],
  ['{"texts":{"en":["a"]}}', /id/],
  ['{"id":"a","region":"Iraq","texts":{}}', /region/],
  ["", /JSON/],
] as const) {
  test(`the line ${line || "(empty)"} is answered by its fault`, () => {
    expect(checkLine(line)).toEqual({ id: null, error: expect.stringMatching(fault) });
  });
}

const founding = "../shared/founding-release.txt";

test("the founding document is taken apart and checked without a database", async () => {
  test.skip(!existsSync(founding), "the founding document is not beside this checkout");
  const env = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/nowhere" };
  const [taken, checked] = await Promise.all([
    bayan(["split", founding, "--json"], { env }),
    bayan(["check", founding, "--json"], { env }),
  ]);
  expect(JSON.parse(taken.out)).toMatchObject({
    separator: "* * * * *",
    layout: "sections",
    versions: [
      { lang: "en", dir: "ltr", bodyParagraphs: 12 },
      { lang: "ar", dir: "rtl", bodyParagraphs: 12 },
    ],
  });
  const { findings }: { findings: { code: string; severity: string; paragraph: number }[] } = JSON.parse(checked.out);
  const heard = findings.filter(({ severity }) => severity !== "info");
  expect(heard.map(({ code, paragraph }) => [code, paragraph])).toEqual([
    ["number.mismatch", 3],
    ["email.placeholder", 15],
    ["email.placeholder", 15],
    ["phone.malformed", 15],
  ]);
  expect([taken.status, checked.status]).toEqual([0, 0]);
});

test("a document from standard input is taken apart, and a picture is refused by its kind", async () => {
  const input =
    "Schools open in Mosul\n\nForty schools opened today in Mosul, the ministry said.\n\nMore follow in May.";
  const taken = await bayan(["split", "-", "--json"], { input });
  expect(JSON.parse(taken.out)).toMatchObject({
    layout: "single",
    versions: [{ lang: "en", title: "Schools open in Mosul", bodyParagraphs: 2 }],
  });
  const picture = await bayan(["split", "-", "--json"], { input: "GIF89a..............." });
  expect(picture.status).toBe(1);
  expect(JSON.parse(picture.out)).toMatchObject({ refused: "file-kind-unknown" });
});

test("wrong usage is status 2, help is 0", async () => {
  const [unknown, nothing, help] = await Promise.all([bayan(["fly"]), bayan(["check"]), bayan(["--help"])]);
  expect([unknown.status, nothing.status, help.status]).toEqual([2, 2, 0]);
  expect(unknown.err).toContain("unknown command");
  expect(help.out).toContain("doctor");
});

test("a file that is not there is refused by name", async () => {
  const { status, err } = await bayan(["check", "--jsonl", "absent.jsonl"]);
  expect(status).toBe(1);
  expect(err).toContain("file-unreadable");
});

test("without a start, a command brings the database up for its own time, and says only JSON", () =>
  inFolder(async (data) => {
    const env = { BAYAN_DATA: data };
    const id = "00000000-0000-4000-8000-000000000000";
    const { status, out } = await bayan(["check", "--release", id, "--json"], { env });
    expect(status).toBe(1);
    expect(JSON.parse(out)).toEqual({ refused: "release-not-found", detail: { id } });
    expect(isEmbeddedRunning(data)).toBe(false);
  }));

test("the doctor looks at everything, never hangs, and finds a database that does not answer", () =>
  inFolder(async (data) => {
    const env = {
      BAYAN_DATA: data,
      DATABASE_URL: "postgres://bayan:hunter2@127.0.0.1:1/bayan",
      BAYAN_URL: "https://news.example",
    };
    const { status, out, err } = await bayan(["doctor", "--json"], { env });
    expect(status).toBe(0);
    const findings: { check: string; ok: boolean; says: string }[] = JSON.parse(out);
    expect(findings.map(({ check }) => check)).toEqual([
      ...["node", "database", "migrations", "clock", "relay", "address", "browser"],
      ...["fonts", "disk", "spf", "dkim", "dmarc", "bounces"],
    ]);
    const said = Object.fromEntries(findings.map(({ check, ok, says }) => [check, { ok, says }]));
    expect(said.node?.ok).toBe(true);
    expect(said.database).toEqual({ ok: false, says: expect.stringContaining("does not answer") });
    expect(said.relay).toEqual({ ok: false, says: expect.stringContaining("the local mailbox does not run") });
    expect(said.address).toEqual({ ok: false, says: expect.stringContaining("no BAYAN_PROXY") });
    expect(said.spf?.ok).toBe(false);
    expect(out + err).not.toContain("hunter2");
  }));

test("the doctor knows which public address needs https, and which a proxy that is named", () => {
  const relay = [{ host: "mail.example" }];
  const says = (env: Record<string, string>, routes = relay) => {
    try {
      return addressSays(routes, env);
    } catch (error) {
      return `wrong: ${error instanceof Error ? error.message : error}`;
    }
  };
  expect(says({ BAYAN_URL: "https://news.example" })).toContain("wrong: https://news.example, but no BAYAN_PROXY");
  expect(says({ BAYAN_URL: "https://news.example", BAYAN_PROXY: "10.0.0.1" })).toBe("https://news.example");
  expect(says({ BAYAN_URL: "https://localhost:8443" })).toBe("https://localhost:8443");
  expect(says({ BAYAN_URL: "https://[::1]:8443" })).toBe("https://[::1]:8443");
  expect(says({ BAYAN_URL: "https://news.example", BAYAN_PROXY: "nginx" })).toContain("wrong: BAYAN_PROXY is not");
  expect(says({})).toBe("wrong: BAYAN_URL is http://localhost:3000, not https: no send starts through mail.example");
  expect(says({}, [{ host: "127.0.0.1" }])).toContain("for this machine and its network");
  expect(says({ BAYAN_URL: "http://news.example" }, [])).toContain("for trials only");
});

test("npm hands a command's input, output and status through, and finds files where they were named", () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, "lines.jsonl"), `${pair("a", "One of 40 schools.", "واحدة من 40 مدرسة.")}\n`);
    const env = { INIT_CWD: undefined };
    const npm = await follow(
      "npm",
      ["run", "-s", "--prefix", process.cwd(), "bayan", "--", "check", "--jsonl", "lines.jsonl"],
      {
        env,
        cwd: folder,
      },
    ).ended;
    expect(npm.out).toBe('{"id":"a","findings":[]}\n');
    expect(npm.status).toBe(0);
  }));
