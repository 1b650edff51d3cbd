"use server";
import { redirect } from "next/navigation";
import { action } from "@/app/_server/action";
import { PrepareSend } from "@/domain/distribution/form";
import { prepareSend } from "@/domain/distribution/prepare-send";

export const create = action(PrepareSend, prepareSend, ({ id }, { releaseId }) =>
  redirect(`/desk/releases/${releaseId}/send/test?send=${id}`),
);
