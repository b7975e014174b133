// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/hostileoffice.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

const QByteArray kHole = "hole-0b6cf1d4";

QJsonValue withHole(const QJsonValue& value, const QStringList& path, const QJsonValue& sample)
{
    if (path.isEmpty())
        return QString::fromLatin1(kHole);
    if (path.first() == QLatin1String("0")) {
        QJsonArray items = value.toArray().isEmpty() ? sample.toArray() : value.toArray();
        items[0] = withHole(items[0], path.mid(1), sample.toArray().at(0));
        return items;
    }
    QJsonObject object = value.isObject() ? value.toObject() : sample.toObject();
    object.insert(path.first(),
                  withHole(object.value(path.first()), path.mid(1), sample.toObject().value(path.first())));
    return object;
}

QByteArray quoted(const QByteArray& content)
{
    return '"' + content + '"';
}

/// JSON texts, some of them none, that stand in the place of a value. The last ones also break the object
/// around them: a second value under the same name, a name nobody knows.
QList<QByteArray> hostileValues(const QByteArray& right, const QByteArray& name, int maxLength)
{
    return {"null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e308",
            "1e999",
            "9007199254740993",
            "-9223372036854775809",
            quoted(""),
            quoted(" "),
            "[]",
            "{}",
            "[null]",
            R"({"a":1})",
            quoted("\\u0000"),
            quoted("\\ud800"),
            quoted("\\udc00\\ud800"),
            quoted("\xff\xfe"),
            quoted("\xed\xa0\x80"),
            quoted("\x01\x02"),
            quoted("\xe2\x80\xae\xef\xbb\xbf"),
            quoted("\xf0\x9f\x9a\x97"),
            quoted("' OR 1=1; DROP TABLE claim; --"),
            quoted("../../secret.key"),
            quoted("%00%s%n"),
            quoted(QByteArray(maxLength + 1, 'x')),
            quoted(QByteArray(100'000, 'x')),
            QByteArray(70, '[') + QByteArray(70, ']'),
            QByteArray(20'000, '['),
            QByteArray(20'000, '[') + QByteArray(20'000, ']'),
            "",
            "NaN",
            right + ',' + quoted(name) + ':' + right,
            right + R"(,"zz":1)",
            right + ",\"\xef\xbb\xbf" + name + "\":1"};
}

} // namespace

/// Requests nobody who means well would send, made from the OpenAPI document: refused with a problem the
/// document knows, whatever they are; no rule is broken, and work goes on (F1, F3, F4).
class TestHostileRequests : public QObject
{
    Q_OBJECT

    ApiDocument m_document;

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(t("xuanhao.*.info=false")); }

    void everyPartOfEveryBodyMayBeAnything() // F1
    {
        Office office;
        const Stages stages(office);
        const auto accounts = office.harness.integer("SELECT count(*) FROM account");
        const auto sessions = office.harness.integer("SELECT count(*) FROM session");
        QStringList findings;
        int sent = 0;
        int registered = 0;
        for (const Endpoint& target : allEndpoints()) {
            if (target.method != HttpMethod::Post)
                continue;
            const QJsonObject schema = m_document.bodySchema(QString::fromLatin1(target.operationId));
            const QJsonObject sample = m_document.sample(schema).toObject();
            const QByteArray path = pathOf(target.id, stages, office.account);
            for (const QString& place : m_document.places(schema)) {
                const QStringList parts = place.split(QLatin1Char('.'));
                const int maxLength = m_document.schemaAt(schema, parts).value(t("maxLength")).toInt(60);
                QJsonObject right = meaningful(target.id, stages);
                if (target.isWrite)
                    right.insert(t("operation"), office.counter->newOperation());
                const QByteArray text = toCanonicalJson(withHole(right, parts, sample).toObject());
                const QByteArray known =
                    QJsonDocument(QJsonArray{m_document.sample(m_document.schemaAt(schema, parts))})
                        .toJson(QJsonDocument::Compact);
                for (const QByteArray& value :
                     hostileValues(known.mid(1, known.size() - 2), parts.last().toUtf8(), maxLength)) {
                    QByteArray body = text;
                    body.replace(quoted(kHole), value);
                    const Answer answer = office.counter->raw("POST", path, body);
                    ++sent;
                    QString wrong = complaint(m_document, answer);
                    if (answer.isOk()) {
                        const auto taken = parseJsonObject(body);
                        wrong = taken ? m_document.misfit(schema, *taken) : t("is no JSON");
                        registered += target.id == EndpointId::Register ? 1 : 0;
                    }
                    if (!wrong.isEmpty())
                        findings.append(t("%1 %2 %3 -> %4 %5: %6")
                                            .arg(QString::fromLatin1(target.operationId), place,
                                                 QString::fromUtf8(value.left(60)))
                                            .arg(answer.status)
                                            .arg(QString::fromUtf8(answer.body.left(200)), wrong));
                }
            }
        }
        QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
        QVERIFY(sent > 3000);
        QCOMPARE(office.harness.integer("SELECT count(*) FROM account"), accounts + registered);
        QCOMPARE(office.harness.integer("SELECT count(*) FROM session"), sessions);
        QCOMPARE(brokenRule(office), QString());
        const QString after = office.reserved(50);
        QCOMPARE(office.counter->session(EndpointId::ShowSession, after).view().session.stage(),
                 Stage::Reserved);
    }

    void nothingPassesWithoutTheRightProofs() // F1, F5
    {
        Office office;
        const Stages stages(office);
        office.harness.server->tick(); // what waits is sent now, not meanwhile
        const auto audited = office.harness.integer("SELECT count(*) FROM audit");
        QStringList findings;
        for (const Endpoint& target : allEndpoints()) {
            if (target.proof == Proof::Nothing)
                continue;
            const QByteArray method = target.method == HttpMethod::Post ? "POST" : "GET";
            const QByteArray path = pathOf(target.id, stages, office.account);
            QJsonObject content = meaningful(target.id, stages);
            if (target.isWrite)
                content.insert(t("operation"), office.counter->newOperation());
            const QByteArray body =
                target.method == HttpMethod::Post ? toCanonicalJson(content) : QByteArray();
            const auto refused = [&](const QByteArray& what, const QByteArray& sentBody,
                                     QHash<QByteArray, QByteArray> headers) {
                headers.insert("X-Any", "1"); // without any, the counter would sign by itself
                const QString name = t(target.operationId) + u' ' + QString::fromLatin1(what);
                const Answer answer = office.counter->raw(method, path, sentBody, headers);
                expectRefusal(m_document, findings, name, answer);
                if (answer.status != 401)
                    findings.append(name + t(": is not 401"));
            };
            refused("unsigned", body, {});
            for (const char* header : {kCounterHeader, kTimeHeader, kNonceHeader, kSignatureHeader}) {
                for (const QByteArray& value :
                     {QByteArray(), QByteArray("0"), QByteArray("x, y"), QByteArray("\xff\xfe"),
                      QByteArray("-9223372036854775808"), QByteArray(3000, 'A')}) {
                    auto headers = office.counter->signedHeaders(method, path, body);
                    if (value.isEmpty())
                        headers.remove(header);
                    else
                        headers.insert(header, value);
                    refused(header + QByteArray(" wrong"), body, headers);
                }
            }
            refused("another body", body + ' ', office.counter->signedHeaders(method, path, body));
            refused("another path", body, office.counter->signedHeaders(method, path + '/', body));
            refused("another method", body, office.counter->signedHeaders("PUT", path, body));
            if (target.proof != Proof::Staff)
                continue;
            for (const QByteArray& token :
                 {QByteArray("Bearer "), QByteArray("Bearer x"), QByteArray("Basic YTpi"),
                  "Bearer " + office.other->token.toLatin1()}) {
                auto headers = office.counter->signedHeaders(method, path, body);
                headers.insert("Authorization", token);
                refused("another token", body, headers);
            }
        }

        QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
        QCOMPARE(office.harness.integer("SELECT count(*) FROM audit"), audited);
        QCOMPARE(brokenRule(office), QString());
    }
};

QTEST_GUILESS_MAIN(TestHostileRequests)
#include "tst_hostilerequests.moc"
