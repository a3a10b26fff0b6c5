// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { VirtualList } from "./virtual-list";

const HEIGHT = 360;
const ROW = 36;

// jsdom lays nothing out: give the scroller a height so that there is a window to look through.
beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(HEIGHT);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(ROW);
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function list(count: number, onEndReached?: () => void) {
  return (
    <VirtualList
      label="Tasks"
      items={Array.from({ length: count }, (_, index) => `task ${index + 1}`)}
      getKey={(item) => item}
      renderItem={(item) => <a href="/inbox">{item}</a>}
      estimateSize={ROW}
      overscan={2}
      onEndReached={onEndReached}
    />
  );
}

test("only what is in sight exists, and the whole length is told", () => {
  render(list(10_000));
  const rows = within(screen.getByRole("list", { name: "Tasks" })).getAllByRole("listitem");
  expect(rows.length).toBeLessThan(40);
  expect(rows[0]?.getAttribute("aria-setsize")).toBe("10000");
  expect(rows[0]?.getAttribute("aria-posinset")).toBe("1");
});

test("more is asked for only when the end is near", () => {
  const more = vi.fn();
  const { rerender } = render(list(10_000, more));
  expect(more).not.toHaveBeenCalled();
  rerender(list(3, more));
  expect(more).toHaveBeenCalled();
});
