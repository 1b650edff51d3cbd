import type { Command } from "commander";
import { answer } from "./door";
import { asOperator } from "./operator";

/** `sample`: an invented newsroom to look at; a second time it adds nothing. */
export function registerSample(program: Command): void {
  program
    .command("sample")
    .description("load the sample newsroom: releases with two planted discrepancies, and invented journalists")
    .option("--json", "print {releases, contacts}")
    .action(async (options: { json?: boolean }) => {
      const { loadSample } = await import("@/domain/sample");
      await answer(
        options,
        () => asOperator(loadSample),
        ({ releases, contacts }) => console.log(`${releases} releases, ${contacts} contacts added`),
      );
    });
}
