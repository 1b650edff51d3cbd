import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { openDatabase } from "@/db/client";
import { freePort, isEmbeddedRunning } from "@/db/embedded";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import { expect, test } from "../fixtures";
import { bayan, follow, inFolder, launch, type Started } from "../support/bayan";
import { cloneDatabase, dropDatabase } from "../support/cluster";
import { people, readySend } from "../support/sends";
import { startSink } from "../support/sink";

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** The processes that a supervisor has started, by its own children's list. */
const childrenOf = (pid = 0) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
const commandOf = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
const partOf = (started: Started, file: string) =>
  childrenOf(started.child.pid).find((pid) => commandOf(pid).includes(file)) ?? 0;

async function places(data: string) {
  const [port, mailbox] = [await freePort(), await freePort()];
  const env = { BAYAN_DATA: data, PORT: String(port), BAYAN_MAILBOX_PORT: String(mailbox) };
  return { env, url: `http://localhost:${port}`, mailbox: `http://localhost:${mailbox}` };
}

const ready = (started: Started) => expect.poll(started.said, { timeout: 60_000 }).toContain("Bayan is ready at");

/** `npm start`, ended by the test's own end whatever happens. */
async function running(
  env: Record<string, string>,
  work: (started: Started) => Promise<void>,
  started = launch(["start"], { env }),
): Promise<void> {
  try {
    await ready(started);
    await work(started);
  } finally {
    started.child.kill("SIGTERM");
    await started.ended;
  }
}

test("a start says where it is, mends what dies, sends a second one away, and leaves nothing behind", () =>
  inFolder(async (data) => {
    const { env, url, mailbox } = await places(data);
    await running(env, async (started) => {
      await expect.poll(started.said).toContain(mailbox);
      const lines = started.said().trim().split("\n");
      expect(lines).toContain(`Bayan is ready at ${url}`);
      expect(lines.find((line) => line.includes(`${url}/setup/`))).toMatch(/\/setup\/[\w-]{22}$/);
      expect(lines.find((line) => line.startsWith("No relay is set"))).toContain(mailbox);
      expect((await fetch(`${mailbox}/`, { headers: { accept: "text/html" } })).status).toBe(200);

      const second = await bayan(["start"], { env: { ...env, PORT: "4999" } });
      expect(second.status).toBe(3);
      expect(second.err.trim()).toMatch(/^Bayan is already running on .* \(process \d+, http:\/\/localhost:\d+\)/);

      const worker = partOf(started, "worker/main.ts");
      process.kill(worker, "SIGKILL");
      await expect.poll(started.said).toContain("The worker ended (SIGKILL); starting it again in 1 s.");
      await expect.poll(() => partOf(started, "worker/main.ts"), { timeout: 10_000 }).toBeGreaterThan(0);

      const postmaster = Number(readFileSync(join(data, "pg/postmaster.pid"), "utf8").split("\n")[0]);
      process.kill(postmaster, "SIGKILL");
      await expect.poll(started.said, { timeout: 10_000 }).toContain("The database ended; starting it again.");
      await expect.poll(() => isEmbeddedRunning(data), { timeout: 10_000 }).toBe(true);

      const parts = childrenOf(started.child.pid);
      const since = Date.now();
      started.child.kill("SIGINT");
      expect((await started.ended).status).toBe(0);
      expect(Date.now() - since).toBeLessThan(10_000);
      await expect.poll(() => parts.filter(isAlive)).toEqual([]);
      expect(isEmbeddedRunning(data)).toBe(false);
    });
  }));

test("a start after a kill -9 of the supervisor is ready, and stopping npm stops everything", () =>
  inFolder(async (data) => {
    const { env } = await places(data);
    await running(env, async (first) => {
      first.child.kill("SIGKILL");
      await first.ended;
    });
    expect(isEmbeddedRunning(data)).toBe(true);

    await running(env, async () => {}, follow("npm", ["start"], { env }));
    await expect.poll(() => isEmbeddedRunning(data), { timeout: 10_000 }).toBe(false);
    expect(existsSync(join(data, "secrets/running-web"))).toBe(false);
  }));

