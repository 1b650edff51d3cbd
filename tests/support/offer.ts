import SMTPConnection from "nodemailer/lib/smtp-connection";

interface Certified {
  host: string;
  ca: string;
}

/** One transaction with whoever takes bounces here, encrypted where a certificate is asked for; what was answered last. */
export async function offer(port: number, to: string | string[], raw: Uint8Array, asks?: Certified): Promise<string> {
  const encrypted = asks && { requireTLS: true, tls: { ca: asks.ca, servername: asks.host } };
  const connection = new SMTPConnection({ host: "127.0.0.1", port, ...(encrypted ?? { ignoreTLS: true }) });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once("error", reject);
      connection.connect(() => resolve());
    });
    return await new Promise((resolve) =>
      connection.send({ from: "", to }, Buffer.from(raw), (error, info) => {
        const refused = error as { response?: string } | null;
        const left = refused ? [] : info.rejectedErrors;
        resolve(
          [refused ? (refused.response ?? "") : info.response, ...(left ?? []).map((one) => one.response)].join("\n"),
        );
      }),
    );
  } finally {
    connection.close();
  }
}
