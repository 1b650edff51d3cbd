import { text } from "node:stream/consumers";
import { type Command, InvalidArgumentError } from "commander";
import { invalid } from "@/base/refusal";
import { type Role, roles } from "@/base/vocabulary";
import { answer } from "./door";
import { asOperator } from "./operator";

interface AddOptions {
  email: string;
  name: string;
  role: Role[];
  passwordStdin?: boolean;
  json?: boolean;
}

/** `user add`: a person of the staff; without a password a link, once, with which they choose their own. */
export function registerUser(program: Command): void {
  program
    .command("user")
    .description("the people of the newsroom")
    .command("add")
    .description("create a person")
    .requiredOption("--email <address>", "their address, with which they sign in")
    .requiredOption("--name <name>", "their name")
    .requiredOption("--role <list>", `${roles.join(", ")}; several joined by commas`, readRoles)
    .option("--password-stdin", "read the password from the first line of standard input")
    .option("--json", "print {id, link?}")
    .action(async (options: AddOptions) => {
      await answer(
        options,
        () => addUser(options),
        ({ id, link }) => console.log(link ?? id),
      );
    });
}

async function addUser({ email, name, role, passwordStdin }: AddOptions) {
  const { addPerson } = await import("@/domain/staff/add-person");
  const { AddPerson } = await import("@/domain/staff/input");
  const password = passwordStdin ? ((await text(process.stdin)).split(/\r?\n/)[0] ?? "") : undefined;
  const person = AddPerson.safeParse({ email, name, roles: role, password });
  if (!person.success) {
    const field = String(person.error.issues[0]?.path[0] ?? "");
    throw invalid(field === "email" ? "email-invalid" : field === "password" ? "password-short" : "invalid", { field });
  }
  return asOperator((ctx) => addPerson(ctx, person.data));
}

function readRoles(list: string): Role[] {
  const named = list.split(",").map((role) => role.trim());
  const known = roles.filter((role) => named.includes(role));
  if (known.length !== new Set(named).size) throw new InvalidArgumentError(`Roles: ${roles.join(", ")}.`);
  return known;
}
