import type { Command } from "commander";
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

/** Every command but `start`. */
export function registerCommands(program: Command): void {
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
}
