import { type Command, InvalidArgumentError } from "commander";
import { notFound } from "@/base/refusal";
import { exitStatus, type LanguageRule, languageRules } from "@/base/vocabulary";
import type { Ctx } from "@/domain/context";
import { answer } from "./door";
import { asOperator } from "./operator";
import { readId } from "./publishing";
import type { SendOptions } from "./send-flow";

/** `send`: a release to lists, and what is done to a send that is under way. */
export function registerSend(program: Command): void {
  program
    .command("send <release> [send]")
    .description("send a release to lists; or status, pause, resume, cancel and the id of a send")
    .option("--list <names>", "names of lists, joined by commas", readNames)
    .option("--languages <rule>", "own (each contact's choice), both, or one language for everyone", readRule, "own")
    .option("--test <address>", "send one message with [TEST] before the subject, and start nothing")
    .option("--wait", "wait until the send is completed, cancelled or needs a person")
    .option("--json", "print {send, state, counts}")
    .action(async (first: string, second: string | undefined, options: SendOptions, command: Command) => {
      const act = acts.find((name) => name === first);
      if (act && !second) command.error(`name the send to ${act}`, { exitCode: exitStatus.usage });
      if (!act && second) command.error(`${first} is none of ${acts.join(", ")}`, { exitCode: exitStatus.usage });
      if (!act && !options.list && !options.test) {
        command.error("name lists with --list, or an address with --test", { exitCode: exitStatus.usage });
      }
      await answer(
        options,
        () => asOperator((ctx) => (act ? steer(ctx, act, second ?? "") : begin(ctx, readId(first), options))),
        show,
      );
    });
}

const acts = ["status", "pause", "resume", "cancel"] as const;

async function begin(ctx: Ctx, releaseId: string, options: SendOptions) {
  const { sendAsOperator } = await import("./send-flow");
  return sendAsOperator(ctx, releaseId, options);
}

async function steer(ctx: Ctx, act: (typeof acts)[number], given: string) {
  const id = readSendId(given);
  const { sendStatus } = await import("@/domain/distribution/queries");
  if (act === "pause") await (await import("@/domain/distribution/pause")).pauseSend(ctx, { id });
  if (act === "resume") await (await import("@/domain/distribution/pause")).resumeSend(ctx, { id });
  if (act === "cancel") await (await import("@/domain/distribution/cancel")).cancelSend(ctx, { id });
  return sendStatus(ctx, id);
}

interface Shown {
  send: string | null;
  state: string;
  counts: object;
}

function show({ send, state, counts }: Shown): void {
  console.log(`${send ?? "test"} ${state}`);
  for (const [name, count] of Object.entries(counts)) if (count > 0) console.log(`${name.padEnd(11)} ${count}`);
}

function readNames(names: string): string[] {
  const read = names
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  if (read.length === 0) throw new InvalidArgumentError("Name at least one list.");
  return read;
}

function readRule(text: string): LanguageRule {
  const rule = languageRules.find((known) => known === text);
  if (!rule) throw new InvalidArgumentError(`One of ${languageRules.join(", ")}.`);
  return rule;
}

/** Anything that is not an id names no send. */
function readSendId(id: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id;
  throw notFound("send-not-found", { id });
}
