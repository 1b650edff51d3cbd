import { z } from "zod";
import { answer } from "@/app/_server/answer";
import { invalid } from "@/base/refusal";
import { largestImport, readImport } from "@/document/from-file";
import { proposalOf } from "@/document/from-split";
import { getNewsroom } from "@/domain/settings/queries";
import { allow } from "@/domain/staff/allow";
import { split } from "@/text/split";
import type { Reading } from "../reading";

export const dynamic = "force-dynamic";

const Given = z.union([z.object({ text: z.string().min(1) }), z.object({ file: z.instanceof(File) })]);

/** Takes a pasted text or a file apart. Nothing is kept: the desk shows the proposal, and a person confirms it. */
export const POST = (request: Request) =>
  answer(
    request,
    Given,
    async ({ ctx, input }): Promise<Reading> => {
      allow(ctx, "release.create");
      const { region, languages } = await getNewsroom(ctx);
      const found = split("text" in input ? input.text : await blocksOf(input.file), region);
      const spoken = [...languages.map(({ language }) => language), ...found.versions.map(({ lang }) => lang)];
      return { blocks: proposalOf(found), warnings: found.warnings, languages: [...new Set(spoken)] };
    },
    async (asked) => {
      const form = await asked.formData();
      const file = form.get("file");
      return file instanceof File && file.size > 0 ? { file } : { text: String(form.get("text") ?? "").trim() };
    },
  );

async function blocksOf(file: File) {
  if (file.size > largestImport) throw invalid("file-too-large", { bytes: file.size, most: largestImport });
  return readImport(new Uint8Array(await file.arrayBuffer()), file.name);
}
