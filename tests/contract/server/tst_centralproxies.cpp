// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/systemclock.h"
#include "tests/contract/server/processoffice.h"

#include <QStandardPaths>
#include <QTcpSocket>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

QByteArray example(const char* name)
{
    QFile file(kSource + t("/installer/linux/central/examples/") + t(name));
    XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QString program(const char* name)
{
    const QString found = QStandardPaths::findExecutable(t(name));
    return found.isEmpty() ? QStandardPaths::findExecutable(t(name), {t("/usr/sbin")}) : found;
}

} // namespace

/// The example configurations in front of the real program (G8).
class TestCentralProxies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void examplesServeCounters_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("haproxy") << QByteArray("haproxy");
        QTest::newRow("nginx") << QByteArray("nginx");
    }
    void examplesServeCounters() // two nodes, of which one is not there
    {
        QFETCH(QByteArray, name);
        const QString proxy = program(name.constData());
        QVERIFY2(!proxy.isEmpty(), "./dev test installs haproxy, nginx-light and libnginx-mod-stream");
        const bool isNginx = name == "nginx";
        const Office office;
        const QString code = openOffice(office);
        QFile settings(office.path("central.ini"));
        // The client's address counts: one attempt a second, 60 at once.
        QVERIFY(settings.open(QIODevice::WriteOnly | QIODevice::Append));
        settings.write("trusted-proxies=127.0.0.1\nlimit-strangers-per-second=1\n");
        settings.close();
        QProcess server;
        startServer(server, office);
        const quint16 port = freePort();
        QByteArray text = example(isNginx ? "nginx.conf" : "haproxy.cfg");
        text.replace("10.0.0.11:8443", "127.0.0.1:" + QByteArray::number(office.port));
        text.replace("10.0.0.12:8443", "127.0.0.1:" + QByteArray::number(freePort()));
        text.replace("10.0.0.13:8443", "127.0.0.1:" + QByteArray::number(freePort()));
        text.replace("bind :8443", "bind 127.0.0.1:" + QByteArray::number(port));
        text.replace("listen 8443", "listen 127.0.0.1:" + QByteArray::number(port));
        text.replace("/var/log/nginx/central.log", office.path("access.log").toUtf8());
        const QString path = office.path("proxy.conf");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        const QString pid = t("pid ") + office.path("pid") + t("; error_log stderr; ");
        const Run checked = [&] {
            QProcess process;
            process.start(proxy, isNginx ? QStringList{t("-t"), t("-c"), path, t("-g"), pid}
                                         : QStringList{t("-c"), t("-f"), path});
            process.waitForFinished();
            return Run{process.exitCode(), {}, QString::fromUtf8(process.readAllStandardError())};
        }();
        QVERIFY2(checked.code == 0, qPrintable(checked.errors));
        QProcess front;
        front.start(proxy,
                    isNginx ? QStringList{t("-c"), path, t("-g"), pid + t("daemon off; master_process off;")}
                            : QStringList{t("-db"), t("-f"), path});
        QVERIFY(front.waitForStarted());
        const SystemClock clock;
        TestCounter counter(
            clock, [port] { return t("https://127.0.0.1:%1").arg(port); }, t("G01"));
        QVERIFY2(QTest::qWaitFor([&] { return counter.send(EndpointId::Hello).isOk(); }, 30'000),
                 front.readAllStandardError().constData());

        QVERIFY(counter.enrol(code).isOk());
        QVERIFY(counter.signIn(t("clerk1")).isOk());
        QVERIFY(!prepared(counter, applicant(1)).isEmpty());
        QVERIFY(counter.pool(PlateKind::SmallCar).pool.count() > 0);
        int asked = 0;
        while (asked < 100 && counter.raw("POST", "/v1/applicants/sign-in", "{}", {{"Accept", "x"}}).code() !=
                                  t("overloaded"))
            ++asked;
        QVERIFY2(asked >= 55 && asked < 100, qPrintable(QString::number(asked)));

        front.terminate();
        QVERIFY(front.waitForFinished());
        server.terminate();
        QVERIFY(server.waitForFinished());
    }
};

QTEST_GUILESS_MAIN(TestCentralProxies)
#include "tst_centralproxies.moc"
