"use client";
import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel, ToggleButton, ToggleButtonGroup } from "react-aria-components";

export interface TabProps {
  id: string;
  label: ReactNode;
  count?: number;
  children: ReactNode;
}

/** Panels of one page. Between pages use links with `aria-current` in an element of class `tabs`. */
export function Tabs({ label, tabs, selected }: { label: string; tabs: TabProps[]; selected?: string }) {
  return (
    <AriaTabs defaultSelectedKey={selected}>
      <TabList aria-label={label} className="tabs">
        {tabs.map(({ id, label: says, count }) => (
          <Tab key={id} id={id}>
            {says}
            {count === undefined ? null : <span className="n num">{count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, children }) => (
        <TabPanel key={id} id={id} className="pt-4">
          {children}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

interface SegmentsProps<Value extends string> {
  label: string;
  choices: { value: Value; label: ReactNode }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One of a few, at once: the surface of a preview, the width of a frame. */
export function Segments<Value extends string>({ label, choices, value, onChange }: SegmentsProps<Value>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="seg"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = choices.find((choice) => keys.has(choice.value));
        if (chosen) onChange(chosen.value);
      }}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.value} id={choice.value}>
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
