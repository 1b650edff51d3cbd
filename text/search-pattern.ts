import { storableText } from "@/base/storable";

/** For `like`: whatever holds this text, taken letter for letter. */
export const containing = (text: string): string => `%${storableText(text).replace(/[\\%_]/g, "\\$&")}%`;
