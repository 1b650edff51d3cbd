"use server";
import { redirect } from "next/navigation";
import { action } from "@/app/_server/action";
import { SendAgain, SendNotice } from "@/domain/distribution/form";
import { prepareSend } from "@/domain/distribution/prepare-send";

export const sendAgain = action(SendAgain, prepareSend, ({ id }, { releaseId }) =>
  redirect(`/desk/releases/${releaseId}/send?send=${id}`),
);

export const sendNotice = action(SendNotice, prepareSend, ({ id }, { releaseId }) =>
  redirect(`/desk/releases/${releaseId}/send?send=${id}`),
);
