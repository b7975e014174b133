// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/realkannel.h"

#include "core/base/check.h"
#include "tests/support/freeport.h"

#include <QFile>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>
#include <map>

#include <sys/prctl.h>

namespace xuanhao::test {

namespace {

constexpr int kPatience = 20'000; // milliseconds; each wait ends as soon as what is waited for is there

/// Looks without connecting: Kannel would take that for its message centre and hand it what waits.
void waitForPort(quint16 port)
{
    const QByteArray address = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    const bool isOpen = QTest::qWaitFor(
        [&address] {
            QFile sockets(QStringLiteral("/proc/net/tcp"));
            XUANHAO_CHECK(sockets.open(QIODevice::ReadOnly));
            const QList<QByteArray> lines = sockets.readAll().split('\n');
            return std::any_of(lines.begin(), lines.end(), [&](const QByteArray& line) {
                const QList<QByteArray> fields = line.simplified().split(' ');
                constexpr const char* kListening = "0A";
                return fields.size() > 3 && fields.at(1).endsWith(address) && fields.at(3) == kListening;
            });
        },
        kPatience);
    XUANHAO_CHECK(isOpen);
}

QByteArray unescaped(QByteArray data)
{
    return QByteArray::fromPercentEncoding(data.replace('+', ' '));
}

QString fromUtf16(const QByteArray& data)
{
    return QStringDecoder(QStringDecoder::Utf16BE).decode(data);
}

} // namespace

RealKannel::RealKannel(const QString& trusted)
{
    XUANHAO_CHECK(m_folder.isValid());
    const std::array ports{freePort(), freePort(), freePort(), freePort()};
    m_adminPort = ports[0];
    m_boxPort = ports[1];
    m_centrePort = ports[2];
    m_sendPort = ports[3];
    writeSettings(trusted);
}

RealKannel::~RealKannel()
{
    kill();
}

/// The settings of docs/operating.md, with the ports of this test and a message centre that is none.
void RealKannel::writeSettings(const QString& trusted)
{
    QString text = QStringLiteral(R"(group = core
admin-port = %1
admin-password = %5
admin-interface = 127.0.0.1
smsbox-port = %2
smsbox-interface = 127.0.0.1
box-allow-ip = 127.0.0.1
%6store-type = file
store-location = "%7/store"
log-file = "%7/bearerbox.log"
log-level = 1

group = smsc
smsc = fake
smsc-id = fake
host = 127.0.0.1
port = %3
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = %4
sendsms-interface = 127.0.0.1
global-sender = 12123
log-file = "%7/smsbox.log"
log-level = 1
http-request-retry = 20
http-queue-delay = 1

group = sendsms-user
username = xuanhao
password = "%5"
concatenation = true
max-messages = 20

group = sms-service
keyword = default
text = "-"
max-messages = 0
)")
                       .arg(m_adminPort)
                       .arg(m_boxPort)
                       .arg(m_centrePort)
                       .arg(m_sendPort);
    text.replace(QStringLiteral("%5"), kPassword)
        .replace(QStringLiteral("%6"),
                 trusted.isEmpty() ? QString() : QStringLiteral("ssl-trusted-ca-file = ") + trusted + u'\n')
        .replace(QStringLiteral("%7"), m_folder.path());
    QFile file(m_folder.filePath(QStringLiteral("kannel.conf")));
    XUANHAO_CHECK(file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0);
}

std::unique_ptr<QProcess> RealKannel::run(const QString& program, const QStringList& arguments,
                                          const QString& output)
{
    auto process = std::make_unique<QProcess>();
    process->setChildProcessModifier(
        [] { prctl(PR_SET_PDEATHSIG, SIGKILL); }); // a test that crashes takes it along
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->setStandardOutputFile(m_folder.filePath(output));
    process->start(program, arguments);
    XUANHAO_CHECK(process->waitForStarted());
    return process;
}

void RealKannel::start()
{
    const QStringList settings{QStringLiteral("-v"), QStringLiteral("4"),
                               m_folder.filePath(QStringLiteral("kannel.conf"))};
    m_bearerbox = run(QStringLiteral("/usr/sbin/bearerbox"), settings, QStringLiteral("bearerbox.out"));
    waitForPort(m_boxPort);
    m_smsbox = run(QStringLiteral("/usr/sbin/smsbox"), settings, QStringLiteral("smsbox.out"));
    waitForPort(m_sendPort);
}

void RealKannel::connectMessageCentre()
{
    waitForPort(m_centrePort);
    // "nop" is what the message centre would send of its own.
    m_centre = run(QStringLiteral("/usr/lib/kannel/test/fakesmsc"),
                   {QStringLiteral("-H"), QStringLiteral("127.0.0.1"), QStringLiteral("-r"),
                    QString::number(m_centrePort), QStringLiteral("-m"), QStringLiteral("1"),
                    QStringLiteral("1 2 text nop")},
                   QStringLiteral("centre%1.out").arg(++m_lines));
}

void RealKannel::kill()
{
    for (auto* process : {&m_bearerbox, &m_smsbox, &m_centre}) {
        if (*process) {
            (*process)->kill();
            (*process)->waitForFinished();
        }
        process->reset();
    }
}

QString RealKannel::sendUrl() const
{
    return QStringLiteral("http://127.0.0.1:%1/cgi-bin/sendsms").arg(m_sendPort);
}

QList<RealKannel::Message> RealKannel::messages() const
{
    // "Got message 2: <from to ucs-2 TEXT>", or "<from to udh HEADER data TEXT>" for a part of a long one.
    static const QRegularExpression line(
        QStringLiteral("Got message \\d+: <\\S+ (\\S+) (?:udh (\\S+) data|ucs-2) (\\S+)>"));
    QList<Message> result;
    std::map<std::pair<QString, int>, qsizetype> begun; // number and reference of a long message
    for (int i = 1; i <= m_lines; ++i) {
        QFile file(m_folder.filePath(QStringLiteral("centre%1.out").arg(i)));
        XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
        for (auto found = line.globalMatch(QString::fromLatin1(file.readAll())); found.hasNext();) {
            const auto match = found.next();
            const QString number = match.captured(1);
            const QString text = fromUtf16(unescaped(match.captured(3).toLatin1()));
            const QByteArray header = unescaped(match.captured(2).toLatin1());
            if (header.size() == 6) { // length, kind, length, reference, parts, part
                const auto key = std::pair(number, static_cast<int>(header.at(3)));
                if (const auto first = begun.find(key); first != begun.end()) {
                    result[first->second].text += text;
                    continue;
                }
                begun.emplace(key, result.size());
            }
            result.append({number, text});
        }
    }
    return result;
}

QStringList RealKannel::texts(const QString& number) const
{
    QStringList texts;
    for (const Message& message : messages()) {
        if (message.number == number)
            texts.append(message.text);
    }
    return texts;
}

QString RealKannel::logs() const
{
    QString all;
    for (const char* name : {"bearerbox.log", "smsbox.log"}) {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::ReadOnly))
            all += QString::fromUtf8(file.readAll());
    }
    return all;
}

} // namespace xuanhao::test
