// The little that we ask of mailauth; its own types bring the browser's with them.
declare module "mailauth/lib/dkim/verify.js" {
  export interface DkimResult {
    signingDomain: string;
    selector: string;
    algo: string;
    format: string;
    modulusLength?: number;
    signingHeaders: { keys: string };
    status: { result: string; comment?: string };
  }
  export function dkimVerify(
    message: Buffer,
    options: { curTime: Date; resolver: (name: string, type: string) => Promise<string[][]> },
  ): Promise<{ headerFrom: string[]; results: DkimResult[] }>;
}
declare module "mailauth/lib/dmarc/index.js" {
  export function dmarc(options: {
    headerFrom: string[];
    spfDomains: [];
    dkimDomains: unknown[];
    resolver: (name: string, type: string) => Promise<string[][]>;
  }): Promise<{ status: { result: string } }>;
}
