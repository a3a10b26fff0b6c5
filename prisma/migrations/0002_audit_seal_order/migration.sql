-- The sealer takes entries in the order of their transactions, from where it stopped.
CREATE INDEX "audit_entry_txid_id_idx" ON "audit_entry" ("txid", "id");
