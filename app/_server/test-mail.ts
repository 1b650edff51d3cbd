"use server";
import { z } from "zod";
import { sendMailTest } from "@/domain/settings/send-mail-test";
import { action } from "./action";

export const testMail = action(z.object({}), sendMailTest);
