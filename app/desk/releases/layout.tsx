import type { ReactNode } from "react";
import { ClientWords } from "@/app/_server/client-words";

export default function Layout({ children }: { children: ReactNode }) {
  return <ClientWords of={["publish", "audience", "send", "sendTime", "span"]}>{children}</ClientWords>;
}
