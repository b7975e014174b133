// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/usertype.h"

#include <QTest>

using namespace xuanhao;

class TestUserType : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A3
    void newVehicleOwnerHasTheSelectionOnlyUntilItIsFinished()
    {
        QCOMPARE(servicesOf(UserType::NewVehicleOwner, false), QList{Service::PlateSelection});
        QVERIFY(servicesOf(UserType::NewVehicleOwner, true).contains(Service::TestBooking));
        QVERIFY(!servicesOf(UserType::NewVehicleOwner, true).contains(Service::BindLicence));
    }
    void learnerBooksTestsAndSelects()
    {
        const QList<Service> expected{Service::PlateSelection, Service::TestBooking};

        QCOMPARE(servicesOf(UserType::FirstLicenceLearner, false), expected);
        QCOMPARE(servicesOf(UserType::FirstLicenceLearner, true), expected);
    }
    void ownersAndDriversHaveEverything()
    {
        for (const UserType type : {UserType::VehicleOwner, UserType::Driver})
            QCOMPARE(servicesOf(type, false), allServices());
    }
    void everybodyMaySelect()
    {
        for (const UserType type : allUserTypes())
            QVERIFY(servicesOf(type, false).contains(Service::PlateSelection));
    }
    void wordsAreUniqueAndComeBack()
    {
        for (const UserType type : allUserTypes())
            QCOMPARE(userTypeFromWire(wireWord(type)), std::optional(type));
        QVERIFY(!userTypeFromWire(QStringLiteral("VehicleOwner")));
        QSet<QString> words;
        for (const Service service : allServices())
            words.insert(wireWord(service));
        QCOMPARE(words.size(), allServices().size());
    }
};

QTEST_APPLESS_MAIN(TestUserType)
#include "tst_usertype.moc"
