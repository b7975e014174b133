// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/draws/drawverifier.h"
#include "tests/unit/core/domain/draws/recordedday.h"

#include <QTest>

#include <functional>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

using Lines = std::vector<DrawRecordLine>;

constexpr int kDayLine = 0;
constexpr int kPoolLine = 1;
constexpr int kFirstDraw = 2;
constexpr int kReturned = 3; ///< a number of the first draw
constexpr int kSegment = 4;
constexpr int kTaken = 5;
constexpr int kOtherPool = 6;
constexpr int kOtherDraw = 7;
constexpr int kLastDraw = 8;
constexpr int kEnd = 9;

template <typename Line>
Line& at(Lines& lines, int place)
{
    return std::get<Line>(lines.at(static_cast<std::size_t>(place)));
}

struct Alteration
{
    const char* name;
    std::function<void(Lines&)> alter;
    DrawFault fault;
    int line; ///< from 1
};

void remove(Lines& lines, int place)
{
    lines.erase(lines.begin() + place);
}

const std::vector<Alteration> kAlterations{
    {"another seed", [](Lines& l) { at<DrawDayLine>(l, kDayLine).seed[5] ^= 1; }, DrawFault::WrongCommitment,
     1},
    {"another commitment", [](Lines& l) { at<DrawDayLine>(l, kDayLine).commitment[0] = u'0'; },
     DrawFault::WrongCommitment, 1},
    {"another day", [](Lines& l) { at<DrawDayLine>(l, kDayLine).day = QDate(2026, 11, 28); },
     DrawFault::WrongCommitment, 1},
    {"another office", [](Lines& l) { at<DrawDayLine>(l, kDayLine).authority = QStringLiteral("粤A"); },
     DrawFault::WrongCommitment, 1},
    {"no day", [](Lines& l) { remove(l, kDayLine); }, DrawFault::NoDay, 1},
    {"the day twice", [](Lines& l) { l.insert(l.begin() + kFirstDraw, l.front()); }, DrawFault::Misplaced, 3},
    {"a snapshot with another byte", [](Lines& l) { at<DrawPoolLine>(l, kPoolLine).snapshot[20] ^= 1; },
     DrawFault::SnapshotDamaged, 2},
    {"a snapshot of another plate kind",
     [](Lines& l) { at<DrawPoolLine>(l, kPoolLine).kind = PlateKind::LargeCar; }, DrawFault::SnapshotDamaged,
     2},
    {"no snapshot", [](Lines& l) { remove(l, kPoolLine); }, DrawFault::PoolMissing, 2},
    {"a snapshot twice", [](Lines& l) { l.insert(l.begin() + kReturned, l[kPoolLine]); },
     DrawFault::Misplaced, 4},
    {"another snapshot",
     [](Lines& l) {
         PoolIndex pool(SerialRules::ordinary());
         pool.insert(77);
         at<DrawPoolLine>(l, kPoolLine).snapshot = poolSnapshotFrame(PlateKind::SmallCar, pool, 42);
     },
     DrawFault::FreeNumbersDiffer, 3},
    {"a drawn number replaced", [](Lines& l) { at<DrawLine>(l, kFirstDraw).numbers[3] = 1999; },
     DrawFault::NumbersDiffer, 3},
    {"two drawn numbers exchanged",
     [](Lines& l) {
         auto& numbers = at<DrawLine>(l, kFirstDraw).numbers;
         std::swap(numbers[0], numbers[1]);
     },
     DrawFault::NumbersDiffer, 3},
    {"a drawn number left out", [](Lines& l) { at<DrawLine>(l, kFirstDraw).numbers.pop_back(); },
     DrawFault::NumbersDiffer, 3},
    {"more wanted", [](Lines& l) { at<DrawLine>(l, kFirstDraw).wanted = 11; }, DrawFault::NumbersDiffer, 3},
    {"another wish", [](Lines& l) { at<DrawLine>(l, kLastDraw).filter = DrawFilter::Any; },
     DrawFault::NumbersDiffer, 9},
    {"another set hash", [](Lines& l) { at<DrawLine>(l, kFirstDraw).freeNumbers.high ^= 1; },
     DrawFault::FreeNumbersDiffer, 3},
    {"another count", [](Lines& l) { ++at<DrawLine>(l, kFirstDraw).freeCount; }, DrawFault::FreeNumbersDiffer,
     3},
    {"another version", [](Lines& l) { ++at<DrawLine>(l, kFirstDraw).version; }, DrawFault::VersionGap, 3},
    {"another draw number", [](Lines& l) { at<DrawLine>(l, kFirstDraw).nth = 2; }, DrawFault::DrawGap, 3},
    {"a draw left out", [](Lines& l) { remove(l, kOtherDraw); }, DrawFault::DrawGap, 8},
    {"a draw twice", [](Lines& l) { l.insert(l.begin() + kReturned, l[kFirstDraw]); }, DrawFault::DrawGap, 4},
    {"the last draw left out", [](Lines& l) { remove(l, kLastDraw); }, DrawFault::DrawCountDiffers, 9},
    {"the last draw left out and not counted",
     [](Lines& l) {
         remove(l, kLastDraw);
         at<DrawEndLine>(l, kLastDraw).draws = 4;
     },
     DrawFault::DrawCountDiffers, 9},
    {"another number returned",
     [](Lines& l) {
         auto& change = at<DrawChangeLine>(l, kReturned);
         change.first = change.last = at<DrawLine>(l, kFirstDraw).numbers[1];
     },
     DrawFault::FreeNumbersDiffer, 9},
    {"a free number returned",
     [](Lines& l) {
         auto& change = at<DrawChangeLine>(l, kReturned);
         change.first = change.last = 5000;
     },
     DrawFault::ImpossibleChange, 5},
    {"a number taken that is not free", [](Lines& l) { at<DrawChangeLine>(l, kTaken).first = 4999; },
     DrawFault::ImpossibleChange, 6},
    {"taken instead of returned",
     [](Lines& l) { at<DrawChangeLine>(l, kReturned).change = DrawChange::Removed; },
     DrawFault::ImpossibleChange, 4},
    {"a change left out", [](Lines& l) { remove(l, kSegment); }, DrawFault::VersionGap, 5},
    {"changes exchanged", [](Lines& l) { std::swap(l[kReturned], l[kSegment]); }, DrawFault::VersionGap, 4},
    {"a change of a pool nobody told of",
     [](Lines& l) { at<DrawChangeLine>(l, kTaken).kind = PlateKind::Moped; }, DrawFault::PoolMissing, 6},
    {"no end", [](Lines& l) { remove(l, kEnd); }, DrawFault::Truncated, 9},
    {"the end too early", [](Lines& l) { std::swap(l[kLastDraw], l[kEnd]); }, DrawFault::DrawCountDiffers, 9},
    {"something behind the end", [](Lines& l) { l.push_back(l[kTaken]); }, DrawFault::Misplaced, 11},
};

} // namespace

