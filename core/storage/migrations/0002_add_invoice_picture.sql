-- SPDX-FileCopyrightText: Xuanhao contributors
-- SPDX-License-Identifier: Apache-2.0
-- The picture of a case's invoice, apart from the case so that the draft of a key press stays small.

CREATE TABLE invoice_picture (
    case_id    TEXT PRIMARY KEY,
    sealed     BLOB NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
