import { expect, test } from "../fixtures";
import { bayan } from "../support/bayan";

const document = [
  "Ferry resumes at Qayyarah\n\nThe ferry carried 240 passengers on its first day, said the harbour office of the district.",
  "* * * * *",
  "العبّارة تعود في القيارة\n\nنقلت العبّارة 240 راكباً في يومها الأول، بحسب ما ذكر مكتب المرسى في القضاء.",
].join("\n\n");

test.describe.configure({ mode: "serial" });

test("a document becomes a release that the operator approves, publishes and withdraws", async ({
  workerDatabase,
  dataFolder,
}) => {
  const env = { DATABASE_URL: workerDatabase.url, BAYAN_DATA: dataFolder, BAYAN_URL: "https://news.example" };
  const run = async (args: string[], input?: string) => {
    const { status, out, err } = await bayan([...args, "--json"], { env, input });
    return { status, json: JSON.parse(out), err };
  };
  const imported = await run(["import", "-"], document);
  expect(imported.json).toMatchObject({
    slug: "ferry-resumes-at-qayyarah",
    versions: [{ lang: "en" }, { lang: "ar" }],
  });
  const { id } = imported.json;

  expect((await run(["withdraw", id, "--reason", "x"])).json).toMatchObject({ refused: "conflict" });
  expect((await run(["approve", id])).json).toEqual({ id, state: "approved", urls: {}, open: 0 });
  expect((await run(["publish", id, "--at", "2020-01-01T00:00:00Z"])).json).toMatchObject({ refused: "time-past" });
  const urls = {
    en: "https://news.example/en/news/ferry-resumes-at-qayyarah",
    ar: "https://news.example/ar/news/ferry-resumes-at-qayyarah",
  };
  expect(await run(["publish", id])).toMatchObject({ status: 0, json: { id, state: "published", urls, open: 0 } });
  expect(await run(["publish", id])).toMatchObject({ status: 1, json: { refused: "conflict" } });
  expect((await run(["withdraw", id, "--reason", "A wrong figure."])).json).toEqual({
    id,
    state: "withdrawn",
    urls,
    open: 0,
  });
});

test("an open finding is told to the operator and does not stop the publication", async ({
  workerDatabase,
  dataFolder,
}) => {
  const env = { DATABASE_URL: workerDatabase.url, BAYAN_DATA: dataFolder };
  const wrong = document.replace("240 راكباً", "420 راكباً");
  const imported = await bayan(["import", "-", "--json"], { env, input: wrong });
  const { id } = JSON.parse(imported.out);
  const published = await bayan(["publish", id, "--json"], { env });
  expect(JSON.parse(published.out)).toMatchObject({ state: "published", open: 1 });
  expect(published.err).toContain("number.mismatch");
});

test("contacts come from a CSV, and a dry run writes nothing", async ({ workerDatabase, dataFolder }) => {
  const env = { DATABASE_URL: workerDatabase.url, BAYAN_DATA: dataFolder };
  const csv =
    "Email,Name,Language\namal@voice.example,Amal,ar+en\nAMAL@voice.example,Amal again,ar\nnot an address,X,en\n";
  const run = async (...more: string[]) =>
    JSON.parse(
      (await bayan(["contacts", "import", "-", "--list", "Desks", ...more, "--json"], { env, input: csv })).out,
    );
  const expected = { created: 1, updated: 0, duplicate: 1, suppressed: 0, invalid: 1 };
  expect(await run("--dry-run")).toMatchObject(expected);
  expect(await run()).toMatchObject(expected);
  expect(await run()).toMatchObject({ ...expected, created: 0, duplicate: 2 });
});

test("a person is added with a link to choose a password, or with one from standard input, and an address once", async ({
  workerDatabase,
  dataFolder,
}) => {
  const env = { DATABASE_URL: workerDatabase.url, BAYAN_DATA: dataFolder, BAYAN_URL: "https://news.example" };
  const add = (email: string, role = "admin,editor", more: string[] = [], input?: string) =>
    bayan(["user", "add", "--email", email, "--name", "سارة Haddad", "--role", role, "--json", ...more], {
      env,
      input,
    });

  const invited = await add("sara@press.example");
  expect(invited.status).toBe(0);
  expect(JSON.parse(invited.out)).toEqual({
    id: expect.any(String),
    link: expect.stringMatching(/^https:\/\/news\.example\/sign-in\/invite\/[\w-]{16,}$/),
  });
  const again = await add("Sara@Press.example");
  expect(again.status).toBe(1);
  expect(JSON.parse(again.out)).toMatchObject({ refused: "email-taken" });
  const typed = await add("omar@press.example", "sender", ["--password-stdin"], "a long enough sentence of words\n");
  expect(JSON.parse(typed.out)).toEqual({ id: expect.any(String) });
  expect((await add("x", "king")).status).toBe(2);
});

test("an empty document is refused", async ({ workerDatabase, dataFolder }) => {
  const env = { DATABASE_URL: workerDatabase.url, BAYAN_DATA: dataFolder };
  const empty = await bayan(["import", "-", "--json"], { env, input: "" });
  expect(empty).toMatchObject({ status: 1, out: expect.stringContaining("nothing-to-import") });
});
