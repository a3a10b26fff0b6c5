"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { errorText } from "@/components/lib/error-text";
import { useTRPC } from "@/components/lib/trpc";
import { useLive } from "@/components/shell/live";
import type { GridRow } from "@/components/tables/table-grid";
import type { JsonValue } from "@/server/domain/json";
import type { TableColumn } from "@/server/domain/table/table";

/** A table's rows, page by page, and what one may do with them. `problem` says why the last change was not saved. */
export function useTable(id: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const query = useInfiniteQuery(
    trpc.tables.get.infiniteQueryOptions({ id }, { getNextPageParam: (page) => page.nextCursor }),
  );
  const refresh = useCallback(
    () => queries.invalidateQueries({ queryKey: trpc.tables.pathKey() }),
    [queries, trpc],
  );

  // runs write into tables; many at once are one look
  const waiting = useRef(false);
  useLive(({ kind }) => {
    if (kind !== "run" || waiting.current) return;
    waiting.current = true;
    setTimeout(() => {
      waiting.current = false;
      void refresh();
    }, 1_000);
  });

  const { mutateAsync: update } = useMutation(trpc.tables.updateRow.mutationOptions());
  const { mutateAsync: insert, isPending: adding } = useMutation(trpc.tables.addRow.mutationOptions());
  const { mutateAsync: erase } = useMutation(trpc.tables.removeRow.mutationOptions());

  const tried = useCallback(async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      const result = await work;
      setProblem(null);
      return result;
    } catch (error) {
      setProblem(errorText(error));
      throw error;
    }
  }, []);

  // rows added here stand at the end even while the pages between are not loaded
  const [added, setAdded] = useState<GridRow[]>([]);
  const commit = useCallback(
    async (rowId: string, column: TableColumn, value: JsonValue) => {
      const { values } = await tried(update({ id, rowId, values: { [column.key]: value } }));
      setAdded((all) => all.map((row) => (row.id === rowId ? { ...row, values } : row)));
      await refresh();
    },
    [id, refresh, tried, update],
  );
  const add = useCallback(async () => {
    const made = await tried(insert({ id, values: {} })).catch(() => null);
    if (made) setAdded((all) => [...all, { id: made.rowId, values: {} }]);
    await refresh();
  }, [id, insert, refresh, tried]);
  const remove = useCallback(
    async (rowId: string) => {
      await erase({ id, rowId });
      setAdded((all) => all.filter((row) => row.id !== rowId));
      await refresh();
    },
    [erase, id, refresh],
  );

  const pages = query.data?.pages ?? [];
  const loaded: GridRow[] = pages.flatMap((page) => page.rows);
  return {
    table: pages[0]?.table ?? null,
    rows: [...loaded, ...added.filter((row) => !loaded.some(({ id: other }) => other === row.id))],
    hasMore: query.hasNextPage,
    more: query.fetchNextPage,
    error: query.error,
    problem,
    commit,
    add,
    adding,
    remove,
  };
}
