"use server";
import { action } from "@/app/_server/action";
import { cancelSend } from "@/domain/distribution/cancel";
import { DecideHeld, RescheduleForm, StartForm } from "@/domain/distribution/form";
import { decideHeld } from "@/domain/distribution/held";
import { OneSend } from "@/domain/distribution/input";
import { pauseSend, resumeSend } from "@/domain/distribution/pause";
import { rescheduleSend, startSend } from "@/domain/distribution/start";
import { tellFindings } from "../tell-findings";

export const start = action(StartForm, startSend, undefined, tellFindings);
export const reschedule = action(RescheduleForm, rescheduleSend);
export const cancel = action(OneSend, cancelSend);
export const pause = action(OneSend, pauseSend);
export const resume = action(OneSend, resumeSend);
export const decide = action(DecideHeld, (ctx, { id, decision }) => decideHeld(ctx, { id }, decision));
