"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Reads the page again each second while an answer is awaited; the server leaves it out once there is none. */
export function ReadAgain() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 1000);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
