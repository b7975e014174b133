// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

namespace xuanhao::theme {

// The one palette of the program. Text colours keep 4.5:1 on `surface` and `window`; plates have
// their legal colours instead and are the only loud thing on the screen.
inline const QColor kWindow(0xF3, 0xF4, 0xF6);
inline const QColor kSurface(0xFF, 0xFF, 0xFF);
inline const QColor kSunken(0xE9, 0xEC, 0xF0);
inline const QColor kBorder(0xC6, 0xCC, 0xD4);
inline const QColor kBorderStrong(0x8A, 0x94, 0xA3);
inline const QColor kText(0x1F, 0x29, 0x33);
inline const QColor kMuted(0x55, 0x60, 0x6E);
inline const QColor kAccent(0x0B, 0x57, 0xD0);
inline const QColor kAccentPressed(0x08, 0x44, 0xA6);
inline const QColor kAccentSoft(0xE6, 0xEE, 0xFB);
inline const QColor kOk(0x14, 0x6C, 0x2E);
inline const QColor kOkSoft(0xE4, 0xF3, 0xE8);
inline const QColor kWarn(0x8A, 0x50, 0x00);
inline const QColor kWarnSoft(0xFF, 0xF3, 0xD6);
inline const QColor kError(0xB3, 0x26, 0x1E);
inline const QColor kErrorSoft(0xFD, 0xE7, 0xE5);
inline const QColor kInfo(0x3B, 0x4A, 0x63);
inline const QColor kOffline(0x5B, 0x3A, 0x8C);
inline const QColor kKeyDisabledText(0x8C, 0x8C, 0x8C);
inline const QColor kKeyDisabled(0xF0, 0xF0, 0xF0);
inline const QColor kSlotFrame(0xFF, 0xC8, 0x00);

// Distances in logical pixels: one scale for the whole program.
inline constexpr int kGap = 8;
inline constexpr int kGapLarge = 16;
inline constexpr int kPagePadding = 24;
inline constexpr int kRadius = 6;
inline constexpr int kFieldHeight = 36;
inline constexpr int kButtonHeight = 40;

/// Widget property "kind" of buttons: nothing, "primary", "danger" or "quiet".
inline constexpr const char* kKindProperty = "kind";

} // namespace xuanhao::theme
