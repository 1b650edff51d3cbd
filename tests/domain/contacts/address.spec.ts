import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { packRef, unpackRef } from "@/base/delivery-ref";
import { needsSmtpUtf8, readAddress } from "@/domain/contacts/address";
import { fieldOf, readLanguages } from "@/domain/contacts/columns";
import { readPhone } from "@/domain/contacts/phone";

const long = "a".repeat(64);

for (const [written, norm] of [
  ["k.rubaie@nahrain.example", "k.rubaie@nahrain.example"],
  ["  K.Rubaie@NAHRAIN.Example ", "k.rubaie@nahrain.example"],
  ["Karim <k.rubaie@nahrain.example>", "k.rubaie@nahrain.example"],
  ["mailto:press@dijla.example", "press@dijla.example"],
  ["\u200fpress@dijla.example\u200e", "press@dijla.example"],
  ["first.last+news@dijla.example", "first.last+news@dijla.example"],
  ["press@أخبار.example", "press@xn--igbicxr.example"],
  ["press@dijla.example.", "press@dijla.example"],
  ["ليلى@dijla.example", "ليلى@dijla.example"],
  [`${long}@dijla.example`, `${long}@dijla.example`],
] as const) {
  test(`the address ${JSON.stringify(written)} is compared as ${norm}`, () => {
    expect(readAddress(written)?.norm).toBe(norm);
  });
}

for (const written of [
  "",
  "nobody",
  "@dijla.example",
  "a@",
  "a@b",
  "a b@dijla.example",
  "a@dij la.example",
  "a..b@dijla.example",
  ".a@dijla.example",
  "a@127.0.0.1",
  "a@dijla.example, b@dijla.example",
  'a"b@dijla.example',
  "a@dijla.example\r\nBcc: b@dijla.example",
  `${long}a@dijla.example`,
  `${"a".repeat(300)}@dijla.example`,
  "am\0al@dijla.example",
  "am\u007fal@dijla.example",
  "amal@dij\0la.example",
  // The parser of web addresses would take each of these for dijla.example.
  "amal@dij\tla.example",
  "amal@dij\nla.example",
  "amal@dijla.example/other",
  "amal@dijla.example?x",
  "amal@dijla%2eexample",
  "amal@dijla.example\\@other.example",
  "[email protected]",
]) {
  test(`${JSON.stringify(written)} is no address`, () => expect(readAddress(written)).toBeNull());
}

test("an address is read the same a second time, and holds nothing that could end a header", () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string()), (written) => {
      const address = readAddress(written);
      if (!address) return;
      expect(readAddress(address.email)).toEqual(address);
      expect(address.email).not.toMatch(/[\s<>",;:()]/);
    }),
  );
});

test("only a local part beyond ASCII asks the relay for SMTPUTF8", () => {
  expect(needsSmtpUtf8(readAddress("press@أخبار.example")?.email ?? "")).toBe(false);
  expect(needsSmtpUtf8("ليلى@dijla.example")).toBe(true);
});

test("columns are known in both languages, whatever their case and marks", () => {
  expect(["E-Mail", "NAME_AR", "البريد الالكتروني", "الاسم", "المؤسسه", "Favourite colour"].map(fieldOf)).toEqual([
    "email",
    "nameAr",
    "email",
    "nameAr",
    "outlet",
    null,
  ]);
});

test("a choice of languages keeps its order; an unknown one is no choice", () => {
  expect(readLanguages("AR + en")).toEqual(["ar", "en"]);
  expect(readLanguages("العربية")).toEqual(["ar"]);
  expect(readLanguages("")).toEqual([]);
  expect(readLanguages("en+xx")).toBeNull();
});

test("a phone is kept as E.164 when it can be read, else as it was written", () => {
  expect(readPhone("0751 234 2550", "IQ")).toBe("+9647512342550");
  expect(readPhone("‎+٩٦٤ ٧٥١ ٢٣٤ ٢٥٥٠", "IQ")).toBe("+9647512342550");
  expect(readPhone("ext. 12", "IQ")).toBe("ext. 12");
});

test("the name of a delivery is sixteen characters and reads back", () => {
  const whole = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(whole(2 ** 31 - 1), fc.maxSafeInteger().map(Math.abs), (sliceId, id) => {
      const packed = packRef({ sliceId, id });
      expect(packed).toMatch(/^[\w-]{16}$/);
      expect(unpackRef(packed)).toEqual({ sliceId, id });
    }),
  );
  expect(unpackRef("short")).toBeNull();
});
