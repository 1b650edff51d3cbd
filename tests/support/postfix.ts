import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the programs of Postfix are; `root`: unpacked there, with its libraries beside it. */
export interface PostfixPrograms {
  root: string;
  /** Takes away what was fetched. */
  remove: () => void;
}

const daemons = (root: string) => join(root, "usr/lib/postfix/sbin");
const reasonOf = (error: unknown) => (error instanceof Error ? error.message.trim().split("\n").at(-1) : String(error));

/** The installed Postfix, or Debian's package unpacked into a folder of its own; else why it cannot be had, in words. */
export function findPostfix(): PostfixPrograms | string {
  if (process.getuid?.() !== 0) return "its master runs as root only";
  if (existsSync(join(daemons("/"), "master"))) return { root: "/", remove: () => {} };
  const folder = openFolder("bayan-postfix-");
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
      timeout: 60_000,
      encoding: "utf8",
    });
  try {
    try {
      run("apt-get", "download", "postfix");
    } catch {
      // The machine has no list of packages, or an old one: ours is fetched beside it.
      for (const name of ["lists/partial", "cache"]) mkdirSync(join(folder, name), { recursive: true });
      const own = ["-o", `Dir::State::lists=${folder}/lists`, "-o", `Dir::Cache=${folder}/cache`];
      run("apt-get", ...own, "update");
      run("apt-get", ...own, "download", "postfix");
    }
    const [file] = readdirSync(folder).filter((name) => name.endsWith(".deb"));
    run("dpkg", "-x", file ?? "", "root");
    const root = join(folder, "root");
    const needs = execFileSync("ldd", [join(daemons(root), "smtpd")], { env: libraries(root), encoding: "utf8" });
    const missing = /^.*not found.*$/m.exec(needs)?.[0];
    if (missing) throw new Error(missing);
    // Where nothing may run from a temporary folder, this says so.
    execFileSync(join(root, "usr/sbin/postconf"), ["-d", "mail_version"], { env: libraries(root), stdio: "pipe" });
    return { root, remove };
  } catch (error) {
    remove();
    return `its package cannot be fetched or run (${reasonOf(error)})`;
  }
}

const libraries = (root: string): NodeJS.ProcessEnv => ({
  ...process.env,
  ...(root === "/" ? {} : { LD_LIBRARY_PATH: join(root, "usr/lib/postfix") }),
});

/** Its daemons run as other users, who must get in. */
function openFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  return folder;
}

export interface PostfixOptions {
  programs: PostfixPrograms;
  port: number;
  /** Where it hands on what it took. */
  relayTo: number;
  /** A domain whose mails go to another port: its bounces. */
  bounces: { domain: string; port: number };
  /** Addresses that it refuses itself. */
  refused: string[];
}

export interface Postfix {
  log: () => string;
  stop: () => Promise<void>;
}

const queueFolders = [
  ...["active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming"],
  ...["maildrop", "pid", "private", "public", "saved", "trace"],
];

const logOf = (folder: string) => join(folder, "log");

