// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/csvtable.h"
#include "server/services/segmentfile.h"

#include <QTest>

using namespace xuanhao;

namespace {

const QString kAuthority = QStringLiteral("粤G");
const Instant kNow = fromMilliseconds(1'795'400'000'000LL);
const QByteArray kHead = "authority,kind,from,to,firstRelease,releasedAt,source\n";
const QByteArray kMark = "\xEF\xBB\xBF";

Expected<SegmentFile, QString> read(const QByteArray& bytes)
{
    return readSegmentFile(bytes, kAuthority, QStringLiteral("车管所"), kNow);
}

QString t(const char* text)
{
    return QString::fromUtf8(text);
}

} // namespace

/// E3: the file of released segments, as administrators write it.
class TestSegmentFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tableIsRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray line = "粤G,02,A1200,A1299,yes,2026-12-01 09:00,第 3 号\n";
        QTest::newRow("plain") << kHead + line;
        QTest::newRow("with a byte order mark") << kMark + kHead + line;
        QTest::newRow("with CRLF") << QByteArray(kHead + line).replace("\n", "\r\n");
        QTest::newRow("without a line end at last") << kHead + line.trimmed();
        QTest::newRow("with empty lines") << "\n" + kHead + "\n,,,,,,\n" + line + "\n\n";
        QTest::newRow("as Excel leaves it") << kHead + "粤G,2,A1200,A1299,TRUE,2026/12/1 9:00,第 3 号\n";
        QTest::newRow("in quotes") << kHead +
                                          R"("粤G","02","A1200","A1299","1","2026-12-01 09:00:00","第 3 号")";
        QTest::newRow("whole numbers")
            << kHead + "粤G,02,粤G·A1200,粤GA1299,是,2026-12-01T09:00:00+08:00,第 3 号\n";
        QTest::newRow("Chinese heading, other order")
            << QByteArray("公告,启用时间,首次投放,截止号码,起始号码,号牌种类,发牌机关\n"
                          "第 3 号,2026-12-01 09:00,是,A1299,A1200,02,粤G\n");
    }
    void tableIsRead()
    {
        QFETCH(QByteArray, bytes);

        const auto file = read(bytes);

        QVERIFY2(file.hasValue(), file ? "" : qPrintable(file.error()));
        QCOMPARE(file->segments.size(), 1);
        const Segment& segment = file->segments.first().segment;
        QCOMPARE(segment.pool, (PoolKey{kAuthority, PlateKind::SmallCar}));
        QCOMPARE(SerialRules::ordinary().serialAt(segment.first), t("A1200"));
        QCOMPARE(SerialRules::ordinary().serialAt(segment.last), t("A1299"));
        QVERIFY(segment.isFirstRelease);
        QCOMPARE(segment.releasedAt, *instantFromIso(t("2026-12-01T09:00:00+08:00")));
        QCOMPARE(segment.source, t("第 3 号"));
    }

    void columnThatIsNotNeededMayBeMissing()
    {
        const auto file =
            read("authority,kind,from,to,releasedAt,source\n粤G,02,A1200,A1299,2026-12-01 09:00,3\n");
        QVERIFY(!file->segments.first().segment.isFirstRelease);
    }

    void wrongLinesAreNamed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* line, const char* said) {
            QTest::newRow(name) << kHead + "粤G,02,A1200,A1299,,2026-12-01 09:00,3\n" + line << t(said);
        };
        row("another office", "粤A,02,A1200,A1299,,2026-12-01 09:00,3", "line 3: authority must be 粤G");
        row("no kind", "粤G,99,A1200,A1299,,2026-12-01 09:00,3", "line 3: kind is no plate kind");
        row("no serial", "粤G,02,I1200,A1299,,2026-12-01 09:00,3", "line 3: from is no serial");
        row("what a table program makes of 12E00", "粤G,02,1.20E+01,12E99,,2026-12-01 09:00,3",
            "line 3: from is no serial");
        row("number of another office", "粤G,02,粤A·A1200,A1299,,2026-12-01 09:00,3",
            "line 3: from is no serial");
        row("ends before it begins", "粤G,02,A1299,A1200,,2026-12-01 09:00,3", "line 3: to must be 0 to 999");
        row("too long", "粤G,02,A1000,A2000,,2026-12-01 09:00,3", "line 3: to must be 0 to 999");
        row("letters at other places", "粤G,02,A1200,AB299,,2026-12-01 09:00,3",
            "letters and digits at the same places");
        row("neither yes nor no", "粤G,02,B1200,B1299,maybe,2026-12-01 09:00,3",
            "line 3: firstRelease must be yes or no");
        row("no such day", "粤G,02,B1200,B1299,,2026-02-29 09:00,3", "line 3: releasedAt must be a time");
        row("no such hour", "粤G,02,B1200,B1299,,2026-12-01 24:00,3", "line 3: releasedAt must be a time");
        row("no time", "粤G,02,B1200,B1299,,2026-12-01,3", "line 3: releasedAt must be a time");
        row("no source", "粤G,02,B1200,B1299,,2026-12-01 09:00,", "line 3: source must have");
        row("too few cells", "粤G,02,B1200,B1299", "line 3: has 4 cells instead of 7");
        row("open quote", "粤G,\"02,B1200\nB1299", "line 3: a quotation mark is not closed");
        row("quote inside", "粤G,0\"2,B1200,B1299,,2026-12-01 09:00,3",
            "line 3: a quotation mark stands inside");
        QTest::newRow("no such column") << QByteArray("authority,kind,from,to,releasedAt,source,owner\n")
                                        << t("line 1: there is no column \"owner\"");
        QTest::newRow("column twice") << QByteArray("authority,kind,from,from,to,releasedAt,source\n")
                                      << t("line 1: the column \"from\" stands twice");
        QTest::newRow("column missing") << QByteArray("authority,kind,from,to,releasedAt\n")
                                        << t("line 1: the column \"source\" is missing");
        QTest::newRow("nothing") << QByteArray() << t("is empty");
        QTest::newRow("in GBK") << QByteArray("\xB7\xA2\xC5\xC6,kind\n") << t("UTF-8");
        QTest::newRow("a null") << kHead + QByteArray("a\0b", 3)
                                << t("line 2: this is no text (a zero byte)");
    }
    void wrongLinesAreNamed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const auto file = read(bytes);
        QVERIFY(!file.hasValue());
        QVERIFY2(file.error().contains(said), qPrintable(file.error()));
    }

    void everyWrongLineIsSaid()
    {
        const auto file = read(kHead + "粤A,02,A1200,A1299,,2026-12-01 09:00,3\n"
                                       "粤G,02,B1200,B1299,,2026-12-01 09:00,3\n"
                                       "粤G,99,A1200,A1299,,2026-12-01 09:00,3\n");
        QCOMPARE(file.error().split(QLatin1Char('\n')).size(), 2);
        QVERIFY(file.error().startsWith(t("line 2: ")) && file.error().contains(t("\nline 4: ")));
    }

    void jsonIsRead_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::newRow("plain") << QByteArray();
        QTest::newRow("with a byte order mark") << kMark;
        QTest::newRow("with space in front") << QByteArray("\n  ");
    }
    void jsonIsRead()
    {
        QFETCH(QByteArray, before);
        const auto file = read(before + R"({"authority": "粤G",
            "segments": [{"kind": "02", "from": "A1200", "to": "A1299", "releasedAt": "2026-12-01T09:00:00+08:00", "source": "3"}],
            "announcements": [{"number": "3", "text": "说明"}]})");
        QVERIFY2(file.hasValue(), file ? "" : qPrintable(file.error()));
        QCOMPARE(file->segments.size(), 1);
        QCOMPARE(file->announcements.first(),
                 (Announcement{t("3"), usualAnnouncementTitle(), t("说明"), t("车管所"), kNow, {}}));
    }

    void jsonErrorsNameTheLine()
    {
        const auto file =
            read("{\"authority\": \"粤G\",\n\"segments\": [\n{\"kind\": \"02\", \"from\": \"A1200\", \"to\": "
                 "\"AB299\",\n\"releasedAt\": \"2026-12-01T09:00:00+08:00\", \"source\": \"3\"}]}");
        QVERIFY2(file.error().contains(t("line 3")) && file.error().contains(t("segments[0].to")),
                 qPrintable(file.error()));
        QVERIFY(!read(R"({"authority": "粤G", "segments": [], "person": "x"})").hasValue()); // F6
    }

    void cellsAreReadByTheStandard() // RFC 4180
    {
        const auto rows = readCsv("a,\"b,\"\"c\"\"\nd\",e\r\n\"\",f\r", 10);
        QCOMPARE(rows->size(), std::size_t{2});
        QCOMPARE(rows->at(0).cells, (QStringList{t("a"), t("b,\"c\"\nd"), t("e")}));
        QCOMPARE(rows->at(1).cells, (QStringList{QString(), t("f")}));
        QCOMPARE(rows->at(1).line, 3);
        QVERIFY(readCsv("a\nb\nc", 2).error().contains(t("more than 2 lines")));
        QVERIFY(readCsv(QByteArray(200, ','), 2).error().contains(t("too many fields")));
    }
};

QTEST_GUILESS_MAIN(TestSegmentFile)
#include "tst_segmentfile.moc"
