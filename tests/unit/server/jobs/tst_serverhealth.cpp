// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/logbook.h"
#include "server/jobs/metricstext.h"
#include "server/jobs/requestlog.h"
#include "server/jobs/serverhealth.h"
#include "server/jobs/servermetrics.h"
#include "tests/support/seededrandom.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

/// What those who run the server are told (G8).
class TestServerHealth : public QObject
{
    Q_OBJECT

    static QByteArrayList codes(const std::vector<Health::Remark>& remarks)
    {
        QByteArrayList list;
        for (const Health::Remark& remark : remarks)
            list.append(remark.code);
        return list;
    }
    static HealthFacts well()
    {
        HealthFacts facts;
        facts.isOpen = true;
        facts.certificateLeft = std::chrono::hours(24 * 365);
        facts.diskFree = std::int64_t{50} * 1024 * 1024 * 1024;
        return facts;
    }

private Q_SLOTS:
    void readinessHasReasons_data()
    {
        QTest::addColumn<QByteArrayList>("reasons");
        QTest::addColumn<QByteArrayList>("warnings");
        QTest::newRow("well") << QByteArrayList{} << QByteArrayList{};
        QTest::newRow("starting") << QByteArrayList{"starting"} << QByteArrayList{};
        QTest::newRow("stopping") << QByteArrayList{"stopping"} << QByteArrayList{};
        QTest::newRow("database") << QByteArrayList{"databaseAway"} << QByteArrayList{};
        QTest::newRow("stalled") << QByteArrayList{"stalled"} << QByteArrayList{};
        QTest::newRow("nobody writes") << QByteArrayList{"noWriter"} << QByteArrayList{};
        QTest::newRow("another node writes") << QByteArrayList{} << QByteArrayList{};
        QTest::newRow("disk full") << QByteArrayList{"diskFull"} << QByteArrayList{};
        QTest::newRow("disk low") << QByteArrayList{} << QByteArrayList{"diskLow"};
        QTest::newRow("clock off") << QByteArrayList{} << QByteArrayList{"clockOff"};
        QTest::newRow("clock unsynchronised") << QByteArrayList{} << QByteArrayList{"clockUnsynchronised"};
        QTest::newRow("clock set") << QByteArrayList{} << QByteArrayList{"clockDiffers"};
        QTest::newRow("clock set back") << QByteArrayList{} << QByteArrayList{"clockDiffers"};
        QTest::newRow("certificate") << QByteArrayList{} << QByteArrayList{"certificateExpires"};
        QTest::newRow("certificate over") << QByteArrayList{} << QByteArrayList{"certificateExpired"};
    }
    void readinessHasReasons()
    {
        const QString row = QString::fromLatin1(QTest::currentDataTag());
        HealthFacts facts = well();
        const auto is = [&](const char* name) { return row == QLatin1String(name); };
        facts.isOpen = !is("starting");
        facts.isStopping = is("stopping");
        if (is("database"))
            facts.databaseFailure = QStringLiteral("INSERT INTO account (粤G) failed");
        if (is("stalled"))
            facts.tickAge = 11s;
        facts.isWriter = !is("nobody writes") && !is("another node writes");
        facts.hasWriter = !is("nobody writes");
        if (is("disk full") || is("disk low"))
            facts.diskFree = std::int64_t{is("disk full") ? 60 : 900} * 1024 * 1024;
        if (is("clock off") || is("clock unsynchronised"))
            facts.clockTrust = is("clock off") ? ClockTrust::OffByASecond : ClockTrust::Unsynchronised;
        if (is("clock set") || is("clock set back"))
            facts.clockError = is("clock set") ? 1001ms : Milliseconds(-1h);
        if (is("certificate") || is("certificate over"))
            facts.certificateLeft = is("certificate") ? Milliseconds(24h) : Milliseconds(-1ms);
        QFETCH(QByteArrayList, reasons);
        QFETCH(QByteArrayList, warnings);

        const Health health = judgeHealth(facts);

        QCOMPARE(codes(health.reasons), reasons);
        QCOMPARE(codes(health.warnings), warnings);
        HttpRequest request;
        request.method = "GET";
        request.path = "/readyz";
        const auto answer = probeAnswer(request, facts);
        QVERIFY(answer);
        QCOMPARE(answer->status, reasons.isEmpty() ? 200 : 503);
        // What the database says may quote what was written, and anybody may ask.
        QVERIFY(!answer->body.contains("粤G"));
        request.path = "/livez";
        QCOMPARE(probeAnswer(request, facts)->status, 200);
        request.path = "/metrics";
        QVERIFY(!probeAnswer(request, facts));
    }

