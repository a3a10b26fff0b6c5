// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Template } from "@/server/domain/expression/template";
import { readTemplate } from "./template-dom";
import { TemplateInput } from "./template-input";
import { type Values, ValuesProvider } from "./values";

const values: Values = {
  groups: [
    {
      nodeId: "n_form",
      title: "Form",
      hue: "trigger",
      options: [
        { ref: { node: "n_form", path: ["fields", "name"] }, label: "Name", type: "text", sample: "Ada" },
        { ref: { node: "n_form", path: ["fields", "city"] }, label: "City", type: "text", sample: "London" },
      ],
    },
  ],
  own: null,
};
const name = { node: "n_form", path: ["fields", "name"] };
const gone = { node: "n_gone", path: ["x"] };

let latest: Template = [];
function Holder({ start, multiline = false }: { start: Template; multiline?: boolean }) {
  const [value, setValue] = useState(start);
  latest = value;
  return (
    <ValuesProvider value={values}>
      <TemplateInput aria-label="Text" value={value} onValueChange={setValue} multiline={multiline} />
      <button type="button" onClick={() => setValue(["from outside"])}>
        outside
      </button>
    </ValuesProvider>
  );
}

function caretAtEnd(element: HTMLElement) {
  element.focus();
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(false);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  document.dispatchEvent(new Event("selectionchange"));
}

function type(element: HTMLElement, text: string) {
  caretAtEnd(element);
  const range = document.getSelection()?.getRangeAt(0);
  range?.insertNode(document.createTextNode(text));
  fireEvent.input(element);
}

beforeAll(() => {
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  Element.prototype.scrollIntoView ??= () => {};
});
afterEach(cleanup);

describe("TemplateInput", () => {
  test("shows chips by name, and a value that is gone as missing", () => {
    render(<Holder start={["Dear ", name, ", ", gone]} />);
    const chips = screen.getByRole("textbox").querySelectorAll("[data-value-chip]");
    expect([...chips].map((chip) => chip.textContent)).toEqual(["Name", "missing value"]);
    expect(chips[0]?.getAttribute("title")).toBe("Name from Form: Ada");
    expect(chips[1]?.className).toContain("outline-dashed");
  });

  test("typing around chips keeps them", () => {
    render(<Holder start={["Dear ", name]} />);
    type(screen.getByRole("textbox"), "!");
    expect(latest).toEqual(["Dear ", name, "!"]);
  });

  test("Backspace behind a chip takes the chip, not a letter before it", () => {
    render(<Holder start={["Dear ", name]} />);
    const box = screen.getByRole("textbox");
    caretAtEnd(box);
    fireEvent.keyDown(box, { key: "Backspace" });
    expect(latest).toEqual(["Dear "]);
  });

  test("@ at the beginning of a word opens the values, inside an address it is a letter", () => {
    render(<Holder start={["me"]} />);
    const box = screen.getByRole("textbox");
    caretAtEnd(box);
    fireEvent.keyDown(box, { key: "@" });
    expect(screen.queryByText("City")).toBeNull();
    type(box, " ");
    caretAtEnd(box);
    fireEvent.keyDown(box, { key: "@" });
    expect(screen.getByText("City")).toBeTruthy();
  });

  test("a picked value stands at the caret as a chip", async () => {
    render(<Holder start={["Hello "]} />);
    const box = screen.getByRole("textbox");
    caretAtEnd(box);
    fireEvent.click(screen.getByRole("button", { name: "Insert a value" }));
    await act(async () => {
      fireEvent.click(screen.getByText("City"));
      await new Promise((done) => setTimeout(done, 50));
    });
    expect(latest).toEqual(["Hello ", { node: "n_form", path: ["fields", "city"] }]);
  });

  test("pasted lines become one line where there is only one", () => {
    const data = { getData: (kind: string) => (kind === "text/plain" ? "a\nb" : "") };
    render(<Holder start={[]} />);
    caretAtEnd(screen.getByRole("textbox"));
    fireEvent.paste(screen.getByRole("textbox"), { clipboardData: data });
    expect(latest).toEqual(["a b"]);
    cleanup();
    render(<Holder start={[]} multiline />);
    caretAtEnd(screen.getByRole("textbox"));
    fireEvent.paste(screen.getByRole("textbox"), { clipboardData: data });
    expect(latest).toEqual(["a\nb"]);
  });

  test("a change from outside is drawn", () => {
    render(<Holder start={["Dear ", name]} />);
    fireEvent.click(screen.getByText("outside"));
    expect(readTemplate(screen.getByRole("textbox"))).toEqual(["from outside"]);
  });

  test("what a browser makes of typed lines is read as lines", () => {
    const root = document.createElement("div");
    root.innerHTML = "one<div>two</div><div><br></div><div>three&nbsp;x</div>";
    expect(readTemplate(root)).toEqual(["one\ntwo\n\nthree x"]);
  });
});
