import { del, get, set } from "idb-keyval";
import type { Language } from "@/base/vocabulary";
import type { Content } from "./edit-release";

/** A text that this device keeps until the server has it; `version` is the one it began from. */
export interface KeptCopy extends Content {
  version: number;
}

const key = (releaseId: string, language: Language) => `bayan.${releaseId}.${language}`;

/** A browser that refuses storage (private windows) must not stop anyone from writing. */
const quietly = <T>(work: Promise<T>) => work.catch(() => undefined);

export const keepCopy = (releaseId: string, language: Language, copy: KeptCopy) =>
  quietly(set(key(releaseId, language), copy));

export const findCopy = (releaseId: string, language: Language) => quietly(get<KeptCopy>(key(releaseId, language)));

export const dropCopy = (releaseId: string, language: Language) => quietly(del(key(releaseId, language)));
