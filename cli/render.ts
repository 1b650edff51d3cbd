import { writeFileSync } from "node:fs";
import { type Command, InvalidArgumentError } from "commander";
import { type Language, languages } from "@/base/vocabulary";
import { answer } from "./door";
import { pathOf } from "./input";
import { asOperator } from "./operator";
import { readId } from "./publishing";

const forms = ["web", "mail", "text"] as const;
type Form = (typeof forms)[number];

interface RenderOptions {
  as: Form;
  locale: Language[];
  out?: string;
}

/** `render`: the page, mail or plain text of a release, byte for byte what the public or a journalist gets. */
export function registerRender(program: Command): void {
  program
    .command("render <id>")
    .description("print a release as the public or a journalist gets it")
    .requiredOption("--as <form>", forms.join(", "), readForm)
    .requiredOption("--locale <list>", "en, ar, or ar+en for both in that order", readLocale)
    .option("--out <file>", "write to a file instead of standard output")
    .action(async (id: string, { as, locale, out }: RenderOptions) => {
      await answer(
        {},
        async () => {
          const { rendering } = await import("./rendering");
          return asOperator((ctx) => rendering(ctx, readId(id), as, locale));
        },
        (text) => (out ? writeFileSync(pathOf(out), text) : process.stdout.write(text)),
      );
    });
}

function readForm(text: string): Form {
  const form = forms.find((known) => known === text);
  if (!form) throw new InvalidArgumentError(`One of ${forms.join(", ")}.`);
  return form;
}

function readLocale(text: string): Language[] {
  const named = text.split("+");
  const known = named.flatMap((code) => languages.filter((language) => language === code));
  if (known.length !== named.length || new Set(known).size !== known.length || known.length > 2) {
    throw new InvalidArgumentError("Write it as en, ar, or ar+en.");
  }
  return known;
}
