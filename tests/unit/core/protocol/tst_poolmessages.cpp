// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/poolmessages.h"

#include <QTest>

using namespace xuanhao;

namespace {

PoolSnapshot sample()
{
    PoolSnapshot snapshot;
    snapshot.kind = PlateKind::LargeNewEnergy;
    snapshot.version = 7;
    snapshot.free = QByteArray(static_cast<qsizetype>((SerialRules::largeNewEnergy().size() + 7) / 8), '\0');
    snapshot.free[0] = 5;
    snapshot.free[1000] = 1;
    snapshot.count = 3;
    return snapshot;
}

} // namespace

class TestPoolMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void snapshotsTravel() // F5
    {
        const auto read = PoolSnapshot::fromJson(sample().toJson());

        QVERIFY(read);
        QCOMPARE(read->version, 7u);
        QCOMPARE(read->count, 3u);
        QCOMPARE(read->free, sample().free);
    }
    void refusesDamagedSnapshots_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("another count") << "count" << QJsonValue(4);
        QTest::newRow("another kind") << "kind" << QJsonValue(QStringLiteral("02"));
        QTest::newRow("unknown kind") << "kind" << QJsonValue(QStringLiteral("99"));
        QTest::newRow("another size") << "bits" << QJsonValue(999'999);
        QTest::newRow("no base64") << "free" << QJsonValue(QStringLiteral("***"));
        QTest::newRow("no zlib") << "free" << QJsonValue(QStringLiteral("AAAA"));
        QTest::newRow("a version below zero") << "version" << QJsonValue(-1);
    }
    void refusesDamagedSnapshots()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QJsonObject object = sample().toJson();
        object.insert(key, value);

        QVERIFY(!PoolSnapshot::fromJson(object));
    }
    void changesTravel()
    {
        PoolChanges changes;
        changes.kind = PlateKind::SmallCar;
        changes.after = 3;
        changes.version = 5;
        changes.count = 9;
        changes.removed = {1, 7'059'999};
        changes.added = {42};

        const auto read = PoolChanges::fromJson(changes.toJson());

        QVERIFY(read);
        QVERIFY(read->removed == changes.removed && read->added == changes.added);
        QCOMPARE(read->version, 5u);
    }
    void refusesIndicesOutsideTheKind()
    {
        for (const QJsonValue& bad :
             {QJsonValue(7'060'000), QJsonValue(-1), QJsonValue(1.5), QJsonValue(QStringLiteral("1"))}) {
            QJsonObject object = PoolChanges{}.toJson();
            object.insert(QStringLiteral("removed"), QJsonArray{bad});
            QVERIFY(!PoolChanges::fromJson(object));
        }
    }
};

QTEST_APPLESS_MAIN(TestPoolMessages)
#include "tst_poolmessages.moc"
