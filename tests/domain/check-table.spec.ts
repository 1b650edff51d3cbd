import { expect, test } from "@playwright/test";
import { tableOf } from "@/cli/check-table";
import { check } from "@/text/parity";
import { version } from "../support/versions";

const versions = [
  version("en", "A clinic opens", "It has 30 rooms and a garden, as those who built it say with some pride."),
  version("ar", "افتتاح عيادة", "تضم 43 غرفة وحديقة، كما يقول من بنوها بشيء من الفخر."),
];
const findings = check(versions, { region: "IQ" });

test("a pipe gets the findings with their passages, and nothing but text", () => {
  expect(tableOf({ findings, versions }, false)).toBe(
    [
      "must fix   1  number.mismatch",
      "              en  It has 30 rooms and a garden, as those who…",
      "              ar  تضم 43 غرفة وحديقة، كما يقول من بنوها…",
      "1 must fix",
    ].join("\n"),
  );
});

test("a terminal gets each passage in its own direction", () => {
  const table = tableOf({ findings, versions }, true);
  expect(table).toMatch(/en {2}\u2066It has .*30.*\u2069/);
  expect(table).toMatch(/ar {2}\u2067تضم .*43.*\u2069/);
});

test("a text in which all agrees is said to", () => {
  expect(tableOf({ findings: [], versions }, false)).toBe("nothing found");
});