    void metricsAreWhatPrometheusReads()
    {
        ServerMetrics metrics;
        const Endpoint& verify = endpoint(EndpointId::Verify);
        metrics.answered(&verify, 200, 5ms);
        metrics.answered(&verify, 200, 6ms);
        metrics.answered(&verify, 409, 40s);
        metrics.answered(&verify, 418, std::nullopt);
        metrics.answered(nullptr, 404, 1ms);
        metrics.refused(QStringLiteral("refused"));
        metrics.feedLag(3);
        Gauges gauges;
        gauges.version = QStringLiteral("1\\\"\n");
        gauges.figures.pools.push_back({{QStringLiteral("粤G"), PlateKind::SmallCar}, 17, 42});
        const QString text = QString::fromUtf8(metrics.text(gauges));
        const QString labels = QStringLiteral("route=\"/v1/sessions/{session}/verify\",method=\"POST\"");
        const auto has = [&](const QString& line) {
            return text.contains(QLatin1Char('\n') + line + QLatin1Char('\n'));
        };
        QVERIFY(has(QStringLiteral("xuanhao_requests_total{%1,status=\"200\"} 2").arg(labels)));
        QVERIFY(has(QStringLiteral("xuanhao_requests_total{%1,status=\"0\"} 1").arg(labels)));
        const QString bucket = QStringLiteral("xuanhao_request_duration_seconds_bucket{%1,le=\"%2\"} %3");
        QVERIFY(has(bucket.arg(labels, QStringLiteral("0.005"), QStringLiteral("1"))));
        QVERIFY(has(bucket.arg(labels, QStringLiteral("0.01"), QStringLiteral("2"))));
        QVERIFY(has(bucket.arg(labels, QStringLiteral("30"), QStringLiteral("2"))));
        QVERIFY(has(bucket.arg(labels, QStringLiteral("+Inf"), QStringLiteral("3"))));
        QVERIFY(has(QStringLiteral("xuanhao_request_duration_seconds_count{%1} 3").arg(labels)));
        QVERIFY(has(QStringLiteral("xuanhao_request_duration_seconds_sum{%1} 40.011").arg(labels)));
        QVERIFY(
            has(QStringLiteral("xuanhao_requests_total{route=\"none\",method=\"any\",status=\"404\"} 1")));
        QVERIFY(has(QStringLiteral("xuanhao_pool_free{authority=\"粤G\",kind=\"02\"} 42")));
        QVERIFY(has(QStringLiteral("xuanhao_build_info{version=\"1\\\\\\\"\\n\",node=\"\"} 1")));
        // Every sample stands below the type of its family, and no family comes twice.
        QString family;
        QStringList families;
        for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            if (line.startsWith(QLatin1String("# TYPE "))) {
                family = line.section(QLatin1Char(' '), 2, 2);
                QVERIFY2(!families.contains(family), qPrintable(family));
                families.append(family);
            } else if (!line.startsWith(QLatin1Char('#'))) {
                QVERIFY2(line.startsWith(family), qPrintable(line));
            }
        }
        QVERIFY(families.size() > 25);
    }

    void linesAreOneObjectEach()
    {
        const LogLine line{
            .at = fromMilliseconds(1'795'400'000'000LL),
            .level = "warning",
            .category = QStringLiteral("xuanhao.server"),
            .message = QStringLiteral("two\nlines \"%1\""),
            .fields = {{QStringLiteral("route"), QStringLiteral("/v1/hello")}, {QStringLiteral("ms"), 3}}};
        const QByteArray json = formatted(line, LogFormat::Json);
        QVERIFY(!json.contains('\n'));
        const QJsonObject object = QJsonDocument::fromJson(json).object();
        QCOMPARE(object.value(QStringLiteral("message")).toString(), line.message);
        QCOMPARE(object.value(QStringLiteral("level")).toString(), QStringLiteral("warning"));
        QCOMPARE(object.value(QStringLiteral("ms")).toInt(), 3);
        QCOMPARE(formatted(line, LogFormat::Text),
                 QByteArray("2026-11-23T10:13:20.000+08:00 warning xuanhao.server: two lines \"%1\" ms=3 "
                            "route=/v1/hello"));
    }

    void requestsAreLoggedWithoutPeople()
    {
        SeededRandom chance(1);
        const ServerSecret secret = ServerSecret::create(chance);
        RequestLog log(QStringLiteral("https://10.0.0.1:8443"), secret);
        RequestRecord record{.id = QStringLiteral("x-1"),
                             .endpoint = &endpoint(EndpointId::Verify),
                             .method = "POST",
                             .status = 409,
                             .code = QStringLiteral("refused"),
                             .took = 12ms,
                             .counter = "G01",
                             .address = QStringLiteral("192.0.2.7")};
        QJsonObject fields = log.fields(record);
        QCOMPARE(fields.value(QStringLiteral("route")).toString(),
                 QStringLiteral("/v1/sessions/{session}/verify"));
        QCOMPARE(fields.value(QStringLiteral("counter")).toString(), QStringLiteral("G01"));
        QCOMPARE(fields.value(QStringLiteral("address")).toString(), QStringLiteral("192.0.2.7"));
        // Somebody at home: the address is theirs.
        record.endpoint = &endpoint(EndpointId::ApplicantSignIn);
        fields = log.fields(record);
        const QString hash = fields.value(QStringLiteral("address")).toString();
        QVERIFY(hash.startsWith(QLatin1Char('#')) && hash.size() == 13);
        QVERIFY(!fields.contains(QStringLiteral("counter")));
        record.address = QStringLiteral("192.0.2.8");
        QVERIFY(log.fields(record).value(QStringLiteral("address")).toString() != hash);
        // Whatever stands where a counter's id should.
        record.endpoint = &endpoint(EndpointId::Verify);
        for (const char* odd : {"陈大文", "440803199001010012", "a b", "", "<script>"}) {
            record.counter = odd;
            QVERIFY2(!log.fields(record).contains(QStringLiteral("counter")), odd);
        }
    }
};

QTEST_APPLESS_MAIN(TestServerHealth)
#include "tst_serverhealth.moc"
