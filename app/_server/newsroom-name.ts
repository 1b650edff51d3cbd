import "server-only";
import { getNewsroom, inWords } from "@/domain/settings/queries";
import { openDoor } from "./session";
import { interfaceLanguage } from "./words";

/** What the newsroom is called in the language of the interface. */
export async function newsroomName(): Promise<string> {
  const { names, source } = await getNewsroom(openDoor());
  return inWords(names, await interfaceLanguage(), source);
}
