import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { embeddedAddress } from "@/db/address";
import { openDatabase } from "@/db/client";
import { freePort, isEmbeddedRunning, startEmbedded, stopEmbedded, stopEmbeddedIfUnused } from "@/db/embedded";
import { chooseIdentity, isReachable } from "@/db/embedded-identity";
import { migrateDatabase } from "@/db/migrate";
import { keptSecret, openDataFolder, openKeyRing, requireSpace } from "@/db/secrets";
import { bayan, follow, inFolder } from "../support/bayan";

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
const postmaster = (data: string) => Number(readFileSync(join(data, "pg/postmaster.pid"), "utf8").split("\n")[0]);

/** A folder with a running Postgres in it, stopped at the end whatever happens. */
function withServer(work: (data: string, port: number) => Promise<void>): Promise<void> {
  return inFolder(async (data) => {
    chmodSync(data, 0o755);
    try {
      await work(data, (await startEmbedded(data)).port);
    } finally {
      await stopEmbedded(data);
    }
  });
}

test("the database is adopted while it runs, outlives a kill -9 with every row, stops clean, and moves from a taken port", () =>
  withServer(async (data, port) => {
    const { sql, close } = openDatabase(embeddedAddress(data, port, "bayan").ownerUrl, { max: 1 });
    await sql`create table kept as select 'بيان' as word`;
    expect(await startEmbedded(data)).toMatchObject({ port, adopted: true });

    const pid = postmaster(data);
    process.kill(pid, "SIGKILL");
    await expect.poll(() => isEmbeddedRunning(data)).toBe(false);
    expect(await startEmbedded(data)).toMatchObject({ port, adopted: false });
    expect(postmaster(data)).not.toBe(pid);
    await expect.poll(() => sql`select word from kept`.catch(() => [])).toEqual([{ word: "بيان" }]);

    // In use: the last one out stops it, not the first.
    await stopEmbeddedIfUnused(data);
    expect(isEmbeddedRunning(data)).toBe(true);
    await close();
    await expect.poll(() => stopEmbeddedIfUnused(data).then(() => isEmbeddedRunning(data))).toBe(false);
    expect(existsSync(join(data, "pg/postmaster.pid"))).toBe(false);

    const squatter = createServer().listen(port, "127.0.0.1");
    const again = await startEmbedded(data);
    squatter.close();
    expect(again.port).not.toBe(port);
  }));

test.describe("on one running database", () => {
  const data = mkdtempSync(join(tmpdir(), "bayan-test-"));
  let port = 0;

  test.beforeAll(async () => {
    chmodSync(data, 0o755);
    ({ port } = await startEmbedded(data));
  });
  test.afterAll(async () => {
    await stopEmbedded(data);
    rmSync(data, { recursive: true, force: true });
  });

  test("Arabic letters count in the locale of the database", async () => {
    const { sql, close } = openDatabase(embeddedAddress(data, port, "bayan").ownerUrl, { max: 1 });
    const [row] = await sql`
      select 'مدرسة' ~ '^[[:alpha:]]+$' as letters, current_setting('server_version') as version
    `;
    await close();
    expect(row).toMatchObject({ letters: true, version: expect.stringMatching(/^18\./) });
  });

  test("the application's role adds to the audit log and cannot change it", async () => {
    const address = embeddedAddress(data, port, "bayan");
    await Promise.all([migrateDatabase(address), migrateDatabase(address)]);
    const { sql, close } = openDatabase(address.url, { max: 1 });
    await sql`insert into audit_entries (at, actor_kind, actor_name, action, subject_kind, subject_id)
      values (now(), 'operator', 'tests', 'newsroom.looked-at', 'newsroom', '1')`;
    const changes = ["update audit_entries set action = 'x.y'", "delete from audit_entries", "truncate audit_entries"];
    for (const change of changes) await expect(sql.unsafe(change)).rejects.toThrow(/permission denied/);
    await expect(sql`drop table audit_entries`).rejects.toThrow(/must be owner/);
    await close();
    const owner = openDatabase(address.ownerUrl, { max: 1 });
    await expect(owner.sql`delete from audit_entries`).rejects.toThrow(/append-only/);
    await owner.close();
  });

  test("secrets are made once, for their owner's eyes", async () => {
    const ring = openKeyRing(data);
    expect(ring[0]?.length).toBeGreaterThanOrEqual(32);
    expect(openKeyRing(data)).toEqual(ring);
    expect(mode(join(data, "secrets"))).toBe("700");
    const files = readdirSync(join(data, "secrets"));
    expect(files).toContain("key-ring");
    for (const file of files) expect(mode(join(data, "secrets", file)), file).toBe("600");
  });
});