test("mails on their way when everything is told to stop are heard out, and nothing is in doubt", async ({
  ctx,
  dataFolder,
  freshDatabase,
}) => {
  // Longer than a page, or an impatient supervisor, would be waited for.
  const sink = await startSink({ delay: 8000 });
  const id = await readySend(ctx(), people(5));
  await startSend(ctx(), { id });
  const env = { BAYAN_PARTS: "worker", BAYAN_DATA: dataFolder, DATABASE_URL: freshDatabase.url };
  const started = launch(["start"], { env: { ...env, SMTP_URL: `smtp://127.0.0.1:${sink.port}` } });
  try {
    await expect.poll(() => sink.received.length, { timeout: 30_000 }).toBeGreaterThan(0);
    const since = Date.now();
    started.child.kill("SIGTERM");
    expect((await started.ended).status).toBe(0);
    expect(Date.now() - since).toBeLessThan(30_000);
    const { counts } = await getSend(ctx(), id);
    expect(counts).toMatchObject({ sending: 0, uncertain: 0, accepted: sink.received.length });
    expect(sink.received.every(({ acknowledged }) => acknowledged)).toBe(true);
  } finally {
    started.child.kill("SIGTERM");
    await sink.close();
  }
});

test("a busy port stops the start in one line that names it", () =>
  inFolder(async (data) => {
    const { env } = await places(data);
    const squatter = createServer().listen(Number(env.PORT), "127.0.0.1");
    const web = await bayan(["start"], { env });
    squatter.close();
    expect(web.status).toBe(3);
    expect(web.err.trim()).toBe(`PORT ${env.PORT} is in use by another program. Example: PORT=${Number(env.PORT) + 1}`);

    const other = createServer().listen(Number(env.BAYAN_MAILBOX_PORT), "127.0.0.1");
    const mailbox = await bayan(["start"], { env });
    other.close();
    expect(mailbox.status).toBe(3);
    expect(mailbox.err.trim()).toMatch(
      /^BAYAN_MAILBOX_PORT \d+ is in use by another program\. Example: BAYAN_MAILBOX_PORT=\d+$/,
    );
    expect(existsSync(join(data, "pg"))).toBe(false);
  }));

test("a wrong value stops the start before anything is made", () =>
  inFolder(async (folder) => {
    const data = join(folder, "data");
    for (const wrong of [
      { PORT: "many" },
      { SMTP_URL: "mail" },
      { DKIM_DOMAIN: "press.example" },
      { BAYAN_SECRET: "x" },
    ]) {
      const { status, out, err } = await bayan(["start"], { env: { BAYAN_DATA: data, ...wrong } });
      expect({ status, out }).toEqual({ status: 3, out: "" });
      expect(err.trim().split("\n")).toHaveLength(1);
      expect(err).toContain("Example: ");
    }
    expect(existsSync(data)).toBe(false);
  }));

test("a Postgres that is too old is refused in one line, and nothing is changed in it", async () => {
  // Its form is changed: nobody may have it after this test.
  const { name, ownerUrl } = await cloneDatabase();
  const { sql, close } = openDatabase(ownerUrl, { max: 1 });
  // This database says of itself what a server of version 14 would: ours is found before the server's own.
  await sql.unsafe(`
    create function public.current_setting(name text) returns text language sql as $$
      select case name when 'server_version' then '14.20' when 'server_version_num' then '140020'
        else pg_catalog.current_setting(name) end $$;
    alter database ${name} set search_path to public, pg_catalog;
  `);
  const tables = () => sql`select count(*)::int as n from pg_class`;
  const [before] = await tables();
  const port = String(await freePort());
  const old = await inFolder((data) =>
    bayan(["start"], {
      env: { BAYAN_DATA: data, DATABASE_URL: ownerUrl, PORT: port, SMTP_URL: "smtp://127.0.0.1:9" },
    }),
  );
  expect(await tables()).toEqual([before]);
  await close();
  await dropDatabase(name);
  expect({ status: old.status, out: old.out }).toEqual({ status: 3, out: "" });
  expect(old.err.trim()).toBe(
    "DATABASE_URL names Postgres 14.20, 15 or newer is needed. Example: DATABASE_URL=postgres://bayan:secret@db.example.org:5432/bayan",
  );
});
