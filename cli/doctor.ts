import type { Command } from "commander";
import { answer } from "./door";

export function registerDoctor(program: Command): void {
  program
    .command("doctor")
    .description(
      "check Node, database, migrations, relay, public address, browser, fonts, clock, disk and the records of the domain",
    )
    .option("--json", "print [{check, ok, says}]")
    .action(async (options: { json?: boolean }) => {
      const { examine } = await import("./doctor-checks");
      await answer(options, examine, (findings) => {
        for (const { check, ok, says } of findings)
          console.log(`${ok ? "ok   " : "wrong"} ${check.padEnd(10)} ${says}`);
      });
    });
}
