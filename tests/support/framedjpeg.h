// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace xuanhao::test {

inline QByteArray bigEndian(int word)
{
    return QByteArray(1, static_cast<char>(word >> 8)) + static_cast<char>(word & 0xFF);
}

/// One segment: marker, length, content.
inline QByteArray jpegSegment(int marker, const QByteArray& content)
{
    return QByteArray("\xFF") + static_cast<char>(marker) + bigEndian(static_cast<int>(content.size()) + 2) +
           content;
}

/// A baseline JPEG in grey as far as its segments go; what lies in its scan is no picture.
inline QByteArray framedJpeg(int width, int height, const QByteArray& scan = "scan")
{
    const QByteArray frame =
        QByteArray("\x08") + bigEndian(height) + bigEndian(width) + QByteArray("\x01\x01\x11\x00", 4);
    return QByteArray("\xFF\xD8") + jpegSegment(0xE0, QByteArray("JFIF\0", 5)) + jpegSegment(0xC0, frame) +
           jpegSegment(0xDA, QByteArray("\x01\x01\x00\x00\x3F\x00", 6)) + scan + QByteArray("\xFF\xD9");
}

} // namespace xuanhao::test
