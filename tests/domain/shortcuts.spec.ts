import { expect, test } from "@playwright/test";
import { shortcutOf } from "@/app/desk/releases/[id]/edit/shortcuts";

const none = { ctrlKey: false, metaKey: false, altKey: false };
const ctrl = { ...none, ctrlKey: true };

test("a shortcut is the same on an Arabic keyboard and on a Latin one", () => {
  expect(shortcutOf({ ...ctrl, key: "s", code: "KeyS" })).toBe("save");
  expect(shortcutOf({ ...ctrl, key: "س", code: "KeyS" })).toBe("save");
  expect(shortcutOf({ ...ctrl, altKey: true, key: "م", code: "KeyL" })).toBe("swap");
  expect(shortcutOf({ ...none, metaKey: true, altKey: true, key: "¬", code: "KeyL" })).toBe("swap");
  expect(shortcutOf({ ...ctrl, key: "ظ", code: "Slash" })).toBe("insert");
});

test("on a keyboard with another order of letters the letter decides, not its place", () => {
  expect(shortcutOf({ ...ctrl, key: "s", code: "Semicolon" })).toBe("save");
  expect(shortcutOf({ ...ctrl, key: "o", code: "KeyS" })).toBeUndefined();
});

test("findings and tools are reached by keys that have no letter", () => {
  expect(shortcutOf({ ...ctrl, altKey: true, key: "ArrowDown", code: "ArrowDown" })).toBe("next");
  expect(shortcutOf({ ...ctrl, altKey: true, key: "ArrowUp", code: "ArrowUp" })).toBe("previous");
  expect(shortcutOf({ ...none, altKey: true, key: "F10", code: "F10" })).toBe("tools");
  expect(shortcutOf({ ...none, key: "s", code: "KeyS" })).toBeUndefined();
});
