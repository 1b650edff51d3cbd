import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { EnvironmentFault } from "@/base/env";
import { dataFault, isCode, writeSecret } from "@/db/secrets";

export interface Mailbox {
  url: string;
  stop(): Promise<void>;
}

/**
 * The local mailbox that stands in for a relay: takes mail on a free loopback port, which it leaves in
 * `secrets/mailbox-port`, and shows the newest 500 on the web port. Nothing leaves the machine.
 */
export async function startMailbox(data: string, web: number): Promise<Mailbox> {
  const { MailDev } = await import("maildev");
  const mailDirectory = join(data, "mailbox");
  try {
    // Mails hold personal links.
    mkdirSync(mailDirectory, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw dataFault(data, error);
  }
  const loopback = { smtp: 0, ip: "127.0.0.1", web, webIp: "127.0.0.1" };
  const maildev = new MailDev({ ...loopback, mailDirectory, maxEmails: 500, silent: true });
  // It greets on standard output even when told to be silent.
  const { info } = console;
  console.info = () => {};
  try {
    const { smtp } = await maildev.start();
    writeSecret(data, "mailbox-port", String(smtp.getAddress().port));
  } catch (error) {
    if (!isCode(error, "EADDRINUSE", "EACCES")) throw error;
    throw new EnvironmentFault(
      `BAYAN_MAILBOX_PORT ${web} is in use by another program. Example: BAYAN_MAILBOX_PORT=${web + 1}`,
    );
  } finally {
    console.info = info;
  }
  return {
    url: `http://localhost:${web}`,
    async stop() {
      writeSecret(data, "mailbox-port", "");
      await maildev.stop();
    },
  };
}
