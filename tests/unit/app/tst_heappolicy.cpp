// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/counter/heappolicy.h"

#include <QTest>

#include <malloc.h>

namespace {

std::size_t mappedBlocks()
{
    return mallinfo2().hblks;
}

} // namespace

/// Large blocks lie apart from the heap, so that they go back when they are free.
class TestHeapPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void largeBlocksStayApart()
    {
        xuanhao::keepHeapSmall();
        { // the first one that is freed would teach glibc to keep those that follow
            const QByteArray first(8'000'000, 'x');
            QCOMPARE(first.back(), 'x');
        }
        const std::size_t before = mappedBlocks();
        const QByteArray block(100'000, 'x');
        QCOMPARE(block.back(), 'x');
        QCOMPARE(mappedBlocks(), before + 1);
    }
};

QTEST_GUILESS_MAIN(TestHeapPolicy)
#include "tst_heappolicy.moc"
