// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/pictures.h"

#include <QFile>
#include <QTest>

// Golden pages: XUANHAO_WRITE_GOLDEN=1 writes them anew, and fails, so that nobody forgets it.

namespace xuanhao::test {

inline bool isWritingGoldens()
{
    return qEnvironmentVariableIsSet("XUANHAO_WRITE_GOLDEN");
}

inline QString goldenPath(const QString& name)
{
    return QStringLiteral(XUANHAO_SOURCE_DIR "/tests/print/golden/") + name;
}

/// The first line in which two lists differ, with its number; empty when they are equal.
inline QString firstDifference(const QString& list, const QString& golden)
{
    const QStringList lines = list.split(QLatin1Char('\n'));
    const QStringList expected = golden.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < qMax(lines.size(), expected.size()); ++i) {
        if (lines.value(i) != expected.value(i))
            return QStringLiteral("line %1 is\n%2\nand should be\n%3")
                .arg(i + 1)
                .arg(lines.value(i), expected.value(i));
    }
    return {};
}

/// Holds a list against its golden file, or writes the file.
inline void compareWithGolden(const QString& list, const QString& name)
{
    QFile file(goldenPath(name));
    if (isWritingGoldens()) {
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(list.toUtf8()) > 0);
        QFAIL("The golden list was written");
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString difference = firstDifference(list, QString::fromUtf8(file.readAll()));
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

/// Holds a picture against its golden file, or writes the file. At most kMaxShare of the pixels may differ.
inline void compareWithGolden(const QImage& image, const QString& name)
{
    if (isWritingGoldens()) {
        QVERIFY(image.save(goldenPath(name)));
        QFAIL("The golden picture was written");
    }
    const double share = differingShare(image, QImage(goldenPath(name)));
    QVERIFY2(share <= kMaxShare, qPrintable(QStringLiteral("%1 % of the pixels differ").arg(share * 100)));
}

} // namespace xuanhao::test
