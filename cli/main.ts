import { Command, CommanderError } from "commander";
import { exitStatus } from "@/base/vocabulary";

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
// They bring the whole house with them: a second and a half that a start need not wait.
if (process.argv[2] !== "start") (await import("./commands")).registerCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help that was asked for is no fault.
  process.exitCode = error.exitCode === 0 ? exitStatus.done : exitStatus.usage;
}
// What a finished command may have left open (a pool, a timer) does not keep it from ending.
process.exit();
