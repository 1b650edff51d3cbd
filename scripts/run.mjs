// Behind every npm script: installs what is missing, hands over to the packaged Node 24, builds what is out
// of date. Plain JavaScript without dependencies: it must run on the Node that the machine has (20 or newer).
import { spawn } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mendPostgres } from "./mend-postgres.mjs";
import { buildStamp, installStamp, isBuilt, isInstalled, newNode, writeStamp } from "./prepare.mjs";
import { withLock } from "./turn.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const [command, ...rest] = process.argv.slice(2);

/** Nothing calls out: the telemetry of every package is off in all children. */
const quiet = {
  NEXT_TELEMETRY_DISABLED: "1",
  BETTER_AUTH_TELEMETRY: "0",
  DO_NOT_TRACK: "1",
  CHECKPOINT_DISABLE: "1",
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
  npm_config_update_notifier: "false",
};
/** Node keeps what it has compiled: every later start is quicker by a fifth. */
const kept = { NODE_COMPILE_CACHE: join(root, "node_modules/.cache/bayan") };

let child;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child?.kill(signal));
// A killed npm leaves its children behind: what runs here ends with it.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && child?.kill("SIGTERM"), 500).unref();

/** Runs a program to its end: its exit status. `says` false keeps its words off standard output. */
function run(file, args, { env = {}, says = true } = {}) {
  return new Promise((resolve) => {
    child = spawn(file, args, {
      cwd: root,
      stdio: ["inherit", says ? "inherit" : 2, "inherit"],
      env: { ...kept, ...process.env, ...quiet, BAYAN_PARENT: String(process.pid), ...env },
    });
    child.once("error", (error) => {
      console.error(`${file} cannot be run: ${error.message}`);
      resolve(3);
    });
    child.once("exit", (code, signal) => {
      child = undefined;
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

async function npm(...args) {
  const flags = [
    "--ignore-scripts",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const cli = process.env.npm_execpath;
  // Started by npm: the same npm again. Else the one on the path.
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) return run(process.execPath, [cli, ...args, ...flags], { says: false });
  return run(process.platform === "win32" ? "npm.cmd" : "npm", [...args, ...flags], { says: false });
}

async function install() {
  await installPackages();
  try {
    mendPostgres(root);
  } catch (error) {
    stop(3, error.message);
  }
}

async function installPackages() {
  if (isInstalled(root)) return;
  await withLock(join(root, ".install.lock"), async () => {
    if (isInstalled(root)) return;
    console.error("Installing the packages of package-lock.json. This takes a minute or two, once.");
    if ((await npm("ci")) !== 0) {
      console.error("npm ci failed. Trying npm install --no-save, which keeps the lock file as it is.");
      const status = await npm("install", "--no-save");
      if (status !== 0) stop(3, "The packages could not be installed; the lines above say why.");
    }
    writeStamp(installStamp(root));
  });
}

let node;
/** Runs a program of ours under Node 24; TypeScript by way of tsx. */
const ours = (args, options) => run(node, args, options);
const bin = (name, script) => join(root, "node_modules", name, script);
const tsx = () => ["--import", "./scripts/tsx.mjs"];

async function build() {
  if (isBuilt(root)) return 0;
  return withLock(join(root, ".build.lock"), async () => {
    if (isBuilt(root)) return 0;
    const stamp = buildStamp(root);
    console.error("Building the pages. This takes half a minute, and again when the sources change.");
    // A dev server that was killed leaves half-written types there, and the build would read them.
    rmSync(join(root, ".next/dev"), { recursive: true, force: true });
    rmSync(stamp.file, { force: true });
    for (const step of [["scripts/fonts.mjs"], [bin("next", "dist/bin/next"), "build"]]) {
      const status = await ours(step, { says: false, env: { NODE_ENV: "production" } });
      if (status !== 0) return status;
    }
    // The stamp of what was read before the build: a source changed meanwhile makes the next start build again.
    writeStamp(stamp);
    return 0;
  });
}

async function types() {
  const fonts = await ours(["scripts/fonts.mjs"]);
  return (
    fonts ||
    (await ours([bin("next", "dist/bin/next"), "typegen"])) ||
    (await ours([bin("typescript", "bin/tsc"), "--noEmit", "-p", "."]))
  );
}

const playwright = (args) => ours([bin("@playwright/test", "cli.js"), "test", ...args]);

const commands = {
  start: () => ours([...tsx(), "cli/main.ts", "start", ...rest], { env: { NODE_ENV: "production" } }),
  bayan: () => ours([...tsx(), "cli/main.ts", ...rest]),
  build,
  types,
  async test() {
    const status = await build();
    if (status === 0) return playwright(rest);
    console.error("The build failed, so nothing was tested.");
    console.log("0 passed, 1 failed");
    return status;
  },
  check: async () =>
    (await ours([bin("@biomejs/biome", "bin/biome"), "ci", "."])) ||
    (await types()) ||
    (await playwright(["--project=domain", "tests/architecture.spec.ts"])),
  async bench() {
    const built = await build();
    if (built !== 0) return built;
    const all = readdirSync(join(root, "tests/bench")).filter((file) => /^(send|page|parity|type)\.ts$/.test(file));
    const chosen = rest.length > 0 && !rest[0].startsWith("-") ? [`${rest.shift()}.ts`] : all;
    for (const file of chosen) {
      const status = await ours([...tsx(), join("tests/bench", file), ...rest], { env: { NODE_ENV: "production" } });
      if (status !== 0) return status;
    }
    return 0;
  },
};

commands.torture = () => ours([...tsx(), "tests/torture/main.ts", ...rest]);
for (const script of ["score", "fuzz"]) commands[script] = () => ours([...tsx(), `tests/bench/${script}.ts`, ...rest]);

function stop(status, words) {
  console.error(words);
  process.exit(status);
}

if (Number(process.versions.node.split(".")[0]) < 20) {
  stop(3, `Bayan needs Node 20 or newer to begin; this is ${process.version}.`);
}
if (!Object.hasOwn(commands, command)) stop(2, `Unknown: ${command}. One of: ${Object.keys(commands).join(", ")}`);
await install();
node = newNode(root);
if (!node) stop(3, `No packaged Node 24 for ${process.platform} ${process.arch}: install Node 24 and start again.`);
if (!existsSync(join(root, "node_modules/tsx"))) stop(3, "node_modules is not whole: remove it and start again.");
process.exitCode = await commands[command]();
