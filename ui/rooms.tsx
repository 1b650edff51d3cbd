import { Calendar, ChartNoAxesColumn, Image, Inbox, ListFilter, Newspaper, Settings2, Users } from "lucide-react";

/** The rooms of the desk in the order of the rail, each with its address and its sign. */
export const rooms = {
  desk: { href: "/desk", Icon: Inbox },
  releases: { href: "/desk/releases", Icon: Newspaper },
  calendar: { href: "/desk/calendar", Icon: Calendar },
  contacts: { href: "/desk/contacts", Icon: Users },
  lists: { href: "/desk/lists", Icon: ListFilter },
  media: { href: "/desk/media", Icon: Image },
  reports: { href: "/desk/reports", Icon: ChartNoAxesColumn },
  settings: { href: "/desk/settings", Icon: Settings2 },
} as const;
export type Room = keyof typeof rooms;

export const newReleaseHref = "/desk/releases/new";
