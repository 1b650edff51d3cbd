import type { Command } from "commander";
import { exitStatus } from "@/base/vocabulary";
import { type Checked, tableOf } from "./check-table";
import { answer } from "./door";

interface CheckOptions {
  release?: string;
  jsonl?: boolean;
  json?: boolean;
}

/** `check`: parity of a document or of many texts, a line of JSON each; parity and pre-flight of a release. */
export function registerCheck(program: Command): void {
  program
    .command("check [file]")
    .description("find the facts on which the languages of a text differ")
    .option("--release <id>", "a release of the newsroom, with the rules that it alone decides")
    .option("--jsonl", "a text in each line of standard input (or of a file), an answer in each line of output")
    .option("--json", "print {findings}")
    .action(async (file: string | undefined, options: CheckOptions, command: Command) => {
      if (options.jsonl) {
        const { checkLines } = await import("./check-lines");
        await answer({}, async () => {
          process.exitCode = await checkLines(file ?? "-");
        });
      } else if (options.release && !file) {
        await tell(options, () => checkRelease(options.release ?? ""));
      } else if (file && !options.release) {
        await tell(options, () => checkFile(file));
      } else {
        command.error("give one of a file, --release and --jsonl", { exitCode: exitStatus.usage });
      }
    });
}

/** Findings alone as JSON; for people with the passages round them. */
async function tell({ json }: CheckOptions, work: () => Promise<Checked>): Promise<void> {
  let versions: Checked["versions"] = [];
  await answer(
    { ...(json ? { json } : {}) },
    async () => {
      const checked = await work();
      versions = checked.versions;
      return { findings: checked.findings };
    },
    ({ findings }) => console.log(tableOf({ findings, versions }, process.stdout.isTTY)),
  );
}

/** The parity findings of what the importer sees in a document; it needs no database. */
async function checkFile(file: string): Promise<Checked> {
  const { checkedVersion } = await import("@/document/blocks");
  const { assembled, proposalOf } = await import("@/document/from-split");
  const { check } = await import("@/text/parity");
  const { splitFile } = await import("./split");
  const versions = assembled(proposalOf(await splitFile(file))).map((version) => checkedVersion(version));
  return { findings: check(versions, { region: "IQ" }), versions };
}

async function checkRelease(id: string): Promise<Checked> {
  const { asOperator } = await import("./operator");
  const { readId } = await import("./publishing");
  const queries = await import("@/domain/releases/queries");
  return asOperator(async (ctx) => {
    const { findings, versions } = await queries.checkRelease(ctx, readId(id));
    return { findings: findings.filter(({ dismissal }) => !dismissal), versions };
  });
}