/** Writes what `master -c` is to find; returns where. */
function configure(folder: string, { programs, port, relayTo, bounces, refused }: PostfixOptions): string {
  const { root } = programs;
  const [config, queue, data] = [join(folder, "config"), join(folder, "queue"), join(folder, "data")];
  const id = (...args: string[]) => Number(execFileSync("id", args, { encoding: "utf8" }));
  const owner = id("-u", "daemon");
  const group = id("-g", "mail");
  for (const path of [config, queue, data]) mkdirSync(path);
  chownSync(data, owner, group);
  for (const name of queueFolders) {
    const path = join(queue, name);
    mkdirSync(path);
    if (name !== "pid") chownSync(path, owner, group);
    chmodSync(path, ["pid", "public"].includes(name) ? 0o755 : 0o700);
  }
  writeFileSync(
    join(config, "main.cf"),
    [
      "compatibility_level = 3.6",
      `queue_directory = ${queue}`,
      `data_directory = ${data}`,
      `daemon_directory = ${daemons(root)}`,
      `command_directory = ${join(root, "usr/sbin")}`,
      `maillog_file = ${logOf(folder)}`,
      `maillog_file_prefixes = ${folder}`,
      "import_environment = MAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ LANG=C LD_LIBRARY_PATH",
      "mail_owner = daemon",
      "setgid_group = mail",
      "default_privs = nobody",
      "myhostname = mx.postfix.example",
      "mydestination =",
      "alias_maps =",
      "local_recipient_maps =",
      "inet_interfaces = 127.0.0.1",
      "inet_protocols = ipv4",
      "mynetworks = 127.0.0.0/8",
      "smtpd_peername_lookup = no",
      "smtp_tls_security_level = none",
      "smtpd_tls_security_level = none",
      `smtpd_recipient_restrictions = check_recipient_access texthash:${config}/refused, permit_mynetworks, reject`,
      `relayhost = [127.0.0.1]:${relayTo}`,
      `transport_maps = texthash:${config}/transport`,
      "",
    ].join("\n"),
  );
  writeFileSync(join(config, "refused"), refused.map((email) => `${email} 550 5.1.1 No such user here\n`).join(""));
  writeFileSync(join(config, "transport"), `${bounces.domain} smtp:[127.0.0.1]:${bounces.port}\n`);
  const services = [
    [`127.0.0.1:${port}`, "inet", "n", "-", "n", "-", "-", "smtpd"],
    ["postlog", "unix-dgram", "n", "-", "n", "-", "1", "postlogd"],
    ["cleanup", "unix", "n", "-", "n", "-", "0", "cleanup"],
    ["qmgr", "unix", "n", "-", "n", "300", "1", "qmgr"],
    ["showq", "unix", "n", "-", "n", "-", "-", "showq"],
    ["flush", "unix", "n", "-", "n", "1000?", "0", "flush"],
    ["rewrite", "unix", "-", "-", "n", "-", "-", "trivial-rewrite"],
    ...["bounce", "defer", "trace"].map((name) => [name, "unix", "-", "-", "n", "-", "0", "bounce"]),
    ["proxymap", "unix", "-", "-", "n", "-", "-", "proxymap"],
    ...["smtp", "error", "retry", "anvil", "scache", "discard"].map((name) => [
      name,
      "unix",
      "-",
      "-",
      "n",
      "-",
      name === "anvil" || name === "scache" ? "1" : "-",
      name === "retry" ? "error" : name,
    ]),
  ];
  writeFileSync(join(config, "master.cf"), services.map((fields) => `${fields.join(" ")}\n`).join(""));
  return config;
}

/** A Postfix with configuration, queue and data of its own, on loopback; nothing of it stays behind. */
export async function startPostfix(options: PostfixOptions): Promise<Postfix> {
  const { root } = options.programs;
  const folder = openFolder("bayan-postfix-run-");
  const config = configure(folder, options);
  // A session of its own: at its end it ends all of its process group.
  const master = spawn(join(daemons(root), "master"), ["-c", config, "-d"], {
    env: { ...libraries(root), MAIL_CONFIG: config },
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  master.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  const log = () => said + (existsSync(logOf(folder)) ? readFileSync(logOf(folder), "utf8") : "");
  const stop = async () => {
    await end(master);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(options.port, master);
  } catch (error) {
    const words = log();
    await stop();
    throw new Error(`${reasonOf(error)}: ${words}`);
  }
  return { log, stop };
}

async function end(master: ChildProcess): Promise<void> {
  if (master.exitCode !== null || master.signalCode !== null) return;
  const gone = once(master, "exit");
  master.kill("SIGTERM");
  await gone;
}

/** Waits for its greeting. */
async function answers(port: number, master: ChildProcess): Promise<void> {
  for (const until = performance.now() + 15_000; performance.now() < until; ) {
    if (master.exitCode !== null || master.signalCode !== null) throw new Error("Postfix ended");
    const greeted = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.setTimeout(2000, () => socket.destroy());
      socket
        .once("data", () => resolve(true))
        .once("error", () => {})
        .once("close", () => resolve(false));
      socket.once("data", () => socket.end("QUIT\r\n"));
    });
    if (greeted) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Postfix does not answer");
}
