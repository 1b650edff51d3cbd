import { Command, CommanderError } from "commander";
import { exitStatus } from "@/base/vocabulary";
import { registerCheck } from "./check";
import { registerContacts } from "./contacts";
import { registerDoctor } from "./doctor";
import { registerImport } from "./import";
import { registerPublishing } from "./publishing";
import { registerRender } from "./render";
import { registerSample } from "./sample";
import { registerSend } from "./send";
import { registerSplit } from "./split";
import { registerUser } from "./user";

const program = new Command("bayan")
  .description("The operator's door to the newsroom")
  .exitOverride()
  .showHelpAfterError();

program
  .command("start")
  .description("start the newsroom: database, web, worker and, without a relay, the local mailbox")
  .action(async () => {
    await import("./leash");
    const { start } = await import("./start");
    process.exitCode = await start();
  });
registerDoctor(program);
registerSplit(program);
registerCheck(program);
registerImport(program);
registerPublishing(program);
registerContacts(program);
registerSample(program);
registerSend(program);
registerRender(program);
registerUser(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help that was asked for is no fault.
  process.exitCode = error.exitCode === 0 ? exitStatus.done : exitStatus.usage;
}
// What a finished command may have left open (a pool, a timer) does not keep it from ending.
process.exit();
