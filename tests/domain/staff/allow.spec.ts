import { expect, test } from "@playwright/test";
import { type Role, roles } from "@/base/vocabulary";
import type { Actor } from "@/domain/context";
import { type Act, acts, may, type Subject } from "@/domain/staff/allow";

/** The table of product.md 4 written out: who may do what, and to which. */

const [author, translator, editor, sender, admin] = roles;
const everyone: Role[] = [...roles];

const expected: Record<Act, Role[]> = {
  "release.read": everyone,
  "release.create": [author, editor, admin],
  "release.edit": [author, translator, editor, admin],
  "release.comment": [author, translator, editor, sender, admin],
  "release.submit": [author, translator, editor, admin],
  "release.review": [editor, admin],
  "release.publish": [editor, admin],
  "media.edit": [author, editor, admin],
  "records.edit": [editor, admin],
  "glossary.edit": [author, translator, editor, admin],
  "contacts.read": [sender, admin],
  "contacts.edit": [sender, admin],
  "contacts.export": [sender, admin],
  "send.test": [author, translator, editor, sender, admin],
  send: [sender, admin],
  "staff.manage": [admin],
  "settings.edit": [admin],
  "audit.read": [admin],
  "suppression.lift": [admin],
};

const person = (...held: Role[]): Actor => ({ kind: "person", id: "p1", name: "Sara", roles: held, languages: ["ar"] });

for (const act of acts) {
  test(`who may ever do “${act}”`, () => {
    expect(roles.filter((role) => may(person(role), act))).toEqual(
      roles.filter((role) => expected[act].includes(role)),
    );
  });
}

test("no role at all allows nothing", () => {
  expect(acts.filter((act) => may(person(), act))).toEqual([]);
});

test("roles add up", () => {
  for (const act of acts) {
    const both = may(person("editor", "sender"), act);
    expect(both, act).toBe(may(person("editor"), act) || may(person("sender"), act));
  }
});

const own: [string, Actor, Act, Subject, boolean][] = [
  ["an author edits an own release", person("author"), "release.edit", { ownerId: "p1" }, true],
  ["an author leaves another's release alone", person("author"), "release.edit", { ownerId: "p2" }, false],
  ["an author leaves a release without an owner alone", person("author"), "release.edit", { ownerId: null }, false],
  ["an author submits an own release", person("author"), "release.submit", { ownerId: "p1" }, true],
  ["an author does not submit another's", person("author"), "release.submit", { ownerId: "p2" }, false],
  [
    "a translator writes a language given to them",
    person("translator"),
    "release.edit",
    { ownerId: "p2", language: "ar" },
    true,
  ],
  [
    "a translator leaves other languages alone",
    person("translator"),
    "release.edit",
    { ownerId: "p1", language: "en" },
    false,
  ],
  ["a translator needs to know the language", person("translator"), "release.edit", { ownerId: "p1" }, false],
  ["an editor edits everyone's", person("editor"), "release.edit", { ownerId: "p2", language: "en" }, true],
];
for (const [sentence, actor, act, subject, answer] of own) {
  test(sentence, () => expect(may(actor, act, subject)).toBe(answer));
}

test("the operator may do what an admin may, but lifts no suppression", () => {
  const operator: Actor = { kind: "operator", name: "root" };
  expect(acts.filter((act) => !may(operator, act))).toEqual(["suppression.lift"]);
});

test("the public may do nothing, a job all that it was given", () => {
  expect(acts.filter((act) => may({ kind: "public" }, act))).toEqual([]);
  expect(acts.every((act) => may({ kind: "job", name: "send-slice" }, act))).toBe(true);
});

test("a token may do what its roles may, and nothing of its own", () => {
  const token: Actor = { kind: "token", id: "t1", name: "feed", roles: ["translator"] };
  expect(may(token, "release.edit", { ownerId: "p2", language: "ar" })).toBe(false);
  expect(may(token, "release.read")).toBe(true);
});
