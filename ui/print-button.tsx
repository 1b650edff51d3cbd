"use client";
import { Printer } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";

export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button onPress={() => window.print()}>
      <Printer className="i s" aria-hidden="true" />
      {children}
    </Button>
  );
}