/// G1: a record that is right passes, and whatever is altered in it is found, with its line and draw.
class TestDrawVerifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rightRecordPasses()
    {
        const RecordedDay day = busyDay();
        DrawVerifier verifier;

        QCOMPARE(verified(textsOf(day.lines), verifier), std::nullopt);

        QCOMPARE(verifier.draws(), 3);
        QCOMPARE(verifier.numbers(), 10 + 3 + 50);
        QCOMPARE(verifier.changes(), 3);
        QCOMPARE(verifier.day()->day, RecordedDay::kDay);
    }

    void dayWithoutDrawsPasses()
    {
        RecordedDay day;
        day.end();
        DrawVerifier verifier;
        QCOMPARE(verified(textsOf(day.lines), verifier), std::nullopt);
        QCOMPARE(verifier.draws(), 0);
    }

    void alterationIsFound_data()
    {
        QTest::addColumn<int>("nth");
        for (std::size_t i = 0; i < kAlterations.size(); ++i)
            QTest::newRow(kAlterations[i].name) << static_cast<int>(i);
    }
    void alterationIsFound()
    {
        QFETCH(int, nth);
        const Alteration& alteration = kAlterations.at(static_cast<std::size_t>(nth));
        RecordedDay day = busyDay();
        alteration.alter(day.lines);
        DrawVerifier verifier;

        const auto finding = verified(textsOf(day.lines), verifier);

        QVERIFY(finding);
        QCOMPARE(finding->fault, alteration.fault);
        QCOMPARE(finding->line, alteration.line);
    }

    void findingNamesTheDrawAndWhatIsRight()
    {
        RecordedDay day = busyDay();
        DrawLine& draw = std::get<DrawLine>(day.lines[kFirstDraw]);
        const SerialIndex right = draw.numbers[0];
        draw.numbers[0] = 7;
        DrawVerifier verifier;

        const auto finding = verified(textsOf(day.lines), verifier);

        QCOMPARE(finding->draw->text(), QStringLiteral("2026-11-27-0001"));
        QVERIFY(finding->recorded.startsWith(QStringLiteral("00007 ")));
        QVERIFY(finding->computed.startsWith(SerialRules::ordinary().serialAt(right)));
    }

    /// Every byte of every line but the long one: nothing can be changed without being found, but how texts
    /// are written (spaces, "\/", a time's decimals) and when the commitment was made, which the seed can't
    /// prove.
    void everyChangedByteIsFound()
    {
        const QList<QByteArray> texts = textsOf(busyDay().lines);
        const DrawDayLine day = std::get<DrawDayLine>(*readRecordLine(texts.front()));
        for (qsizetype line = 0; line < texts.size(); ++line) {
            constexpr qsizetype kLong = 500; // base64 of one checksum
            const qsizetype step = texts[line].size() > kLong ? 7 : 1;
            for (qsizetype i = 0; i < texts[line].size(); i += step) {
                QList<QByteArray> altered = texts;
                altered[line][i] = static_cast<char>(altered[line][i] ^ 1);
                const auto read = readRecordLine(altered[line]);
                if (read && *read == *readRecordLine(texts[line]))
                    continue;
                if (const auto* other = read ? std::get_if<DrawDayLine>(&*read) : nullptr;
                    other && other->committedAt != day.committedAt)
                    continue;
                DrawVerifier verifier;
                QVERIFY2(verified(altered, verifier), altered[line].constData());
            }
        }
    }

    void lineThatIsNoneSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("draws");
        QTest::newRow("cut off") << QByteArray(R"({"line":"end","draws":)");
        QTest::newRow("a list") << QByteArray("[1,2]");
        QTest::newRow("a number") << QByteArray("12");
        QTest::newRow("an unknown sort") << QByteArray(R"({"line":"note"})");
        QTest::newRow("a wrong type") << QByteArray(R"({"line":"end","draws":"3"})");
        QTest::newRow("below zero") << QByteArray(R"({"line":"end","draws":-1})");
        QTest::newRow("half a number") << QByteArray(R"({"line":"end","draws":0.5})");
        QTest::newRow("too large a number") << QByteArray(R"({"line":"end","draws":4294967296})");
        QTest::newRow("something nobody reads") << QByteArray(R"({"line":"end","draws":0,"note":1})");
        QTest::newRow("a key twice") << QByteArray(R"({"line":"end","draws":0,"draws":0})");
        QTest::newRow("nested without end")
            << QByteArray(R"({"line":"end","draws":)") + QByteArray(100'000, '[');
        QTest::newRow("no UTF-8") << QByteArray("{\"line\":\"\xff\"}");
        QTest::newRow("a serial of no plate") << QByteArray(
            R"({"line":"change","kind":"02","version":9,"change":"added","first":"IIIII","last":"IIIII"})");
        QTest::newRow("a range backwards") << QByteArray(
            R"({"line":"change","kind":"02","version":9,"change":"added","first":"00009","last":"00001"})");
    }
    void lineThatIsNoneSaysWhy()
    {
        QFETCH(QByteArray, line);
        RecordedDay day;
        DrawVerifier verifier;
        QVERIFY(!verifier.take(textsOf(day.lines).front()));

        const auto finding = verifier.take(line);

        QVERIFY(finding);
        QCOMPARE(finding->fault, DrawFault::Unreadable);
        QCOMPARE(finding->line, 2);
        QVERIFY(!finding->detail.isEmpty());
    }

    void otherFormatIsRefused()
    {
        RecordedDay day;
        QByteArray text = textsOf(day.lines).front();
        text.replace("xuanhao-draws/1", "xuanhao-draws/2");
        DrawVerifier verifier;
        QCOMPARE(verifier.take(text)->fault, DrawFault::Unreadable);
    }

    void lineThatIsTooLongIsNotRead()
    {
        DrawVerifier verifier;
        QCOMPARE(verifier.take(QByteArray(kMostLineBytes + 1, ' '))->fault, DrawFault::TooLong);
    }

    void endlessChangesAreRefused()
    {
        RecordedDay day;
        const SerialIndex last = SerialRules::largeNewEnergy().size() - 1;
        day.release(PlateKind::LargeNewEnergy, 0, 0);
        day.draw(PlateKind::LargeNewEnergy, 1);
        DrawVerifier verifier;
        QList<QByteArray> texts = textsOf(day.lines);
        for (std::uint32_t i = 0; i < 60; ++i)
            texts.append(
                toRecordLine(DrawChangeLine{PlateKind::LargeNewEnergy, 44 + i,
                                            i % 2 == 0 ? DrawChange::Added : DrawChange::Removed, 0, last})
                    .chopped(1));

        const auto finding = verified(texts, verifier);

        QCOMPARE(finding->fault, DrawFault::TooManyChanges);
        QVERIFY(verifier.changes() >= 50);
    }

    void restoreLeavesRoomAndPoolsAreToldAnew()
    {
        RecordedDay day;
        day.release(PlateKind::SmallCar, 1000, 1999);
        day.draw(PlateKind::SmallCar, 10);
        day.restore(10'000);
        day.restore(20'000);
        day.draw(PlateKind::SmallCar, 10);
        day.end();
        DrawVerifier verifier;

        QCOMPARE(verified(textsOf(day.lines), verifier), std::nullopt);

        QCOMPARE(verifier.draws(), 2);
        QVERIFY((verifier.rooms() == std::vector<DrawRoom>{{2, 10'000}, {10'001, 20'000}}));
        // day, pool, draw, restored, restored, pool, draw, end
        Lines untold = day.lines;
        remove(untold, 5);
        DrawVerifier second;
        QCOMPARE(verified(textsOf(untold), second)->fault, DrawFault::PoolMissing);
        Lines again = day.lines;
        std::get<DrawRestoredLine>(again.at(3)).draws = 1;
        DrawVerifier third;
        QCOMPARE(verified(textsOf(again), third)->fault, DrawFault::DrawGap);
    }

    void emptyFileIsNoRecord()
    {
        const DrawVerifier verifier;
        QCOMPARE(verifier.finish()->fault, DrawFault::NoDay);
    }
};

QTEST_APPLESS_MAIN(TestDrawVerifier)
#include "tst_drawverifier.moc"
