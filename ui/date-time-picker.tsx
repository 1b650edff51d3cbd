"use client";
import { type CalendarDateTime, isWeekend, parseDateTime, toCalendarDateTime, today } from "@internationalized/date";
import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  Heading,
  Label,
  Popover,
  Text,
} from "react-aria-components";
import { MustFix } from "./glyphs";

export interface DateTimePickerProps {
  id: string;
  label: string;
  zone: string;
  value: { date: string; time: string };
  onChange: (value: { date: string; time: string }) => void;
  hint?: ReactNode;
  error?: string;
}

/** Friday and Saturday are the weekend of the newsroom's region, whatever the interface speaks (CLDR, IQ). */
const region = "ar-IQ";

/** React Aria's date picker in our look: parts that are typed, and a month to choose from. */
export function DateTimePicker({ id, label, zone, value, onChange, hint, error }: DateTimePickerProps) {
  const noon = toCalendarDateTime(today(zone)).set({ hour: 12 });
  return (
    <DatePicker
      id={id}
      className="field date"
      granularity="minute"
      hourCycle={24}
      firstDayOfWeek="sat"
      placeholderValue={noon}
      value={readLocal(value)}
      onChange={(chosen) => onChange(chosen ? writeLocal(chosen) : { ...value, date: "" })}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      shouldForceLeadingZeros
    >
      <Label>{label}</Label>
      <FieldError className="msg">
        <MustFix />
        <span>{error}</span>
      </FieldError>
      <Group className="in affix">
        <DateInput className="parts num">{(part) => <DateSegment segment={part} />}</DateInput>
        <Button>
          <CalendarDays className="i s" />
        </Button>
      </Group>
      {hint ? (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      ) : null}
      <Popover className="pop">
        <Dialog className="month num">
          <Calendar>
            <header>
              <Button slot="previous" className="btn quiet sq">
                <ChevronLeft className="i flip" />
              </Button>
              <Heading className="b" />
              <Button slot="next" className="btn quiet sq">
                <ChevronRight className="i flip" />
              </Button>
            </header>
            <CalendarGrid weekdayStyle="short">
              <CalendarGridHeader>
                {/* Arabic has no shorter weekdays than «الأربعاء», too wide for a column: the article is let go. */}
                {(day) => <CalendarHeaderCell className="meta">{day.replace(/^ال/, "")}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>
                {(day) => <CalendarCell date={day} className={isWeekend(day, region) ? "day off" : "day"} />}
              </CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

function readLocal({ date, time }: DateTimePickerProps["value"]): CalendarDateTime | null {
  try {
    return date ? parseDateTime(`${date}T${time || "12:00"}`) : null;
  } catch {
    return null;
  }
}

const two = (n: number) => String(n).padStart(2, "0");

/** Always in Western digits and the Gregorian calendar: this goes over the wire. */
function writeLocal(chosen: { year: number; month: number; day: number; hour?: number; minute?: number }) {
  const { year, month, day, hour = 12, minute = 0 } = chosen;
  return { date: `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`, time: `${two(hour)}:${two(minute)}` };
}
