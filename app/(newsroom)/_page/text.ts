import { endMark } from "@/document/end-mark";
import { versionText } from "@/document/to-text";
import type { PublicVersion } from "@/domain/newsroom/queries";
import { facing, type View } from "./view";

/** One language as plain text, with its end mark. */
export function textOf(view: View, version: PublicVersion): string {
  const { t } = facing(view, version.lang);
  return `${versionText(version, {}, { notes: t("newsroom.notes") })}\n\n${endMark(version.lang)}\n`;
}
