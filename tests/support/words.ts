import type { InterfaceLanguage } from "@/base/vocabulary";
import ar from "@/ui/messages/ar.json" with { type: "json" };
import en from "@/ui/messages/en.json" with { type: "json" };

/** What a screen says, by the key of its words: `say("ar")("nav.desk")`. */
export function say(language: InterfaceLanguage): (key: string) => string {
  const words: unknown = { en, ar }[language];
  return (key) => {
    const found = key
      .split(".")
      .reduce<unknown>(
        (at, part) => (typeof at === "object" && at !== null ? Reflect.get(at, part) : undefined),
        words,
      );
    if (typeof found !== "string") throw new Error(`no words for ${key}`);
    return found;
  };
}
