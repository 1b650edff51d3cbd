import type { Command } from "commander";
import { exitStatus } from "@/base/vocabulary";
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
        await answer(options, () => checkRelease(options.release ?? ""), show);
      } else if (file && !options.release) {
        await answer(options, () => checkFile(file), show);
      } else {
        command.error("give one of a file, --release and --jsonl", { exitCode: exitStatus.usage });
      }
    });
}

/** The parity findings of what the importer sees in a document; it needs no database. */
async function checkFile(file: string) {
  const { checkedVersion } = await import("@/document/blocks");
  const { assembled, proposalOf } = await import("@/document/from-split");
  const { check } = await import("@/text/parity");
  const { splitFile } = await import("./split");
  const versions = assembled(proposalOf(await splitFile(file)));
  return {
    findings: check(
      versions.map((version) => checkedVersion(version)),
      { region: "IQ" },
    ),
  };
}

async function checkRelease(id: string) {
  const { asOperator } = await import("./operator");
  const { readId } = await import("./publishing");
  const queries = await import("@/domain/releases/queries");
  const { findings } = await asOperator((ctx) => queries.checkRelease(ctx, readId(id)));
  return { findings: findings.filter(({ dismissal }) => !dismissal) };
}

type Found = Awaited<ReturnType<typeof checkRelease | typeof checkFile>>;

const words = { error: "must fix", warning: "check", info: "note" };

function show({ findings }: Found): void {
  for (const { severity, code, paragraph, sides } of findings) {
    const texts = sides.map(({ lang, text }) => `${lang} “${text}”`).join(" · ");
    console.log(`${words[severity].padEnd(8)} ${String(paragraph).padStart(3)}  ${code}  ${texts}`);
  }
  console.log(findings.length === 0 ? "nothing found" : `${findings.length} found`);
}
