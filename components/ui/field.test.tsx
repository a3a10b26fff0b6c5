// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactElement } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { Combobox } from "./combobox";
import { Field } from "./field";
import { Input } from "./input";
import { NumberInput } from "./number-input";
import { RadioGroup } from "./radio-group";
import { Select } from "./select";
import { Textarea } from "./textarea";

afterEach(cleanup);

const items = [
  { value: "a", label: "First" },
  { value: "b", label: "Second" },
];

const controls: [string, string, ReactElement][] = [
  ["Input", "textbox", <Input key="c" />],
  ["Textarea", "textbox", <Textarea key="c" />],
  ["NumberInput", "textbox", <NumberInput key="c" defaultValue={1} />],
  ["Select", "combobox", <Select key="c" items={items} defaultValue="a" />],
  ["Combobox", "combobox", <Combobox key="c" items={items} value={null} onValueChange={() => {}} />],
];

function wordsOf(element: HTMLElement): string {
  const ids = (element.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" | ");
}

test.each(controls)("%s is named by the label and described by help and error", (_name, role, control) => {
  const { rerender } = render(
    <Field label="Amount" description="In euros.">
      {control}
    </Field>,
  );
  const element = screen.getByRole(role, { name: /Amount/ });
  expect(wordsOf(element)).toContain("In euros.");
  expect(element.getAttribute("aria-invalid")).not.toBe("true");

  rerender(
    <Field label="Amount" description="In euros." error="Use digits only.">
      {control}
    </Field>,
  );
  expect(element.getAttribute("aria-invalid")).toBe("true");
  expect(wordsOf(element)).toContain("Use digits only.");
});

test("what is written arrives as text, controlled or not, beside the plain event", () => {
  const texts = vi.fn();
  const events = vi.fn();
  render(
    <>
      <Input aria-label="One" value="" onValueChange={texts} onChange={events} />
      <Textarea aria-label="Two" defaultValue="" onValueChange={texts} onChange={events} />
    </>,
  );
  for (const name of ["One", "Two"]) {
    fireEvent.change(screen.getByRole("textbox", { name }), { target: { value: `${name}!` } });
  }
  expect(texts.mock.calls).toEqual([["One!"], ["Two!"]]);
  expect(events).toHaveBeenCalledTimes(2);
});

test("each choice of a RadioGroup bears its own name, the group the field's", () => {
  render(
    <Field label="Role">
      <RadioGroup items={items} defaultValue="a" />
    </Field>,
  );
  expect(screen.getByRole("radiogroup", { name: "Role" })).toBeTruthy();
  expect(screen.getByRole("radio", { name: "Second" })).toBeTruthy();
});