test("of two processes that make a secret together, both get the same", () =>
  inFolder(async (data) => {
    openDataFolder(data);
    const first = keptSecret(data, "word", () => keptSecret(data, "word", () => "quicker"));
    expect(first).toBe("quicker");
    expect(keptSecret(data, "word")).toBe("quicker");
  }));

test("two starts at once share one database, and sweep away what a first one that broke off has left", () =>
  inFolder(async (data) => {
    chmodSync(data, 0o755);
    mkdirSync(join(data, "pg.new-99999999"));
    try {
      const [one, two] = await Promise.all([
        startEmbedded(data),
        follow(process.execPath, ["--import", "./scripts/tsx.mjs", "tests/support/visit-database.ts", data]).ended,
      ]);
      expect(two.status, two.err).toBe(0);
      expect(two.out.trim()).toBe("bayan_app");
      expect(one.port).toBeGreaterThan(0);
      expect(readdirSync(data).sort()).toEqual(["pg", "secrets"]);
    } finally {
      await stopEmbedded(data);
    }
  }));

test("a data folder that cannot be written is one clear line and leaves nothing", () =>
  inFolder(async (folder) => {
    const data = join(folder, "closed");
    mkdirSync(data, { mode: 0o555 });
    chmodSync(folder, 0o755);
    // Root writes anywhere: as nobody, the mode counts.
    const uid = process.getuid?.() === 0 ? 65534 : undefined;
    const { status, out, err } = await bayan(["start"], {
      env: { BAYAN_DATA: data, PORT: String(await freePort()) },
      uid,
    });
    expect({ status, out }).toEqual({ status: 3, out: "" });
    expect(err.trim()).toMatch(
      /^BAYAN_DATA .*closed cannot be read and written by this user\. Example: BAYAN_DATA=\S+$/,
    );
    expect(readdirSync(data)).toEqual([]);
  }));

test("a full disk is refused before anything is made on it", () =>
  inFolder(async (folder) => {
    const data = join(folder, "not", "made", "yet");
    const line = /^BAYAN_DATA .* is on a full disk \(\d+ MB free, 1000000000 are needed\)\. Example: BAYAN_DATA=\S+$/;
    expect(() => requireSpace(data, 1e9)).toThrow(line);
    expect(() => requireSpace(data, 1)).not.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  }));

test("a data folder that is a file is one clear line", () =>
  inFolder(async (folder) => {
    const data = join(folder, "file");
    writeFileSync(data, "");
    const { status, err } = await bayan(["start"], { env: { BAYAN_DATA: data } });
    expect(status).toBe(3);
    expect(err.trim()).toMatch(/^BAYAN_DATA .*file is not a folder/);
  }));

test.describe("as root", () => {
  test.skip(process.getuid?.() !== 0, "only root has another user to run Postgres as");

  test("Postgres runs as nobody where it can reach the folder, in a namespace where it cannot", () =>
    inFolder(async (folder) => {
      const data = join(folder, "data");
      mkdirSync(data);
      expect(isReachable(data)).toBe(false);
      expect(chooseIdentity("/usr", data).owner).toBeUndefined();
      chmodSync(folder, 0o755);
      expect(isReachable(data)).toBe(true);
      expect(chooseIdentity("/usr", data).owner?.uid).toBe(65534);
    }));

  test("a database below a private folder starts and stops too", () =>
    inFolder(async (folder) => {
      const data = join(folder, "data");
      const { port } = await startEmbedded(data);
      expect(port).toBeGreaterThan(0);
      expect(statSync(join(data, "pg")).uid).toBe(0);
      await stopEmbedded(data);
      expect(isEmbeddedRunning(data)).toBe(false);
    }));
});

test("an old or absent database is one clear line", async () => {
  const port = await freePort();
  const { status, err } = await inFolder((data) =>
    bayan(["start"], {
      env: { BAYAN_DATA: data, DATABASE_URL: `postgres://bayan:hunter2@127.0.0.1:${port}/bayan`, PORT: String(port) },
    }),
  );
  expect(status).toBe(3);
  expect(err).toMatch(/DATABASE_URL: the database at 127\.0\.0\.1:\d+ does not answer/);
  expect(err).not.toContain("hunter2");
});
