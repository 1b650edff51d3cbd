import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

const readme = readFileSync("README.md", "utf8");
const quoted = [...readme.matchAll(/`([^`\n]+)`/g)].map(([, words = ""]) => words);

test("every file and folder that the README names is there", () => {
  const rooms = /^(?:base|text|document|emails|db|domain|ui|app|web|worker|cli|tests|scripts|docs)(?:\/|$)/;
  const files = quoted.filter((words) => rooms.test(words));
  expect(files.length).toBeGreaterThan(25);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  const pictures = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, file = ""]) => file);
  expect(pictures.length).toBeGreaterThan(1);
  expect(pictures.filter((file) => !existsSync(file))).toEqual([]);
});

test("the README explains every variable that is read, and no other", () => {
  const name = /^[A-Z][A-Z_]{3,}$/;
  const read = [
    ...["base/env.ts", "base/bounce-env.ts"]
      .map((file) => readFileSync(file, "utf8"))
      .join("")
      .matchAll(/"([A-Z][A-Z_]{3,})"/g),
  ].map(([, one = ""]) => one);
  const rows = readme.split("\n").filter((line) => line.startsWith("| `"));
  const told = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, one = ""]) => one));
  expect([...new Set(told.filter((one) => name.test(one)))].sort()).toEqual([...new Set(read)].sort());
});

test("the README's commands exist", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const said = [...readme.matchAll(/(?:^|`)npm (?:run (?:-s )?)?([a-z:]+)/gm)].map(([, one = ""]) => one);
  expect(said).toEqual(expect.arrayContaining(["start", "test", "bayan"]));
  for (const command of said) expect(Object.keys(scripts), command).toContain(command);
});

test("the README is read in one sitting", () => {
  expect(readme.split("\n").length).toBeLessThanOrEqual(150);
});
