"use server";
import { z } from "zod";
import { sendTestMail } from "@/domain/settings/send-test";
import { action } from "./action";

export const sendTest = action(z.object({}), sendTestMail, () => undefined);
