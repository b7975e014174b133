-- SPDX-FileCopyrightText: Xuanhao contributors
-- SPDX-License-Identifier: Apache-2.0
-- A result is printed again without a line (C2, F4), and ends (E6). What was kept before says its last day only
-- under its seal: 180 days are longer than any validity and the month after it.

ALTER TABLE result ADD COLUMN receipts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE result ADD COLUMN keep_until INTEGER NOT NULL DEFAULT 0;
UPDATE result SET keep_until = stored_at + 15552000000;
